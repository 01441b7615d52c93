import { resolve } from 'node:path'
import { z } from 'zod'
import { HubError } from './domain/errors.ts'
import { fieldErrors } from './platform/parse.ts'

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean),
)

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat
  } catch {
    return false
  }
}

const Settings = z.object({
  /** `demo` generates its keys, listens on this machine alone and offers the CRM stand-in. */
  MODE: z.enum(['demo', 'production']).default('demo'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Where the embedded database, generated keys and the stand-in's records live. */
  DATA_DIR: z.string().min(1).default('./data'),
  /** Unset: the embedded SQLite file. `mongodb://…`, `mongodb+srv://…` or `mongodb-memory:` choose MongoDB. */
  DATABASE_URL: z.string().min(1).optional(),
  /** Set: jobs run on Bull over this Redis. Unset: inside the process. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  /** The address that people and CRMs reach the hub at. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** 32 bytes, base64: wraps the keys that seal personal data. Required in production. */
  SENTRY_MASTER_KEY: z.string().optional(),
  /** Addresses or CIDR ranges whose X-Forwarded-For counts. */
  TRUSTED_PROXIES: list.default([]),
  /** `host:port,…` for recon instead of the system's resolvers. */
  DNS_SERVERS: list.default([]),
  /** A file of networks in MaxMind's format (`.mmdb`), to tell who carries an address. */
  ASN_DATABASE: z.string().min(1).optional(),
  /** A DNS zone of addresses that should not send mail directly; its terms of use are yours to keep. */
  POLICY_LIST_ZONE: z.string().min(1).max(200).optional(),
  /** `first,second`: the UDP ports of the two STUN responders. Unset: none in production, free ones in the demo. */
  STUN_PORTS: z
    .string()
    .regex(/^\d{1,5},\d{1,5}$/, 'two ports such as 3478,3479')
    .optional(),
  /** The name under which browsers reach them; unset: that of PUBLIC_URL. */
  STUN_HOST: z.string().min(1).max(253).optional(),
  /** An address of the hub whose name has addresses of one family alone, so that a check sees the other one, too. */
  CHECK_OTHER_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  /** The name that prospects see. */
  MSP_NAME: z.string().min(1).max(100).default('Entourage Sentry'),
  BOOKING_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** `https://www.example.com,…`: sites of the MSP that may show the intake by /embed.js. */
  EMBED_ORIGINS: list.default([]),
  /** The MSP's bot in Azure, for Microsoft Teams: application, its secret, and the tenant. All three, or none. */
  TEAMS_APP_ID: z.uuid().optional(),
  TEAMS_APP_SECRET: z.string().min(1).optional(),
  TEAMS_TENANT_ID: z.string().min(1).max(200).optional(),
  /** `smtp://user:password@host:587` or `smtps://…`. Unset: no mail, except in the demo's console. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** The address that mails come from. */
  MAIL_FROM: z.email().max(320).optional(),
  /** Where the MSP works, for the hours at which reminders go out, such as America/New_York. */
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'a time zone such as America/New_York')
    .default(Intl.DateTimeFormat().resolvedOptions().timeZone),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
})

export interface Config {
  mode: 'demo' | 'production'
  port: number
  /** The address to listen on: loopback in the demo. */
  host: string
  dataDir: string
  databaseUrl: string | undefined
  redisUrl: string | undefined
  /** Without a trailing slash; in the demo filled in once the port is known. */
  publicUrl: string | undefined
  masterKey: string | undefined
  trustedProxies: string[]
  dnsServers: string[]
  asnDatabase: string | undefined
  policyZone: string | undefined
  /** Ports of the STUN responders; none = there are none. */
  stun: { ports: [number, number]; name: string } | undefined
  /** Without a path. */
  checkOtherOrigin: string | undefined
  role: 'all' | 'web' | 'worker'
  msp: { name: string; bookingUrl?: string }
  embedOrigins: string[]
  teams: { clientId: string; clientSecret: string; tenantId: string } | undefined
  smtpUrl: string | undefined
  mailFrom: string | undefined
  timeZone: string
  logLevel: string
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** The only reader of the environment. Throws one error that names every bad setting. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Settings.safeParse(given)
  if (!parsed.success) throw misconfigured(fieldErrors(parsed.error))
  const settings = parsed.data
  const problems = contradictions(settings)
  if (problems.length > 0) throw misconfigured(problems)
  return {
    mode: settings.MODE,
    port: settings.PORT,
    host: settings.MODE === 'demo' ? '127.0.0.1' : '0.0.0.0',
    dataDir: resolve(settings.DATA_DIR),
    databaseUrl: settings.DATABASE_URL,
    redisUrl: settings.REDIS_URL,
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, ''),
    masterKey: settings.SENTRY_MASTER_KEY,
    trustedProxies: settings.TRUSTED_PROXIES,
    dnsServers: settings.DNS_SERVERS,
    asnDatabase: settings.ASN_DATABASE && resolve(settings.ASN_DATABASE),
    policyZone: settings.POLICY_LIST_ZONE,
    stun: stunOf(settings),
    checkOtherOrigin: settings.CHECK_OTHER_ORIGIN && new URL(settings.CHECK_OTHER_ORIGIN).origin,
    role: settings.ROLE,
    msp: { name: settings.MSP_NAME, ...(settings.BOOKING_URL ? { bookingUrl: settings.BOOKING_URL } : {}) },
    embedOrigins: settings.EMBED_ORIGINS,
    teams: teamsOf(settings),
    smtpUrl: settings.SMTP_URL,
    mailFrom: settings.MAIL_FROM,
    timeZone: settings.TIME_ZONE,
    logLevel: settings.LOG_LEVEL,
  }
}

function stunOf({ MODE, STUN_PORTS, STUN_HOST, PUBLIC_URL }: z.infer<typeof Settings>): Config['stun'] {
  if (MODE === 'demo' && !STUN_PORTS) return { ports: [0, 0], name: '127.0.0.1' }
  if (!STUN_PORTS) return undefined
  const [first = 0, second = 0] = STUN_PORTS.split(',').map(Number)
  const name = STUN_HOST ?? (PUBLIC_URL ? new URL(PUBLIC_URL).hostname : '127.0.0.1')
  return { ports: [first, second], name: name.replace(/^\[|\]$/g, '') }
}

function teamsOf({
  TEAMS_APP_ID: clientId,
  TEAMS_APP_SECRET: clientSecret,
  TEAMS_TENANT_ID: tenantId,
}: z.infer<typeof Settings>): Config['teams'] {
  return clientId && clientSecret && tenantId ? { clientId, clientSecret, tenantId } : undefined
}

/** An origin is scheme, name and port alone; plain http only on this machine. */
function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { origin, protocol, hostname } = new URL(text)
  return origin === text && (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname)))
}

function contradictions(settings: z.infer<typeof Settings>): { path: string; message: string }[] {
  const problems: { path: string; message: string }[] = []
  const say = (path: string, message: string) => problems.push({ path, message })
  if (settings.MODE === 'demo' && settings.PUBLIC_URL && !LOOPBACK.has(new URL(settings.PUBLIC_URL).hostname))
    say('PUBLIC_URL', 'The demo answers this machine alone; use a loopback address, or MODE=production.')
  if (settings.MODE === 'production') {
    if (!settings.SENTRY_MASTER_KEY)
      say('SENTRY_MASTER_KEY', 'Production needs a key: `openssl rand -base64 32`, kept outside DATA_DIR.')
    if (!settings.PUBLIC_URL?.startsWith('https://'))
      say('PUBLIC_URL', 'Production needs the https:// address that people reach it at.')
  }
  if (settings.SENTRY_MASTER_KEY && Buffer.from(settings.SENTRY_MASTER_KEY, 'base64').length !== 32)
    say('SENTRY_MASTER_KEY', 'The key must be 32 bytes in base64: `openssl rand -base64 32`.')
  if (settings.DATABASE_URL && !/^mongodb(\+srv)?:\/\/|^mongodb-memory:/.test(settings.DATABASE_URL))
    say(
      'DATABASE_URL',
      'Use mongodb://…, mongodb+srv://… or mongodb-memory:, or leave it out for the embedded file.',
    )
  if ((settings.SMTP_URL === undefined) !== (settings.MAIL_FROM === undefined))
    say(settings.SMTP_URL ? 'MAIL_FROM' : 'SMTP_URL', 'Mail needs both SMTP_URL and MAIL_FROM, or neither.')
  for (const origin of settings.EMBED_ORIGINS)
    if (!isOrigin(origin))
      say(
        'EMBED_ORIGINS',
        `“${origin.slice(0, 100)}” is no origin. Write https://www.example.com, without a path.`,
      )
  const bot = [settings.TEAMS_APP_ID, settings.TEAMS_APP_SECRET, settings.TEAMS_TENANT_ID].filter(Boolean)
  if (bot.length > 0 && bot.length < 3)
    say('TEAMS_APP_ID', 'Teams needs TEAMS_APP_ID, TEAMS_APP_SECRET and TEAMS_TENANT_ID, or none of them.')
  if (settings.STUN_PORTS?.split(',').some((port) => Number(port) > 65_535))
    say('STUN_PORTS', 'A port is at most 65535.')
  if (settings.ROLE !== 'all' && (!settings.REDIS_URL || !settings.DATABASE_URL))
    say('ROLE', 'Separate web and worker processes need REDIS_URL and a shared DATABASE_URL.')
  return problems
}

function misconfigured(fields: { path: string; message: string }[]): HubError {
  const lines = fields.map(({ path, message }) => `  ${path}: ${message}`)
  return new HubError('misconfigured', `The settings cannot be used:\n${lines.join('\n')}`, {
    hint: 'Change these environment variables and start again.',
    fields,
  })
}
