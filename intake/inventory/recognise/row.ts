import type { Cost, Service } from '../../../hub/domain/fields.ts'
import { serviceFrom } from '../catalogue.ts'
import type { Context } from './context.ts'
import type { SaidNumber } from './count.ts'
import { exactly, LARGEST } from './money.ts'
import { costPeriod, type SaidPeriod } from './period.ts'
import type { RecognisedRow } from './types.ts'

/** What was read of one line, before it is a row. */
export interface Parts {
  name: string
  /** Words beside the name that may tell the edition; kept as notes where they do not. */
  beside?: string
  service?: Partial<Service>
  number?: Pick<SaidNumber, 'count' | 'kind'> | undefined
  money?: { amount: number; currency?: string; period?: SaidPeriod | undefined } | undefined
  contract?: Cost['contract']
  provider?: string | undefined
  /** Who makes it, where the catalogue does not say: an invoice of RingCentral is for things of RingCentral. */
  vendorIfUnknown?: string
  line: number
  source: string
  /** How sure we are that an unknown name is a service at all. */
  unknown: number
}

const MAX_NAME = 200
/** Stands as vendor in the catalogue where nobody sends an invoice. */
const NOBODY = new Set(['open source', 'local carrier'])
const MAX_NOTES = 2000
const ASSUMED_CURRENCY = 0.9
const LARGEST_COUNT = 1_000_000

/** A row of what was read; undefined where no name is left. */
export function makeRow(parts: Parts, context: Context): RecognisedRow | undefined {
  const typed = cleanName(parts.name)
  if (!/[\p{L}]/u.test(typed)) return undefined
  const full = [typed, parts.beside ?? ''].join(' ').trim()
  const found = context.named(full) ?? context.named(typed)
  const isWholeName = context.named(typed)?.beside === ''
  const beside = found && !isWholeName ? full : (parts.beside ?? '')
  const notes = [parts.service?.notes, !found || found.beside ? beside : ''].filter(Boolean).join('; ')
  const service = {
    ...(found
      ? serviceFrom(found.entry, found.plan)
      : {
          name: typed.slice(0, MAX_NAME),
          ...(parts.vendorIfUnknown ? { vendor: parts.vendorIfUnknown } : {}),
        }),
    ...said(parts.service ?? {}, found !== undefined),
    ...numbers(parts),
    ...(notes ? { notes: notes.slice(0, MAX_NOTES) } : {}),
  }
  const cost = costOf(parts, service, context, found?.entry.unit)
  const assumed = cost && !parts.money?.currency && !context.currencySaid
  const confidence = (found?.confidence ?? parts.unknown) * (assumed ? ASSUMED_CURRENCY : 1)
  return {
    service,
    ...(cost ? { cost } : {}),
    confidence: Math.round(confidence * 100) / 100,
    ...(found ? { known: found.entry.id } : {}),
    line: parts.line,
    source: parts.source,
  }
}

function numbers({ number, service }: Parts): Partial<Service> {
  if (!number || number.count > LARGEST_COUNT) return {}
  if (number.kind === 'users') return service?.users === undefined ? { users: number.count } : {}
  return service?.licences === undefined ? { licences: { count: number.count } } : {}
}

function costOf(
  { money, number, contract, provider }: Parts,
  service: Partial<Service> & { name: string },
  context: Context,
  unit: string | undefined,
): RecognisedRow['cost'] {
  if (!money) return undefined
  const count = number?.count ?? service.licences?.count ?? service.users
  const { amount, period } = costPeriod({ amount: money.amount, period: money.period, count })
  if (!Number.isSafeInteger(amount) || amount < 0 || amount > LARGEST) return undefined
  const vendor = service.vendor && !NOBODY.has(service.vendor) ? service.vendor : undefined
  const from = provider ?? vendor
  const forUsers = period === 'per_user_month' || /^(user|seat|agent|employee|mailbox)\b/.test(unit ?? '')
  return {
    label: (service.tier ? `${service.name} ${service.tier}` : service.name).slice(0, MAX_NAME),
    ...(from ? { provider: from.slice(0, MAX_NAME) } : {}),
    ...(service.category ? { category: service.category } : {}),
    amount: exactly(amount, money.currency ?? context.currency),
    ...(period ? { period } : {}),
    ...(forUsers && count !== undefined && count <= LARGEST_COUNT ? { users: count } : {}),
    ...(contract ? { contract } : {}),
  }
}

/** The catalogue's category is the one that totals and pictures group by: it stands where the product is known. */
const said = (service: Partial<Service>, isKnown: boolean): Partial<Service> =>
  Object.fromEntries(
    Object.entries(service).filter(
      ([key, value]) => value !== undefined && value !== '' && !(isKnown && key === 'category'),
    ),
  )

/** A name without the marks that stood around it. */
export const cleanName = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s.,:;|*_~#>–—-]+|[\s,:;|*_~–—-]+$/gu, '')
    .replace(/(?<=\p{L}{2})\.$/u, '')
    .replace(/^["'“”„«»‚‘’`](.*)["'“”„«»‚‘’`]$/u, '$1')
    .trim()
