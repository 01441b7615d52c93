import { systemClock } from '../../hub/domain/clock.ts'
import { conformsToConnector } from '../conformance.ts'
import { startConnectWiseSandbox } from '../sandbox/connectwise/testing.ts'
import { originOf } from './address.ts'
import { liveRig } from './live-testing.ts'
import { Credentials } from './sign-in.ts'

/** Well below a thousand calls a minute. */
const LIVE_EVERY_MS = 100
const LIVE_TIMEOUT_MS = 300_000

const {
  CONNECTWISE_COMPANY: company,
  CONNECTWISE_PUBLIC_KEY: publicKey,
  CONNECTWISE_PRIVATE_KEY: privateKey,
  CONNECTWISE_CLIENT_ID: clientId,
  CONNECTWISE_SITE: site,
} = process.env

describe('ConnectWise itself', function () {
  this.timeout(LIVE_TIMEOUT_MS)
  if (company === undefined)
    it('conforms to the connector contract (set CONNECTWISE_COMPANY and the other keys of a test account)')
  else
    conformsToConnector('connectwise', () => {
      const credentials = Credentials.parse({ company, publicKey, privateKey, clientId, site })
      const url = originOf({}, credentials.site).origin
      return liveRig({ credentials, url, everyMs: LIVE_EVERY_MS })
    })
})

// What runs against the real account is tried here first.
describe('What tests ConnectWise itself', () => {
  conformsToConnector('connectwise through the proxy', async () => {
    const sandbox = await startConnectWiseSandbox({ clock: systemClock })
    const { portal, keys, url, certificate } = sandbox
    for (const { id } of portal.all('companies')) portal.remove('companies', id, sandbox.actor)
    const credentials = {
      company: keys.companyId,
      publicKey: keys.publicKey,
      privateKey: keys.privateKey,
      clientId: keys.clientId,
    }
    const rig = await liveRig({ credentials, url, certificate, everyMs: 0 })
    return {
      ...rig,
      async close() {
        await rig.close()
        await sandbox.stop()
      },
    }
  })
})
