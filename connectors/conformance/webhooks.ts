import assert from 'node:assert/strict'
import type { WebhookRequest } from '../../hub/domain/connector.ts'
import { HubError, type ErrorCode } from '../../hub/domain/errors.ts'
import type { Bench } from './rig.ts'

/** Nothing unsigned, stale or malformed passes, and each refusal has its reason. */
export function webhookContract(bench: Bench): void {
  describe('receiving webhooks', () => {
    const MINUTE_MS = 60_000
    const receive = async (
      change: (request: WebhookRequest) => WebhookRequest,
      offsetMs = 0,
      body?: string,
    ) => {
      const { connector, credentials, clock, signed, webhookBody = '' } = bench.rig
      if (!connector.webhook || !signed) return undefined
      const at = new Date(clock.now().getTime() + offsetMs)
      return connector.webhook(change(signed(body ?? webhookBody, at)), {
        credentials,
        settings: bench.rig.settings,
        clock,
      })
    }
    const same = (request: WebhookRequest) => request
    const refuses = async (act: () => Promise<unknown>, codes: ErrorCode[] = ['unauthenticated']) => {
      if (!bench.rig.connector.webhook) return
      await assert.rejects(
        act,
        (error) => error instanceof HubError && codes.includes(error.code) && error.message.length > 20,
      )
    }

    /** What a CRM does not sign cannot be told from the real thing: it is the same hint to read the record. */
    const refusesIfSigned = async (part: 'address' | 'time', act: () => Promise<unknown>) => {
      if (bench.rig.unsigned?.includes(part)) assert.ok(await act())
      else await refuses(act)
    }

    it('reads a valid one', async () => {
      const events = await receive(same)
      if (events === undefined) return
      assert.ok(events.length > 0)
      assert.equal(new Set(events.map((event) => event.id)).size, events.length)
    })
    it('refuses a changed body', () =>
      refuses(() =>
        receive((request) => ({ ...request, rawBody: Buffer.concat([request.rawBody, Buffer.from(' ')]) })),
      ))
    it('refuses another address, where the signature covers it', () =>
      refusesIfSigned('address', () => receive((request) => ({ ...request, url: `${request.url}/x` }))))
    it('refuses one without its headers', () =>
      refuses(() => receive((request) => ({ ...request, headers: {} }))))
    it('refuses an empty signature and a nonsense one', async () => {
      for (const value of ['', '====', 'x'.repeat(44)])
        await refuses(() =>
          receive((request) => ({
            ...request,
            headers: Object.fromEntries(
              Object.entries(request.headers).map(([name, given]) => [
                name,
                /signature/i.test(name) ? value : given,
              ]),
            ),
          })),
        )
    })
    it('refuses an old one, where the signature covers the time', () =>
      refusesIfSigned('time', () => receive(same, -10 * MINUTE_MS)))
    it('refuses one from the future, where the signature covers the time', () =>
      refusesIfSigned('time', () => receive(same, 10 * MINUTE_MS)))
    it('refuses a signed body that it cannot read', async () => {
      for (const body of ['not json', '{}', '[{"objectId":{}}]', 'null'])
        await refuses(() => receive(same, 0, body), ['invalid_input', 'unauthenticated'])
    })
  })
}
