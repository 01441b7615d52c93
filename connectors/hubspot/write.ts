import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../../hub/domain/clock.ts'
import type { RecordId, RemoteWrite, Session, WriteResult } from '../../hub/domain/connector.ts'
import type { HubError } from '../../hub/domain/errors.ts'
import { chunks, Item, toRemote } from './answers.ts'
import { plainType, spec } from './association-types.ts'
import { ErrorBody, existingIdOf, reasonOf, Refusal, toHubError } from './failures.ts'
import { MAX_BATCH } from './records.ts'
import type { Transport } from './transport.ts'

/** One input of a batch; `trace` comes back with its answer. */
interface Input {
  write: RemoteWrite
  trace: string
}
type Verb = 'create' | 'update' | 'upsert'
type Send = (object: string, items: Input[]) => Promise<Reply>

/** A batch answer. A 207 is a success of some of the items: the errors have to be looked for. */
const Reply = z.looseObject({
  results: z.array(Item.extend({ objectWriteTraceId: z.string().optional(), new: z.boolean().optional() })),
  errors: z.array(ErrorBody).optional(),
})
type Reply = z.infer<typeof Reply>

export function makeWrite(transport: Transport, clock: Clock): Session['write'] {
  const senders = makeSenders(transport, clock)
  return async (writes) => {
    const merged = mergeDuplicates(writes)
    const answers = new Map<string, WriteResult>()
    const failures: HubError[] = []
    for (const { verb, items } of batches(merged)) {
      try {
        for (const [trace, answer] of await sendAs(verb, senders, items)) answers.set(trace, answer)
      } catch (thrown) {
        const error = toHubError(thrown)
        if (error.code !== 'remote_unavailable') throw error
        failures.push(error)
        for (const { write, trace } of items)
          answers.set(trace, { ok: false, key: write.key, code: 'unavailable', reason: error.message })
      }
    }
    const [first] = failures
    if (first && [...answers.values()].every((one) => !one.ok && one.code === 'unavailable')) throw first
    return writes.map((write) => answers.get(merged.get(identity(write))?.trace ?? '') ?? lost(write.key))
  }
}

function makeSenders({ write: call }: Transport, clock: Clock): Record<Verb, Send> {
  const sender =
    (verb: Verb, inputOf: (write: RemoteWrite) => object): Send =>
    (object, items) =>
      call(Reply, {
        method: 'POST',
        path: `/crm/v3/objects/${object}/batch/${verb}`,
        body: {
          inputs: items.map(({ write, trace }) => ({
            ...inputOf(write),
            properties: { ...dated(write, clock), ...properties(write) },
            objectWriteTraceId: trace,
          })),
        },
      })
  return {
    // Only a create takes associations. Our unique property makes HubSpot refuse the second of two.
    create: sender('create', (write) => ({
      associations: inlined(write).map(({ to, type }) => ({ to: { id: to.id }, types: [spec(type)] })),
    })),
    update: sender('update', ({ id }) => ({ id })),
    // An upsert on a unique property of ours: sent twice it makes one record.
    upsert: sender('upsert', ({ key, keyProperty }) => ({ id: key, idProperty: keyProperty })),
  }
}

/**
 * What a create was refused is sent again as an upsert, without its associations: it was there already under our key,
 * or something that it was to be associated with is gone. Nothing was written of what is refused, so this repeats no
 * create; one whose outcome is unknown is not touched.
 */
async function sendAs(verb: Verb, senders: Record<Verb, Send>, items: Input[]): Promise<Answers> {
  const answers = await sendBatch(verb, senders[verb], items)
  if (verb !== 'create') return answers
  const refusedTraces = new Set(
    answers.flatMap(([trace, answer]) => (!answer.ok && answer.code !== 'unavailable' ? [trace] : [])),
  )
  const again = items.filter(({ trace }) => refusedTraces.has(trace))
  return [
    ...answers.filter(([trace]) => !refusedTraces.has(trace)),
    ...(await sendBatch('upsert', senders.upsert, again)),
  ]
}

/** The associations that can travel with the record itself. */
const inlined = ({ object, associate = [] }: RemoteWrite): { to: RecordId; type: number }[] =>
  associate.flatMap((to) => {
    const type = plainType(object, to.object)
    return type === undefined ? [] : [{ to, type }]
  })

const identity = ({ object, keyProperty, key, id }: RemoteWrite) =>
  JSON.stringify([object, id ?? [keyProperty, key]])

/** HubSpot refuses a batch in which two inputs mean one record, so they become one: later fields win. */
function mergeDuplicates(writes: RemoteWrite[]): Map<string, Input> {
  const merged = new Map<string, Input>()
  for (const write of writes) {
    const known = merged.get(identity(write))
    const fields = { ...known?.write.fields, ...write.fields }
    merged.set(identity(write), { write: { ...write, fields }, trace: known?.trace ?? randomUUID() })
  }
  return merged
}

const verbOf = (write: RemoteWrite): Verb =>
  write.id !== undefined ? 'update' : inlined(write).length > 0 ? 'create' : 'upsert'

/** One object and one verb a batch. */
function batches(merged: Map<string, Input>): { verb: Verb; items: Input[] }[] {
  const groups = new Map<string, { verb: Verb; items: Input[] }>()
  for (const item of merged.values()) {
    const verb = verbOf(item.write)
    const name = `${item.write.object}:${verb}`
    groups.set(name, { verb, items: [...(groups.get(name)?.items ?? []), item] })
  }
  return [...groups.values()].flatMap(({ verb, items }) =>
    chunks(items, MAX_BATCH).map((some) => ({ verb, items: some })),
  )
}

/** Activities happen at a time: HubSpot makes none without one. */
const ACTIVITIES = new Set(['notes', 'tasks', 'calls', 'meetings', 'emails', 'communications'])
const dated = ({ object, id }: RemoteWrite, clock: Clock): Record<string, string> =>
  id === undefined && ACTIVITIES.has(object) ? { hs_timestamp: clock.now().toISOString() } : {}

/** HubSpot clears a property by an empty string. */
const properties = ({ fields, keyProperty, key }: RemoteWrite): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? ''])),
  [keyProperty]: key,
})

type Answers = [trace: string, answer: WriteResult][]

/**
 * A batch that is refused as a whole (nothing was written) is halved until the item to blame stands alone, so that a
 * poison record never blocks the others.
 */
async function sendBatch(verb: Verb, send: Send, items: Input[]): Promise<Answers> {
  const [only] = items
  if (!only) return []
  try {
    return readReply(verb, items, await send(only.write.object, items))
  } catch (error) {
    if (!(error instanceof Refusal) || ![400, 404, 409].includes(error.status)) throw error
    if (items.length === 1) return [[only.trace, refused(only.write.key, error.body, error.status)]]
    const middle = Math.ceil(items.length / 2)
    return [
      ...(await sendBatch(verb, send, items.slice(0, middle))),
      ...(await sendBatch(verb, send, items.slice(middle))),
    ]
  }
}

function readReply(verb: Verb, items: Input[], { results, errors = [] }: Reply): Answers {
  return items.map(({ write, trace }) => {
    const done = results.find(
      (one) =>
        one.objectWriteTraceId === trace ||
        (one.objectWriteTraceId === undefined &&
          (one.id === write.id || one.properties[write.keyProperty] === write.key)),
    )
    if (done) return [trace, accepted(verb, write, done)]
    const problem = errors.find(
      ({ context }) =>
        context?.objectWriteTraceId?.includes(trace) ||
        [...(context?.ids ?? []), ...(context?.id ?? [])].includes(write.id ?? write.key),
    )
    return [trace, problem ? refused(write.key, problem) : lost(write.key)]
  })
}

function accepted(verb: Verb, write: RemoteWrite, done: Reply['results'][number]): WriteResult {
  return {
    ok: true,
    key: write.key,
    id: done.id,
    created: verb === 'create' || done.new === true,
    // HubSpot answers with what was sent and little else.
    record: toRemote(write.object, done, Object.keys(done.properties)),
    ...(verb === 'create' ? { associated: inlined(write).map(({ to }) => to) } : {}),
  }
}

function refused(key: string, body: ErrorBody, status?: number): WriteResult {
  const existingId = existingIdOf(body)
  const code =
    body.category === 'OBJECT_NOT_FOUND' || status === 404
      ? 'not_found'
      : body.category === 'CONFLICT' || status === 409 || reasonOf(body).includes('CONFLICTING_UNIQUE_VALUE')
        ? 'conflict'
        : 'invalid'
  return {
    ok: false,
    key,
    code,
    reason: reasonOf(body),
    ...(existingId && code === 'conflict' ? { existingId } : {}),
  }
}

const lost = (key: string): WriteResult => ({
  ok: false,
  key,
  code: 'unavailable',
  reason: 'HubSpot did not say what became of it.',
})
