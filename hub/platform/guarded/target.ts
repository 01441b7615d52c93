import { isIP } from 'node:net'
import { HubError } from '../../domain/errors.ts'
import type { ConnectPolicy } from './address-policy.ts'

/** A URL that may be asked for, taken apart. */
export interface Target {
  /** Normalised, without fragment. */
  url: URL
  secure: boolean
  /** Host name or IP literal without brackets and without trailing dot. */
  host: string
  port: number
  /** Set when the host is an IP literal: then nothing is resolved. */
  literal: boolean
}

/** Why a request was refused or failed, for code; the error's text says it in words. */
export type GuardReason =
  | 'bad_url'
  | 'scheme'
  | 'port'
  | 'userinfo'
  | 'local_name'
  | 'private_address'
  | 'not_resolved'
  | 'no_answer'
  | 'tls'
  | 'bad_reply'
  | 'too_large'
  | 'redirects'

/** An error of the guarded client: `about.reason` is one of `GuardReason`. */
export function guardError(
  code: HubError['code'],
  reason: GuardReason,
  message: string,
  options: { hint?: string; cause?: unknown } = {},
): HubError {
  return new HubError(code, message, { about: { reason }, ...options })
}

const refuse = (reason: GuardReason, message: string) =>
  guardError('invalid_input', reason, message, {
    hint: 'Use a public web address such as https://acme.com/.',
  })

const MAX_URL_LENGTH = 2048

/** Names that mean this machine or its network, whatever a resolver says about them. */
const LOCAL_SUFFIXES = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'lan',
  'home',
  'corp',
  'private',
  'home.arpa',
]

/** Reads a URL as a browser would, and refuses what has no business in a public web address. Pure. */
export function readTarget(input: string, policy: ConnectPolicy, base?: URL): Target {
  if (input.length > MAX_URL_LENGTH) throw refuse('bad_url', 'The address is too long.')
  // The URL parser silently drops tabs and line breaks and turns backslashes around; an honest address has none.
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0020\u007f\\]/.test(input))
    throw refuse('bad_url', 'The address contains spaces, control characters or backslashes.')
  const url = parseUrl(input, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw refuse('scheme', 'Only http and https addresses are looked at.')
  if (url.username !== '' || url.password !== '')
    throw refuse('userinfo', 'The address contains a user name or password.')
  url.hash = ''
  const secure = url.protocol === 'https:'
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port)
  if (!policy.allowsPort(port)) throw refuse('port', `Port ${port} is not a port of the public web.`)
  const { host, literal } = readHost(url.hostname)
  return { url, secure, host, port, literal }
}

/** A bare host as in `connectTls`, checked by the same rules. */
export function readHost(hostname: string): { host: string; literal: boolean } {
  const bare = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname
  if (isIP(bare) !== 0) return { host: bare, literal: true }
  const host = bare.toLowerCase().replace(/\.$/, '')
  if (!isHostName(host)) throw refuse('bad_url', 'The address has no usable host name.')
  if (!host.includes('.') || LOCAL_SUFFIXES.some((one) => host === one || host.endsWith(`.${one}`)))
    throw refuse('local_name', 'The address names a machine of a local network.')
  return { host, literal: false }
}

const isHostName = (host: string): boolean =>
  host.length <= 253 &&
  host.split('.').every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label))

function parseUrl(input: string, base: URL | undefined): URL {
  try {
    return new URL(input, base)
  } catch (cause) {
    throw guardError('invalid_input', 'bad_url', 'That is not an address of the web.', {
      hint: 'Use a public web address such as https://acme.com/.',
      cause,
    })
  }
}
