import { connect, isIP, type Socket } from 'node:net'
import { connect as secure, checkServerIdentity, type TLSSocket } from 'node:tls'
import { HubError } from '../../domain/errors.ts'
import type { ConnectPolicy } from './address-policy.ts'
import { guardError } from './target.ts'

/** Answers every address of a name, or throws: `not_found` = no address, `remote_unavailable` = could not be asked. */
export type Resolve = (host: string, signal?: AbortSignal) => Promise<string[]>

/** Opens a plain connection to an address that the policy has allowed. */
export type Dial = (address: string, port: number) => Socket

export const dialDirectly: Dial = (address, port) => connect({ host: address, port })

const MAX_ADDRESSES_TRIED = 3

export interface ConnectNeeds {
  resolve: Resolve
  policy: ConnectPolicy
  dial: Dial
  connectTimeoutMs: number
}

/**
 * The addresses that may be connected to, IPv4 first. One private answer among many refuses the whole name: a public
 * name has no honest reason for it.
 */
export async function allowedAddresses(
  { host, literal }: { host: string; literal: boolean },
  { resolve, policy }: ConnectNeeds,
  signal: AbortSignal,
): Promise<string[]> {
  const addresses = literal ? [host] : await resolved(host, resolve, signal)
  if (!addresses.every((address) => policy.allowsAddress(address)))
    throw guardError(
      'forbidden',
      'private_address',
      'The address leads into a private or reserved network.',
      {
        hint: 'Only servers on the public internet are looked at.',
      },
    )
  return [...addresses].sort((a, b) => isIP(a) - isIP(b)).slice(0, MAX_ADDRESSES_TRIED)
}

async function resolved(host: string, resolve: Resolve, signal: AbortSignal): Promise<string[]> {
  const addresses = await orAbort(resolve(host, signal), signal).catch((cause: unknown) => {
    signal.throwIfAborted()
    if (cause instanceof HubError && cause.about.reason !== undefined) throw cause
    const absent = cause instanceof HubError && cause.code === 'not_found'
    throw guardError(
      absent ? 'not_found' : 'remote_unavailable',
      'not_resolved',
      absent ? 'The name has no address.' : 'The address of the name could not be looked up.',
      { cause },
    )
  })
  if (addresses.length === 0) throw guardError('not_found', 'not_resolved', 'The name has no address.')
  return addresses
}

/** Connects to the first of the checked addresses that answers; no name is looked up again on the way. */
export async function openSocket(
  addresses: string[],
  port: number,
  needs: ConnectNeeds,
  signal: AbortSignal,
): Promise<{ socket: Socket; address: string }> {
  let failure: unknown
  for (const address of addresses) {
    try {
      const socket = needs.dial(address, port)
      await ready(socket, 'connect', needs.connectTimeoutMs, signal)
      return { socket, address }
    } catch (cause) {
      signal.throwIfAborted()
      failure = cause
    }
  }
  throw guardError('remote_unavailable', 'no_answer', 'The server does not accept connections.', {
    cause: failure,
  })
}

export interface TlsOptions {
  host: string
  literal: boolean
  ca: string[] | undefined
  /** False only to look at a certificate: then nothing is sent over the connection. */
  verify: boolean
}

/** Speaks TLS over a connection that stands. Old protocol versions are spoken only to look at a certificate. */
export async function secureSocket(
  socket: Socket,
  { host, literal, ca, verify }: TlsOptions,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const tls = secure({
    socket,
    ...(literal ? {} : { servername: host }),
    ...(ca ? { ca } : {}),
    rejectUnauthorized: verify,
    checkServerIdentity: (_, certificate) => (verify ? checkServerIdentity(host, certificate) : undefined),
    ...(verify ? {} : { minVersion: 'TLSv1' as const, ciphers: 'DEFAULT:@SECLEVEL=0' }),
    ALPNProtocols: ['http/1.1'],
  })
  try {
    await ready(tls, 'secureConnect', timeoutMs, signal)
    return tls
  } catch (cause) {
    socket.destroy()
    signal.throwIfAborted()
    throw guardError('remote_refused', 'tls', 'No trusted encrypted connection to the server can be made.', {
      cause,
    })
  }
}

/** Waits for an event of a socket; destroys it on failure, timeout or abort. */
function ready(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  timeoutMs: number,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (error?: unknown) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', aborted)
      socket.off(event, connected)
      socket.off('close', closed)
      if (error === undefined) return resolve()
      socket.destroy()
      reject(error instanceof Error ? error : new Error(String(error)))
    }
    const connected = () => finish()
    const closed = () => finish(new Error('closed'))
    const aborted = () => finish(signal.reason)
    const timer = setTimeout(() => finish(new Error(`no answer in ${timeoutMs} ms`)), timeoutMs)
    socket.once(event, connected)
    socket.once('close', closed)
    // Stays: an error after the promise is settled must not be unhandled.
    socket.on('error', finish)
    signal.addEventListener('abort', aborted)
    if (signal.aborted) aborted()
  })
}

/** The promise, or the signal's reason if that comes first. */
export function orAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const aborted = () => reject(signal.reason)
    if (signal.aborted) return aborted()
    signal.addEventListener('abort', aborted, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', aborted))
  })
}
