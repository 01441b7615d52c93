import { z } from 'zod'
import type { Association, Session } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'
import { chunks } from './answers.ts'
import { plainType, spec } from './association-types.ts'
import type { Transport } from './transport.ts'

const MAX_PAIRS = 1000
const Linked = z.looseObject({ results: z.array(z.unknown()) })

/** Pairs of one kind go in one call; making an association that is there changes nothing. */
export function makeAssociate({ write }: Transport): Session['associate'] {
  return async (associations) => {
    for (const [pair, all] of grouped(associations))
      for (const some of chunks(all, MAX_PAIRS)) {
        const done = await send(write, pair, some)
        // A batch can answer COMPLETE and have done nothing: the answers are counted.
        if (done < some.length)
          throw new HubError(
            'not_found',
            `HubSpot could not link ${some.length - done} of ${some.length} (${pair}).`,
            {
              hint: 'One of the two records is gone: read both again.',
              about: { pair, missing: some.length - done },
            },
          )
      }
  }
}

async function send(write: Transport['write'], pair: string, some: Association[]): Promise<number> {
  const [from = '', to = ''] = pair.split('>')
  const type = plainType(from, to)
  const inputs = some.map((one) => ({
    from: { id: one.from.id },
    to: { id: one.to.id },
    ...(type === undefined ? {} : { types: [spec(type)] }),
  }))
  const verb = type === undefined ? 'associate/default' : 'create'
  const path = `/crm/v4/associations/${from}/${to}/batch/${verb}`
  const { results } = await write(Linked, { method: 'POST', path, body: { inputs } })
  return results.length
}

function grouped(associations: Association[]): Map<string, Association[]> {
  const groups = new Map<string, Map<string, Association>>()
  for (const one of associations) {
    const pair = `${one.from.object}>${one.to.object}`
    const group = groups.get(pair) ?? new Map<string, Association>()
    groups.set(pair, group.set(`${one.from.id}>${one.to.id}`, one))
  }
  return new Map([...groups].map(([pair, group]) => [pair, [...group.values()]]))
}
