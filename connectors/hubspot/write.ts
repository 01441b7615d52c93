import { randomUUID } from 'node:crypto'
import type { RemoteWrite, Session, WriteResult } from '../../hub/domain/connector.ts'
import type { HubError } from '../../hub/domain/errors.ts'
import { existingIdOf, reasonOf, Refusal, toHubError, type ErrorBody } from './failures.ts'
import { chunks, MAX_BATCH } from './records.ts'
import type { Transport } from './transport.ts'

/** One input of a batch; `trace` comes back with its answer. */
interface Item {
  write: RemoteWrite
  trace: string
}
type Send = (object: string, items: Item[]) => Promise<Reply>

/** The parts of a batch answer that we use. The SDK resolves a 207 as success: the errors have to be looked for. */
interface Reply {
  results: {
    id: string
    objectWriteTraceId?: string
    properties: Record<string, string | null>
    _new?: boolean
  }[]
  errors?: ErrorBody[]
}

export function makeWrite(transport: Transport): Session['write'] {
  const update: Send = (object, items) =>
    transport.write((client) =>
      client.crm.objects.batchApi.updateWithHttpInfo(object, {
        inputs: items.map(({ write, trace }) => ({
          id: write.id ?? '',
          properties: properties(write),
          objectWriteTraceId: trace,
        })),
      }),
    )
  // An upsert on a unique property of ours: sent twice it makes one record.
  const upsert: Send = (object, items) =>
    transport.write((client) =>
      client.crm.objects.batchApi.upsertWithHttpInfo(object, {
        inputs: items.map(({ write, trace }) => ({
          id: write.key,
          idProperty: write.keyProperty,
          properties: properties(write),
          objectWriteTraceId: trace,
        })),
      }),
    )

  return async (writes) => {
    const merged = mergeDuplicates(writes)
    const answers = new Map<string, WriteResult>()
    const failures: HubError[] = []
    for (const batch of batches(merged)) {
      const send = batch[0]?.write.id === undefined ? upsert : update
      try {
        for (const [trace, answer] of await sendBatch(send, batch)) answers.set(trace, answer)
      } catch (thrown) {
        const error = toHubError(thrown)
        if (error.code !== 'remote_unavailable') throw error
        failures.push(error)
        for (const { write, trace } of batch)
          answers.set(trace, { ok: false, key: write.key, code: 'unavailable', reason: error.message })
      }
    }
    const [first] = failures
    if (first && [...answers.values()].every((one) => !one.ok && one.code === 'unavailable')) throw first
    return writes.map((write) => answers.get(merged.get(identity(write))?.trace ?? '') ?? lost(write.key))
  }
}

const identity = ({ object, keyProperty, key, id }: RemoteWrite) =>
  JSON.stringify([object, id ?? [keyProperty, key]])

/** HubSpot refuses a batch in which two inputs mean one record, so they become one: later fields win. */
function mergeDuplicates(writes: RemoteWrite[]): Map<string, Item> {
  const merged = new Map<string, Item>()
  for (const write of writes) {
    const known = merged.get(identity(write))
    const fields = { ...known?.write.fields, ...write.fields }
    merged.set(identity(write), { write: { ...write, fields }, trace: known?.trace ?? randomUUID() })
  }
  return merged
}

/** One object and one verb a batch. */
function batches(merged: Map<string, Item>): Item[][] {
  const groups = new Map<string, Item[]>()
  for (const item of merged.values()) {
    const name = `${item.write.object}:${item.write.id === undefined}`
    groups.set(name, [...(groups.get(name) ?? []), item])
  }
  return [...groups.values()].flatMap((items) => chunks(items, MAX_BATCH))
}

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
async function sendBatch(send: Send, items: Item[]): Promise<Answers> {
  const [only] = items
  if (!only) return []
  try {
    return readReply(items, await send(only.write.object, items))
  } catch (error) {
    if (!(error instanceof Refusal) || ![400, 404, 409].includes(error.status)) throw error
    if (items.length === 1) return [[only.trace, refused(only.write.key, error.body, error.status)]]
    const middle = Math.ceil(items.length / 2)
    return [
      ...(await sendBatch(send, items.slice(0, middle))),
      ...(await sendBatch(send, items.slice(middle))),
    ]
  }
}

function readReply(items: Item[], { results, errors = [] }: Reply): Answers {
  return items.map(({ write, trace }) => {
    const done = results.find(
      (one) =>
        one.objectWriteTraceId === trace ||
        (one.objectWriteTraceId === undefined &&
          (one.id === write.id || one.properties[write.keyProperty] === write.key)),
    )
    if (done) return [trace, { ok: true, key: write.key, id: done.id, created: done._new === true }]
    const problem = errors.find(
      ({ context }) =>
        context?.objectWriteTraceId?.includes(trace) ||
        [...(context?.ids ?? []), ...(context?.id ?? [])].includes(write.id ?? write.key),
    )
    return [trace, problem ? refused(write.key, problem) : lost(write.key)]
  })
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
