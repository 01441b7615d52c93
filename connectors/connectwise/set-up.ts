import { z } from 'zod'
import type { Raw } from './records-shape.ts'
import type { Transport } from './transport.ts'

const MAX_ROWS = 1000
const CommunicationTypes = z.array(
  z.looseObject({
    id: z.number().int(),
    emailFlag: z.boolean().nullish(),
    phoneFlag: z.boolean().nullish(),
    defaultFlag: z.boolean().nullish(),
  }),
)

const Statuses = z.array(z.looseObject({ id: z.number().int(), closedFlag: z.boolean().nullish() }))
const Named = z.looseObject({ id: z.number().int(), name: z.string() })

/** What a session asks the account once: which types e-mail addresses and telephone numbers have, and when a sale is closed. */
export interface SetUp {
  communicationType(type: 'Email' | 'Phone'): Promise<number | undefined>
  /** Says of opportunities how far they are, in one word, where that is wanted. */
  withProgress(object: string, raws: Raw[], fields: string[]): Promise<Raw[]>
}

export function makeSetUp({ sdk }: Pick<Transport, 'sdk'>): SetUp {
  let types: Promise<z.infer<typeof CommunicationTypes>> | undefined
  const all = () =>
    (types ??= sdk.CompanyAPI.getCompanyCommunicationTypes({ pageSize: MAX_ROWS })
      .then((answer: unknown) => CommunicationTypes.parse(answer))
      .catch((error: unknown) => {
        types = undefined
        throw error
      }))
  let closed: Promise<Set<number>> | undefined
  const closedStatuses = () =>
    (closed ??= sdk.SalesAPI.getSalesOpportunitiesStatuses({ pageSize: MAX_ROWS })
      .then((answer: unknown) => {
        const those = Statuses.parse(answer).filter(({ closedFlag }) => closedFlag)
        return new Set(those.map(({ id }) => id))
      })
      .catch((error: unknown) => {
        closed = undefined
        throw error
      }))
  return {
    // While a sale is open its stage says how far it is; once it is closed its status says how it ended. Other CRMs
    // say both with one field, and so does `progress`.
    async withProgress(object, raws, fields) {
      if (object !== 'opportunities' || !fields.includes('progress') || raws.length === 0) return raws
      const ended = await closedStatuses()
      return raws.map((raw) => {
        const [stage, status] = [Named.safeParse(raw.stage).data, Named.safeParse(raw.status).data]
        return { ...raw, progress: (status && ended.has(status.id) ? status : stage)?.name ?? null }
      })
    },
    async communicationType(type) {
      const those = (await all()).filter(({ emailFlag, phoneFlag }) =>
        type === 'Email' ? emailFlag : phoneFlag,
      )
      return (those.find(({ defaultFlag }) => defaultFlag) ?? those[0])?.id
    },
  }
}
