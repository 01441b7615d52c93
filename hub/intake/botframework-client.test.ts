import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import type { Activity as BotActivity, DirectLine as Client } from 'botframework-directlinejs'
import WebSocket from 'ws'
import { STRAIGHT } from '../../intake/conversation/testing.ts'
import { startIntake, until, type TestIntake } from './testing.ts'

const require = createRequire(import.meta.url)

/** What a browser would have; Microsoft's client asks the global scope for it. */
function browserGlobals(): () => void {
  const before = { XMLHttpRequest: globalThis.XMLHttpRequest, WebSocket: globalThis.WebSocket }
  Object.assign(globalThis, { XMLHttpRequest: require('xhr2'), WebSocket })
  return () => void Object.assign(globalThis, before)
}

describe("Microsoft's own Direct Line client", () => {
  let hub: TestIntake
  let restore = () => {}
  before(async () => {
    restore = browserGlobals()
    hub = await startIntake()
  })
  after(async () => {
    await hub.close()
    restore()
  })

  for (const webSocket of [true, false])
    it(`holds the whole conversation to the result by ${webSocket ? 'WebSocket' : 'polling'}`, async () => {
      const { DirectLine } = require('botframework-directlinejs') as { DirectLine: typeof Client }
      const { body } = await hub.post('/v3/directline/tokens/generate')
      const client = new DirectLine({
        domain: `${hub.url}/v3/directline`,
        token: body.token,
        webSocket,
        pollingInterval: 200,
      })
      const heard: BotActivity[] = []
      const listening = client.activity$.subscribe((activity) => heard.push(activity))
      const asked = () => heard.filter((one) => one.channelData?.sentry?.question).length
      const say = (text: string) =>
        new Promise<string>((resolve, reject) =>
          client
            .postActivity({ type: 'message', from: { id: 'ada' }, text })
            .subscribe((id) => resolve(id), reject),
        )
      try {
        await until(() => asked() === 1)
        for (const [index, text] of STRAIGHT.entries()) {
          const id = await say(text)
          assert.notEqual(id, 'retry')
          await until(() => asked() === index + 2)
          assert.ok(heard.some((one) => one.id === id))
        }
        await say('send now')
        const found = await until(() => heard.find((one) => 'name' in one && one.name === 'sentry.result'))
        assert.ok('value' in found && found.value.fix.length > 0)
        const ids = heard.map(({ id }) => id)
        assert.equal(new Set(ids).size, ids.length)
      } finally {
        listening.unsubscribe()
        client.end()
      }
    }).timeout(20_000)
})
