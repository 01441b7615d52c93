import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import type { Reply } from '../intake/testing.ts'
import { silentLog } from '../platform/log.ts'
import { startHub, type Hub } from '../start.ts'

/** The demo as `npm start` runs it, on an empty data directory, with an admin signed in. */
export interface DemoHub {
  hub: Hub
  dataDir: string
  call(method: string, path: string, body?: unknown, headers?: object): Promise<Reply>
  /** As the admin; paths begin after `/api`. */
  api(method: string, path: string, body?: object): Promise<Reply>
  close(): Promise<void>
}

export async function openDemoHub(name: string, others: Record<string, string> = {}): Promise<DemoHub> {
  const dataDir = mkdtempSync(join(tmpdir(), `hub-${name}-`))
  const basic = { PORT: '0', DATA_DIR: dataDir, MSP_NAME: 'Contoso IT', DNS_SERVERS: '127.0.0.1:9' }
  const settings = { ...basic, ...others }
  const hub = await startHub(readConfig(settings), silentLog)
  const call: DemoHub['call'] = async (method, path, body, headers = {}) => {
    const reply = await fetch(hub.url + path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    return { status: reply.status, headers: reply.headers, body: text ? JSON.parse(text) : undefined }
  }
  const admin = { name: 'Rita', email: 'rita@contoso.test', password: 'four quiet garden gates' }
  const secret = hub.adminLink?.split('#')[1]
  const signedIn = await call('POST', '/console/api/setup', { secret, ...admin }, { origin: hub.url })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  return {
    hub,
    dataDir,
    call,
    api: (method, path, body) => call(method, `/api${path}`, body, { cookie, origin: hub.url }),
    async close() {
      await hub.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
