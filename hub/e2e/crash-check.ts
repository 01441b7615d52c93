import { keyOf, type CrmKind, type CrmProcess, type CrmRecord } from './crash-crm.ts'
import type { HubAssessment } from './crash-hub.ts'
import type { Person } from './talk.ts'

/** What a rep recognises a prospect by, in each kind of record. */
const SHOWS: Record<CrmKind, { property: string; of: (person: Person) => string }> = {
  company: { property: 'name', of: ({ company }) => company },
  contact: { property: 'email', of: ({ email }) => email },
  deal: { property: 'dealname', of: ({ company }) => company },
  note: { property: 'hs_note_body', of: ({ company }) => company },
  task: { property: 'hs_task_subject', of: ({ name }) => name },
}
const CHECKED: readonly CrmKind[] = ['company', 'contact', 'deal', 'note', 'task']
const ASSOCIATED: [CrmKind, CrmKind][] = [
  ['contact', 'company'],
  ['deal', 'contact'],
  ['deal', 'company'],
  ['note', 'contact'],
  ['note', 'company'],
  ['note', 'deal'],
  ['task', 'deal'],
]

/** Everything that is wrong with what hub and CRM hold of these people, in sentences; none = it held. */
export async function checkAll(
  people: Person[],
  assessments: HubAssessment[],
  connectionId: string,
  crm: CrmProcess,
): Promise<string[]> {
  const hubSide = checkHub(people, assessments, connectionId)
  const owners = new Map(assessments.map((one) => [one.id, personOfAssessment(people, one)]))
  const records = new Map<CrmKind, CrmRecord[]>()
  for (const kind of CHECKED) records.set(kind, await crm.all(kind, [SHOWS[kind].property]))
  const crmSide = CHECKED.flatMap((kind) => checkRecords(kind, records.get(kind) ?? [], owners))
  const links = await Promise.all(ASSOCIATED.map(([from, to]) => checkAssociations(crm, from, to, records)))
  const linked = assessments.flatMap((one) => checkLinks(one, connectionId, records))
  return [...hubSide, ...crmSide, ...links.flat(), ...linked]
}

const emailOf = ({ answers }: HubAssessment) => answers['contact.email']?.value
const personOfAssessment = (people: Person[], assessment: HubAssessment) =>
  people.find(({ email }) => email === emailOf(assessment))

function checkHub(people: Person[], assessments: HubAssessment[], connectionId: string): string[] {
  const wrong = people.flatMap((person) => {
    const own = assessments.filter((one) => emailOf(one) === person.email)
    const [one] = own
    if (!one || own.length > 1) return [`${person.email} has ${own.length} assessments instead of one.`]
    return [
      ...(one.status === 'submitted' ? [] : [`The assessment of ${person.email} is ${one.status}.`]),
      ...(one.sync.pending.includes(connectionId) ? [`The CRM is behind for ${person.email}.`] : []),
    ]
  })
  const strays = assessments.filter((one) => !personOfAssessment(people, one))
  const different = compareAnswers(people, assessments)
  return [...wrong, ...strays.map(({ id }) => `Nobody began the assessment ${id}.`), ...different]
}

/** The first person was never interrupted: everybody else said the same, so the same must be known of them. */
function compareAnswers(people: Person[], assessments: HubAssessment[]): string[] {
  const known = people.map((person) => {
    const own = assessments.find((one) => emailOf(one) === person.email)
    return { person, answers: new Map(Object.entries(own ? withoutNames(own, person) : {})) }
  })
  const [model, ...others] = known
  if (!model || model.answers.size < 15) return ['The conversation that nobody interrupted has few answers.']
  return others.flatMap(({ person, answers }) => {
    const paths = new Set([...model.answers.keys(), ...answers.keys()])
    const off = [...paths].filter((path) => model.answers.get(path) !== answers.get(path))
    return off.map((path) => `${path} of ${person.email} is ${answers.get(path) ?? 'missing'}.`)
  })
}

/** Answers as text, without what is different from one person to the next: names, ids, times. */
function withoutNames({ answers }: HubAssessment, person: Person): Record<string, string> {
  const [first = '', last = ''] = person.name.split(' ')
  const domain = person.email.split('@')[1] ?? ''
  const digits = person.phone.replaceAll(/\D/g, '')
  const neutral = (text: string) =>
    [person.email, domain, digits, person.company, last, first].reduce(
      (left, word) => left.replaceAll(word, '…'),
      text,
    )
  const plain = (_name: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'id' && name !== 'at'))
      : value
  return Object.fromEntries(
    Object.entries(answers).map(([path, { state, value }]) => [
      path,
      neutral(`${state} ${JSON.stringify(value, plain)}`),
    ]),
  )
}

function checkRecords(
  kind: CrmKind,
  records: CrmRecord[],
  owners: Map<string, Person | undefined>,
): string[] {
  const { property, of } = SHOWS[kind]
  const missing = [...owners].flatMap(([id, person]) => {
    const own = records.filter((one) => keyOf(one) === `${id}:${kind}`)
    const [one] = own
    const who = person?.email ?? id
    if (!one || own.length > 1) return [`${who} has ${own.length} ${kind} records instead of one.`]
    const shown = one.properties[property] ?? ''
    return person && !shown.includes(of(person)) ? [`The ${kind} of ${who} does not say who it is.`] : []
  })
  const strays = records.filter((one) => !owners.has(keyOf(one).split(':')[0] ?? ''))
  return [...missing, ...strays.map(({ id }) => `The ${kind} ${id} belongs to no assessment.`)]
}

/** Each record is associated with that of the same assessment, and with no other. */
async function checkAssociations(
  crm: CrmProcess,
  from: CrmKind,
  to: CrmKind,
  records: Map<CrmKind, CrmRecord[]>,
): Promise<string[]> {
  const sources = records.get(from) ?? []
  const found = await crm.associated(
    from,
    sources.map(({ id }) => id),
    to,
  )
  return sources.flatMap((source) => {
    const key = keyOf(source).replace(/:\w+$/, `:${to}`)
    const wanted = records.get(to)?.filter((one) => keyOf(one) === key) ?? []
    const has = [...new Set(found.get(source.id) ?? [])]
    const right = has.length === 1 && has[0] === wanted[0]?.id
    return right
      ? []
      : [`The ${from} ${source.id} is associated with ${has.length} ${to} records, or a wrong one.`]
  })
}

/** The hub knows each record that the CRM has of it. */
function checkLinks(
  { id, links }: HubAssessment,
  connectionId: string,
  records: Map<CrmKind, CrmRecord[]>,
): string[] {
  return CHECKED.flatMap((kind) => {
    const linked = links.find((one) => one.kind === kind && one.connectionId === connectionId)?.remoteId
    const record = records.get(kind)?.find((one) => keyOf(one) === `${id}:${kind}`)
    return record && linked === record.id ? [] : [`The hub has lost sight of the ${kind} of ${id}.`]
  })
}
