import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export const TENANT = '7c1b6f0e-3f0c-4d8e-9a51-2f6f6f6f6f6f'
export const APP_ID = '11111111-2222-3333-4444-555555555555'

/** What stands in for Azure: keys, tokens, and the connector that takes our replies. */
export interface FakeAzure {
  url: string
  /** A token as Azure Bot Service signs it, with some claims changed. */
  token(
    claims?: Record<string, unknown>,
    options?: { expired?: boolean; foreignKey?: boolean },
  ): Promise<string>
  /** What was sent to people, by conversation. */
  sent: { conversation: string; authorization: string | undefined; body: SentActivity }[]
  granted: URLSearchParams[]
  close(): Promise<void>
}

export interface SentActivity {
  type: string
  text?: string
  replyToId?: string
  attachments?: { contentType: string; content: { actions: { data: unknown }[]; body: { id?: string }[] } }[]
  suggestedActions?: { actions: { title: string }[] }
  channelData?: unknown
}

export async function startFakeAzure(): Promise<FakeAzure> {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const other = await generateKeyPair('RS256')
  const kid = 'key-1'
  const sent: FakeAzure['sent'] = []
  const granted: URLSearchParams[] = []
  const app = express()
  app.get(`/${TENANT}/discovery/v2.0/keys`, async (_req, res) => {
    res.json({ keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }] })
  })
  app.post(`/${TENANT}/oauth2/v2.0/token`, express.text({ type: () => true }), (req, res) => {
    granted.push(new URLSearchParams(String(req.body)))
    res.json({ token_type: 'Bearer', expires_in: 3600, access_token: 'granted' })
  })
  const activities = ['/v3/conversations/:id/activities', '/v3/conversations/:id/activities/:to']
  app.post(activities, express.json(), (req, res) => {
    const { authorization } = req.headers
    sent.push({ conversation: String(req.params.id), authorization, body: req.body as SentActivity })
    res.status(201).json({ id: `sent-${sent.length}` })
  })
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    sent,
    granted,
    token: (claims = {}, { expired = false, foreignKey = false } = {}) => {
      const now = Math.floor(Date.now() / 1000) - (expired ? 7200 : 0)
      return new SignJWT({ serviceurl: url, iss: `${url}/${TENANT}/v2.0`, aud: APP_ID, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid })
        .setIssuedAt(now)
        .setExpirationTime(now + 3600)
        .sign(foreignKey ? other.privateKey : privateKey)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
