import { AssociationTypes } from '@hubspot/api-client'
import type { Association, Session } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'
import { chunks } from './records.ts'
import type { Transport } from './transport.ts'

const MAX_PAIRS = 1000

/** The unlabelled types. 1, 2, 5 and 6 mean "primary" and would move the record's primary company. */
const TYPES: Partial<Record<string, number>> = {
  'contacts>companies': AssociationTypes.contactToCompany,
  'companies>contacts': AssociationTypes.companyToContact,
  'deals>contacts': AssociationTypes.dealToContact,
  'contacts>deals': AssociationTypes.contactToDeal,
  'deals>companies': AssociationTypes.dealToCompany,
  'companies>deals': AssociationTypes.companyToDeal,
  'notes>companies': AssociationTypes.noteToCompany,
  'notes>contacts': AssociationTypes.noteToContact,
  'notes>deals': AssociationTypes.noteToDeal,
  'tasks>companies': AssociationTypes.taskToCompany,
  'tasks>contacts': AssociationTypes.taskToContact,
  'tasks>deals': AssociationTypes.taskToDeal,
}

/** The type of the plain association between two objects; undefined where HubSpot has to choose it. */
export const plainType = (from: string, to: string): number | undefined => TYPES[`${from}>${to}`]

/** HubSpot's way to name one of its own types. The SDK's enum of categories does not exist at run time. */
export const spec = (type: number) => ({
  associationCategory: 'HUBSPOT_DEFINED' as never,
  associationTypeId: type,
})

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
  const inputs = some.map((one) => ({ _from: { id: one.from.id }, to: { id: one.to.id } }))
  const { results } = await write(
    (client): Promise<{ headers: Record<string, string>; data: { results: object[] } }> => {
      const api = client.crm.associations.v4.batchApi
      if (type === undefined) return api.createDefaultWithHttpInfo(from, to, { inputs })
      const types = [spec(type)]
      return api.createWithHttpInfo(from, to, { inputs: inputs.map((input) => ({ ...input, types })) })
    },
  )
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
