import type { Recognition, RecognisedRow } from '../recognise/types.ts'

/** A text with what should be read in it. */
export interface Sample {
  name: string
  text: string
  read: Recognition['read']
  /** Each as `show` writes it. */
  rows: readonly string[]
  /** Lines that are no service, by number. */
  rest: readonly number[]
}

/** A row in one line: "3 Microsoft 365 [Business Premium] 25 licences: 2200 USD per_user_month × 25, Microsoft". */
export function show({ line, service, cost }: RecognisedRow): string {
  const { name, tier, users, licences, notes } = service
  const assigned = licences?.assigned === undefined ? '' : ` (${licences.assigned} assigned)`
  const contract = cost?.contract ? ` ${JSON.stringify(cost.contract).replaceAll('"', '')}` : ''
  return [
    String(line),
    name,
    tier ? `[${tier}]` : '',
    users === undefined ? '' : `${users} users`,
    licences ? `${licences.count} licences${assigned}` : '',
    cost ? `= ${cost.amount.min} ${cost.amount.currency} ${cost.period ?? 'no period'}` : '',
    cost?.users === undefined ? '' : `× ${cost.users}`,
    cost?.provider ? `by ${cost.provider}` : '',
    contract.trim(),
    notes ? `(${notes})` : '',
  ]
    .filter(Boolean)
    .join(' ')
}
