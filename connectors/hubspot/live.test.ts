import { systemClock } from '../../hub/domain/clock.ts'
import { conformsToConnector } from '../conformance.ts'
import { startSandbox, TOKEN } from '../sandbox/hubspot/testing.ts'
import { liveRig } from './live-testing.ts'

const HUBSPOT = 'https://api.hubapi.com'
/** Ten calls a second fit into the lowest tier. */
const LIVE_EVERY_MS = 100
const LIVE_TIMEOUT_MS = 180_000

const token = process.env.HUBSPOT_LIVE_TOKEN

describe('HubSpot itself', function () {
  this.timeout(LIVE_TIMEOUT_MS)
  if (token === undefined)
    it('conforms to the connector contract (set HUBSPOT_LIVE_TOKEN to the token of a test account)')
  else conformsToConnector('hubspot', () => liveRig({ token, url: HUBSPOT, everyMs: LIVE_EVERY_MS }))
})

// What runs against the real account is tried here first.
describe('What tests HubSpot itself', () => {
  conformsToConnector('hubspot through the proxy', async () => {
    const sandbox = await startSandbox({ clock: systemClock })
    const rig = await liveRig({ token: TOKEN, url: sandbox.url, everyMs: 0 })
    return {
      ...rig,
      searchLagMs: 0,
      async close() {
        await rig.close()
        await sandbox.stop()
      },
    }
  })
})
