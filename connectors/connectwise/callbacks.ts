import { z } from 'zod'
import type { Session } from '../../hub/domain/connector.ts'
import { tableOf } from './records.ts'
import type { Transport } from './transport.ts'

const PATH = '/system/callbacks'
const RIGHTS = 'System: API Members (callbacks)'
const MAX_ROWS = 1000
/** The objects that ConnectWise calls back about; what stands below an opportunity is told with it. */
const TYPES = ['companies', 'contacts', 'opportunities', 'activities', 'configurations']

const Callbacks = z.array(
  z.looseObject({
    id: z.number().int(),
    url: z.string().nullish(),
    type: z.string().nullish(),
    inactiveFlag: z.boolean().nullish(),
  }),
)

/**
 * One callback for each object, of all its records. ConnectWise switches a callback off after three days of failures,
 * so each look also switches on what it finds off.
 */
export function makeCallbacks({ get, send }: Transport): Required<Pick<Session, 'listen' | 'stopListening'>> {
  const ours = async (url: string) =>
    (await get(Callbacks, PATH, { pageSize: MAX_ROWS }, RIGHTS)).filter((one) => one.url === addressOf(url))
  return {
    async listen(url, objects) {
      const known = await ours(url)
      const done: string[] = []
      for (const object of new Set(objects)) {
        if (!TYPES.includes(object)) continue
        const type = tableOf(object).model
        const there = known.find((one) => one.type?.toLowerCase() === type)
        if (!there) {
          await send(z.unknown(), 'POST', PATH, callbackOf(url, type), RIGHTS)
          done.push(`ConnectWise tells us of changed ${object} from now on.`)
        } else if (there.inactiveFlag) {
          const operations = [{ op: 'replace', path: 'inactiveFlag', value: false }]
          await send(z.unknown(), 'PATCH', `${PATH}/${there.id}`, operations, RIGHTS)
          done.push(`ConnectWise had stopped telling us of changed ${object}, and was asked to go on.`)
        }
      }
      return done
    },
    async stopListening(url) {
      for (const { id } of await ours(url))
        await send(z.unknown(), 'DELETE', `${PATH}/${id}`, undefined, RIGHTS)
    },
  }
}

/** Object 1 at the level of the owner means every record. Changes by our own API member are not told. */
const callbackOf = (url: string, type: string) => ({
  description: 'Entourage Sentry',
  url: addressOf(url),
  objectId: 1,
  type,
  level: 'owner',
  isSelfSuppressedFlag: true,
})

/** ConnectWise puts the id of the record and what happened behind it. */
const addressOf = (url: string): string => `${url}${url.includes('?') ? '&' : '?'}recordId=`
