import { HubError } from '../domain/errors.ts'
import type { DomainFixture } from '../domain/recon.ts'
import type { GetOptions, TlsFacts } from '../platform/guarded/index.ts'

/** What recon asks of the web; the guarded client is it, and so is a fixture. */
export interface Web {
  get(
    url: string,
    options?: GetOptions,
  ): Promise<{
    url: string
    status: number
    headers: Record<string, string>
    body: Buffer
    redirects: string[]
  }>
  connectTls(
    host: string,
    port?: number,
    options?: { timeoutMs?: number; signal?: AbortSignal },
  ): Promise<TlsFacts>
}

const noAnswer = () =>
  new HubError('remote_unavailable', 'The server does not accept connections.', {
    about: { reason: 'no_answer' },
  })

/** Answers from data. */
export function webOfFixture({ web, tls }: DomainFixture): Web {
  return {
    async get(url) {
      const page = web[url]
      if (!page) throw noAnswer()
      const { status, headers = {}, body } = page
      return { url, status, headers, body: Buffer.from(body), redirects: [] }
    },
    async connectTls(host) {
      const facts = tls[host]
      if (!facts) throw noAnswer()
      return { ...facts, host, address: '', matchesHost: facts.names.some((name) => covers(name, host)) }
    },
  }
}

/** A wildcard stands for exactly one label. */
const covers = (name: string, host: string): boolean =>
  name === host || (name.startsWith('*.') && host.split('.').slice(1).join('.') === name.slice(2))
