import { HubError } from '../../domain/errors.ts'
import { publicWebOnly, type ConnectPolicy } from './address-policy.ts'
import {
  allowedAddresses,
  dialDirectly,
  openSocket,
  secureSocket,
  type ConnectNeeds,
  type Dial,
  type Resolve,
} from './connect.ts'
import { exchange, isRedirect, type Reply } from './exchange.ts'
import { guardError, readHost, readTarget, type Target } from './target.ts'
import { tlsFacts, type TlsFacts } from './tls-facts.ts'

export interface GetOptions {
  accept?: string
  /** Of the body after decompression; never more than the client's own limit. */
  maxBytes?: number
  /** Keep the first `maxBytes` of a longer body instead of failing. */
  truncate?: boolean
  /** For everything together: names, connections, redirects, body. Never more than the client's own limit. */
  timeoutMs?: number
  signal?: AbortSignal
}

export interface GuardedReply extends Reply {
  /** The address that answered, after redirects. */
  url: string
  /** The addresses that were redirected to, in order; empty without redirects. */
  redirects: string[]
  /** The IP address that answered. */
  address: string
  tls?: { protocol: string }
}

/** The one way to ask a server that a stranger's input has named. */
export interface GuardedClient {
  get(url: string, options?: GetOptions): Promise<GuardedReply>
  /** Looks at the certificate of a server, trusted or not; sends nothing. */
  connectTls(
    host: string,
    port?: number,
    options?: { timeoutMs?: number; signal?: AbortSignal },
  ): Promise<TlsFacts>
}

export interface GuardedLimits {
  maxBytes: number
  maxHeaderBytes: number
  maxRedirects: number
  connectTimeoutMs: number
  totalTimeoutMs: number
}

const LIMITS: GuardedLimits = {
  maxBytes: 1_000_000,
  maxHeaderBytes: 16 * 1024,
  maxRedirects: 5,
  connectTimeoutMs: 5_000,
  totalTimeoutMs: 10_000,
}

export interface GuardedNeeds {
  resolve: Resolve
  /** Who may be connected to; only tests pass another than the default. */
  policy?: ConnectPolicy
  /** Opens a connection to an allowed address; only tests pass another, to land on their own servers. */
  dial?: Dial
  limits?: Partial<GuardedLimits>
  /** Root certificates (PEM) instead of those of Node. */
  ca?: string[]
}

/**
 * Resolves, refuses if any answer is not public, connects to that very address, and checks each redirect anew. Every
 * failure is a HubError whose `about.reason` says which guard spoke.
 */
export function createGuardedClient(needs: GuardedNeeds): GuardedClient {
  const limits = { ...LIMITS, ...needs.limits }
  const policy = needs.policy ?? publicWebOnly
  const wires: ConnectNeeds = {
    resolve: needs.resolve,
    policy,
    dial: needs.dial ?? dialDirectly,
    connectTimeoutMs: limits.connectTimeoutMs,
  }

  async function once(target: Target, options: GetOptions, signal: AbortSignal) {
    const addresses = await allowedAddresses(target, wires, signal)
    const { socket: plain, address } = await openSocket(addresses, target.port, wires, signal)
    const tls = target.secure
      ? await secureSocket(plain, { ...target, ca: needs.ca, verify: true }, limits.connectTimeoutMs, signal)
      : undefined
    const protocol = tls?.getProtocol() ?? undefined
    const reply = await exchange(
      target,
      tls ?? plain,
      options.accept ?? '*/*',
      {
        maxBytes: Math.min(options.maxBytes ?? limits.maxBytes, limits.maxBytes),
        maxHeaderBytes: limits.maxHeaderBytes,
        truncate: options.truncate ?? false,
      },
      signal,
    )
    return { ...reply, address, ...(protocol ? { tls: { protocol } } : {}) }
  }

  async function follow(first: string, options: GetOptions, signal: AbortSignal): Promise<GuardedReply> {
    let target = readTarget(first, policy)
    const redirects: string[] = []
    const seen = new Set<string>()
    for (;;) {
      seen.add(target.url.href)
      const reply = await once(target, options, signal)
      if (!isRedirect(reply)) return { ...reply, url: target.url.href, redirects }
      if (redirects.length >= limits.maxRedirects)
        throw guardError('remote_refused', 'redirects', `More than ${limits.maxRedirects} redirects.`)
      target = readTarget(reply.headers.location ?? '', policy, target.url)
      if (seen.has(target.url.href))
        throw guardError('remote_refused', 'redirects', 'The server redirects in a circle.')
      redirects.push(target.url.href)
    }
  }

  return {
    get: (url, options = {}) =>
      within(limits.totalTimeoutMs, options, (signal) => follow(url, options, signal)),

    connectTls: (hostname, port = 443, options = {}) =>
      within(limits.totalTimeoutMs, options, async (signal) => {
        const host = readTarget(`https://${hostname}:${port}/`, policy).host
        const named = { ...readHost(host), port }
        const addresses = await allowedAddresses(named, wires, signal)
        const { socket, address } = await openSocket(addresses, port, wires, signal)
        const tls = await secureSocket(
          socket,
          { ...named, ca: needs.ca, verify: false },
          limits.connectTimeoutMs,
          signal,
        )
        const facts = tlsFacts(tls, host, address)
        tls.destroy()
        return facts
      }),
  }
}

/** Runs with one deadline for everything, and says in words when it passed. */
async function within<T>(
  maxMs: number,
  { timeoutMs, signal }: { timeoutMs?: number; signal?: AbortSignal },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ms = Math.min(timeoutMs ?? maxMs, maxMs)
  const deadline = AbortSignal.timeout(ms)
  try {
    return await work(signal ? AbortSignal.any([signal, deadline]) : deadline)
  } catch (cause) {
    if (signal?.aborted)
      throw guardError('unavailable', 'no_answer', 'The request was called off.', { cause })
    if (deadline.aborted && !(cause instanceof HubError))
      throw guardError('remote_unavailable', 'no_answer', `No complete answer within ${ms / 1000} s.`, {
        cause,
      })
    throw cause
  }
}
