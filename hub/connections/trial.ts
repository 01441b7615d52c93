import { randomUUID } from 'node:crypto'
import type { Assessment } from '../domain/assessment.ts'
import { canonicalKey, type Kind } from '../domain/canonical.ts'
import type { RecordId, RemoteRecord, Session } from '../domain/connector.ts'
import { HubError } from '../domain/errors.ts'
import type { Connection, Trial } from '../domain/sync.ts'
import type { Mapping, RecordMapping } from '../mapping/mapping.ts'
import { forward, normalise, remoteFields } from '../mapping/use-mapping.ts'
import type { ConnectionNeeds } from './needs.ts'

/** What people see in the CRM for the seconds that a trial takes, or should it be left there. */
const NAME = 'Entourage Sentry trial record'
const KINDS: readonly Kind[] = ['company', 'contact']

interface TrialRecord {
  mapping: RecordMapping
  key: string
  fields: Record<string, string | null>
  id?: string
}

/**
 * Writes one marked company and one marked contact, reads both back, and takes them away again. What a trial wrote is
 * found by its key, so that one which was cut off is tidied up by the next.
 */
export async function runTrial(
  needs: Pick<ConnectionNeeds, 'connections' | 'recordsOf' | 'clock'>,
  connection: Connection,
  mapping: Mapping,
  session: Session,
): Promise<Trial> {
  const trial: Trial = {
    id: randomUUID(),
    at: needs.clock.now().toISOString(),
    ok: false,
    steps: [],
    left: [],
  }
  const records = trialRecords(needs, connection, mapping, trial)
  await tidyUp(connection, mapping, session)
  await needs.connections.update(connection.id, { trial })
  const step = async (title: string, act: () => Promise<string>): Promise<boolean> => {
    const outcome = await act().then(
      (detail) => ({ ok: true, detail }),
      (error: unknown) => ({ ok: false, detail: wordsOf(error) }),
    )
    trial.steps.push({ title, ...outcome })
    return outcome.ok
  }
  const written: TrialRecord[] = []
  for (const record of records) {
    const ok = await step(`Write a ${record.mapping.kind}`, () => write(session, record, written))
    if (!ok) break
    written.push(record)
  }
  const complete = records.length > 0 && written.length === records.length
  const seen = complete && (await step('Read them back', () => readBack(session, written)))
  if (written.length > 0) await step('Take them away again', () => takeAway(session, written, trial))
  trial.ok = seen
  await needs.connections.update(connection.id, { trial })
  return trial
}

/** The canonical records of an assessment that exists for this moment only. */
function trialRecords(
  { recordsOf, clock }: Pick<ConnectionNeeds, 'recordsOf' | 'clock'>,
  connection: Connection,
  mapping: Mapping,
  { id }: Trial,
): TrialRecord[] {
  const at = clock.now().toISOString()
  const provenance = { source: 'staff' as const, at, confidence: 1 }
  const known = (value: unknown) => ({ state: 'known' as const, value, provenance })
  const consent = { given: true, at, textVersion: '1', by: NAME }
  const assessment: Assessment = {
    id,
    status: 'draft',
    answers: {
      'company.name': known(NAME),
      'contact.firstName': known('Entourage Sentry'),
      'contact.lastName': known('trial record'),
      // Reserved for examples: mail to it goes nowhere.
      'contact.email': known(`trial-${id.slice(0, 8)}@example.com`),
      'consent.privacy': known(consent),
    },
    revision: 1,
    version: 1,
    pending: [],
    progress: {},
    verified: true,
    createdAt: at,
    updatedAt: at,
  }
  const suspended = new Set(connection.suspended.map(({ line }) => line))
  return recordsOf(assessment, mapping, connection).flatMap(({ kind, key, fields }) => {
    const record = KINDS.includes(kind) && mapping.records.find((one) => one.kind === kind)
    if (!record) return []
    const ours = forward(record, fields, { owners: connection.owners })
    const sent = record.lines.flatMap((line): [string, string][] => {
      const said = ours.get(line.remote)
      if (suspended.has(line.id)) return []
      if (line.direction === 'from_crm')
        return line.initial === undefined ? [] : [[line.remote, line.initial]]
      return said?.state === 'value' ? [[line.remote, said.text]] : []
    })
    return [{ mapping: record, key, fields: Object.fromEntries(sent) }]
  })
}

async function write(session: Session, record: TrialRecord, earlier: TrialRecord[]): Promise<string> {
  const { object, key: keyProperty, kind, associate } = record.mapping
  const others = earlier
    .filter((one) => associate.includes(one.mapping.kind))
    .flatMap(({ mapping, id }): RecordId[] => (id ? [{ object: mapping.object, id }] : []))
  const { key, fields } = record
  const [result] = await session.write([{ object, keyProperty, key, fields, associate: others }])
  if (!result?.ok) throw new HubError('remote_refused', result?.reason ?? 'There was no answer.')
  record.id = result.id
  const missing = others.filter(
    (one) => !result.associated?.some(({ object: its, id }) => its === one.object && id === one.id),
  )
  if (missing.length > 0)
    await session.associate(missing.map((to) => ({ from: { object, id: result.id }, to })))
  const count = Object.keys(fields).length
  return `The ${kind} was taken with ${count} ${count === 1 ? 'field' : 'fields'}, as record ${result.id}.`
}

async function readBack(session: Session, records: TrialRecord[]): Promise<string> {
  const altered: string[] = []
  for (const { mapping, id, fields } of records) {
    const [found] = id === undefined ? [] : await session.read(mapping.object, [id], remoteFields(mapping))
    if (!found) throw new HubError('remote_refused', `The ${mapping.kind} could not be found again.`)
    altered.push(...differences(mapping, fields, found))
  }
  return altered.length === 0
    ? 'Every field came back as it was sent.'
    : `The CRM changed what we sent in ${altered.join(', ')}.`
}

const differences = (
  { kind, lines }: RecordMapping,
  sent: TrialRecord['fields'],
  { fields }: RemoteRecord,
): string[] =>
  lines
    .filter(({ remote }) => Object.hasOwn(sent, remote))
    .filter((line) => normalise(line, fields[line.remote]) !== normalise(line, sent[line.remote]))
    .map(({ remote }) => `${kind}.${remote}`)

/** Contacts go first: some CRMs keep a company as long as it has people. */
async function takeAway(session: Session, records: TrialRecord[], trial: Trial): Promise<string> {
  const there = records
    .toReversed()
    .flatMap(({ mapping: { object, kind }, id }) => (id ? [{ object, id, kind }] : []))
  trial.left = there.map(({ object, id }) => ({ object, id }))
  const { archive } = session
  const byHand = there.map(({ kind, id }) => `${kind} ${id}`).join(' and ')
  if (!archive) return `This CRM does not let us: please delete ${byHand} (“${NAME}”) there.`
  for (const { object, id } of there) await archive(object, [id])
  trial.left = []
  return 'Nothing of it is left.'
}

async function tidyUp({ trial }: Connection, { records }: Mapping, session: Session): Promise<void> {
  const { archive } = session
  if (!trial || !archive || (trial.ok && trial.left.length === 0)) return
  for (const { object, kind, key } of records.filter(({ kind }) => KINDS.includes(kind)).toReversed()) {
    const found = await session.readByKey(object, key, [canonicalKey(trial.id, kind)], [])
    if (found.length > 0)
      await archive(
        object,
        found.map(({ id }) => id),
      )
  }
}

const wordsOf = (error: unknown): string =>
  error instanceof HubError ? [error.message, error.hint].filter(Boolean).join(' ') : 'Something went wrong.'
