import { z } from 'zod'
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

/** What a session asks the account once: which of its types an e-mail address and a telephone number have. */
export interface SetUp {
  communicationType(type: 'Email' | 'Phone'): Promise<number | undefined>
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
  return {
    async communicationType(type) {
      const those = (await all()).filter(({ emailFlag, phoneFlag }) =>
        type === 'Email' ? emailFlag : phoneFlag,
      )
      return (those.find(({ defaultFlag }) => defaultFlag) ?? those[0])?.id
    },
  }
}
