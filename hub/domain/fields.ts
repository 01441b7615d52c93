import { z } from 'zod'
import { CustomValue } from './custom-questions.ts'
import {
  CUSTOM_PREFIX,
  INDUSTRIES,
  INTERESTS,
  IT_TODAY,
  PRIORITIES,
  TIMELINES,
  type Option,
  type StepId,
} from './vocabulary.ts'

/**
 * The catalogue of canonical fields: one home for each fact. Conversation, API, mappings, console and summary all
 * read it. A field's schema is that of its *value*; how it is known (state, provenance) is the answer around it.
 */

const text = (max: number) => z.string().trim().min(1).max(max)
const options = (list: readonly Option[]) => z.enum(list.map(({ id }) => id) as [string, ...string[]])
const id = z.string().min(1).max(64)

/** A count that may be known exactly or as a range; `exact` is present when min = max was said as such. */
export const Count = z
  .object({
    min: z.number().int().min(0).max(10_000_000),
    max: z.number().int().min(0).max(10_000_000),
    exact: z.number().int().min(0).max(10_000_000).optional(),
  })
  .refine(({ min, max }) => min <= max, 'min must not be above max')
export type Count = z.infer<typeof Count>

/** Money in integer minor units (cents), exact or as a range. */
export const Money = z
  .object({
    min: z.number().int().min(0).max(100_000_000_00),
    max: z.number().int().min(0).max(100_000_000_00).nullable(),
    currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as USD'),
  })
  .refine(({ min, max }) => max === null || min <= max, 'min must not be above max')
export type Money = z.infer<typeof Money>

export const PERIODS = ['monthly', 'annual', 'one_off', 'per_user_month'] as const

/** Consent with the version of the text that was shown. */
export const Consent = z.object({
  given: z.boolean(),
  at: z.string(),
  textVersion: z.string(),
  by: text(200),
})

export const Location = z.object({
  id,
  name: text(200),
  address: text(500).optional(),
  employees: z.number().int().min(0).optional(),
})
export const Service = z.object({
  id,
  name: text(200),
  vendor: text(200).optional(),
  category: text(100).optional(),
  tier: text(100).optional(),
  deployment: z.enum(['cloud', 'on_premises', 'hybrid']).optional(),
  criticality: z.enum(['critical', 'high', 'medium', 'low']).optional(),
  users: z.number().int().min(0).optional(),
  licences: z
    .object({
      count: z.number().int().min(0),
      assigned: z.number().int().min(0).optional(),
      kind: text(100).optional(),
    })
    .optional(),
  managedBy: z.enum(['us', 'provider', 'vendor', 'nobody']).optional(),
  sso: z.enum(['yes', 'no', 'unknown']).optional(),
  mfa: z.enum(['all', 'some', 'none', 'unknown']).optional(),
  /** What kind of data lives there: "patient records". */
  dataHeld: text(500).optional(),
  /** Names of other services that it exchanges data with. */
  integratesWith: z.array(text(200)).max(30).optional(),
  notes: text(2000).optional(),
})
export type Service = z.infer<typeof Service>

export const Cost = z.object({
  id,
  label: text(200),
  serviceId: id.optional(),
  category: text(100).optional(),
  provider: text(200).optional(),
  amount: Money,
  period: z.enum(PERIODS),
  users: z.number().int().min(0).optional(),
  contract: z
    .object({
      start: z.iso.date().optional(),
      end: z.iso.date().optional(),
      autoRenew: z.boolean().optional(),
      noticeDays: z.number().int().min(0).max(3650).optional(),
    })
    .optional(),
})
export type Cost = z.infer<typeof Cost>

export const Process = z.object({
  id,
  name: text(200),
  description: text(2000).optional(),
  systems: z.array(text(200)).max(50).optional(),
  critical: z.boolean().optional(),
})
export const Backup = z.object({
  id,
  what: text(200),
  where: text(200).optional(),
  how: text(200).optional(),
  frequency: text(100).optional(),
  /** ISO date, or one of the chip answers "tested" / "never". */
  lastRestoreTest: text(40).optional(),
})
export const Incident = z.object({ id, when: text(60).optional(), what: text(1000) })
export const NetworkConnection = z.object({
  id,
  location: text(200).optional(),
  isp: text(200).optional(),
  type: text(100).optional(),
  contractedDownMbps: z.number().min(0).max(1_000_000).optional(),
  contractedUpMbps: z.number().min(0).max(1_000_000).optional(),
  measuredDownMbps: z.number().min(0).max(1_000_000).optional(),
  measuredUpMbps: z.number().min(0).max(1_000_000).optional(),
  latencyMs: z.number().min(0).max(60_000).optional(),
  jitterMs: z.number().min(0).max(60_000).optional(),
  measuredAt: z.string().max(40).optional(),
  staticIp: z.enum(['yes', 'no', 'unknown']).optional(),
  failover: text(200).optional(),
})
export type NetworkConnection = z.infer<typeof NetworkConnection>
export const Device = z.object({
  id,
  name: text(200),
  kind: text(60).optional(),
  vendor: text(200).optional(),
  model: text(200).optional(),
  os: text(200).optional(),
  osSupport: z.enum(['supported', 'ending', 'ended', 'unknown']).optional(),
  ip: text(45).optional(),
  mac: text(17).optional(),
  location: text(200).optional(),
  source: text(60).optional(),
  lastSeen: z.iso.datetime().optional(),
  openPorts: z.array(z.number().int().min(1).max(65_535)).max(200).optional(),
  warrantyEnd: z.iso.date().optional(),
})
export type Device = z.infer<typeof Device>
export const Pain = z.object({
  id,
  text: text(2000),
  priority: options(PRIORITIES),
  since: text(100).optional(),
  effect: text(2000).optional(),
  wantedResponse: text(200).optional(),
})
export type Pain = z.infer<typeof Pain>
export const Person = z.object({
  id,
  name: text(200),
  role: text(200).optional(),
  email: z.email().max(320).optional(),
  decides: z.boolean().optional(),
})
export const ItToday = z.object({
  kind: options(IT_TODAY),
  provider: text(200).optional(),
  contractEnd: text(60).optional(),
  notice: text(100).optional(),
  satisfaction: z.number().int().min(1).max(5).optional(),
  fee: z.object({ amount: Money, period: z.enum(['monthly', 'annual']) }).optional(),
  adminPasswordsHeldBy: text(200).optional(),
})
export const Insurance = z.object({
  cyber: z.enum(['yes', 'no', 'unknown']),
  renewal: text(60).optional(),
  insurer: text(200).optional(),
})
export const Department = z.object({
  id,
  name: text(200),
  headcount: z.number().int().min(0).max(10_000_000).optional(),
  lead: text(200).optional(),
})
export const Compliance = z.object({
  id,
  framework: text(100),
  applies: z.enum(['yes', 'no', 'maybe', 'unknown']),
  evidence: text(1000).optional(),
})
/** A weekly schedule: days are ISO 8601 weekdays (1 = Monday), times are local `HH:MM`. */
export const Hours = z.object({
  days: z.array(z.number().int().min(1).max(7)).max(7),
  opens: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 08:00')
    .optional(),
  closes: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 17:30')
    .optional(),
  timeZone: text(60).optional(),
  afterHours: z.enum(['never', 'sometimes', 'always']).optional(),
})
export const DeviceCounts = z.object({
  computers: Count.optional(),
  servers: Count.optional(),
  mobiles: Count.optional(),
})
/** Where the headcount goes, and moves that are planned. */
export const Growth = z.object({
  in12Months: Count.optional(),
  in36Months: Count.optional(),
  moves: text(1000).optional(),
  plans: text(2000).optional(),
})
export const Wifi = z.object({
  vendor: text(200).optional(),
  guestSeparate: z.enum(['yes', 'no', 'unknown']).optional(),
})
export const Vpn = z.object({ vendor: text(200).optional(), users: Count.optional() })
export const Firewall = z.object({
  vendor: text(200).optional(),
  model: text(200).optional(),
  supportEnd: text(40).optional(),
})
export const ResponseTime = z.object({
  critical: text(60).optional(),
  high: text(60).optional(),
  normal: text(60).optional(),
})
/** Where the prospect came from. */
export const ContactSource = z.object({
  campaign: text(200).optional(),
  referrer: text(500).optional(),
  utm: z.record(z.string().max(40), z.string().max(200)).optional(),
  invitedBy: text(200).optional(),
})
/** Consent to one scan, with what it may touch. */
export const ScanConsent = Consent.extend({ authority: text(200), scope: text(1000) })
/** A yearly or monthly budget, or "tell me what is normal". */
export const Budget = z.union([
  z.object({ amount: Money, period: z.enum(['monthly', 'annual']) }),
  z.object({ tellMe: z.literal(true) }),
])

/** E.164, for example +15550100123. */
const phone = z.string().regex(/^\+[1-9]\d{6,14}$/, 'an international number such as +1 555 010 0123')
const email = z.email().max(320)
const list = <T extends z.ZodType>(item: T, max = 200) => z.array(item).max(max)

export interface Field {
  path: string
  label: string
  step: StepId
  schema: z.ZodType
  /** Contact detail, network inventory or free text: sealed at rest, never logged. */
  personal?: true
}

const field = (path: string, label: string, step: StepId, schema: z.ZodType, personal?: true): Field =>
  personal ? { path, label, step, schema, personal } : { path, label, step, schema }

export const FIELDS: readonly Field[] = [
  field('contact.firstName', 'First name', 'you', text(100), true),
  field('contact.lastName', 'Last name', 'you', text(100), true),
  field('contact.title', 'Job title', 'you', text(200), true),
  field('contact.email', 'E-mail', 'you', email, true),
  field('contact.phone', 'Phone', 'you', phone, true),
  field('contact.preferredTime', 'Best time to call', 'you', text(200), true),
  field('consent.privacy', 'Privacy consent', 'you', Consent),
  field('consent.contact', 'Consent to be contacted', 'you', Consent),
  field('consent.scan', 'Consent to a scan', 'network', ScanConsent),
  field('contact.source', 'How they came', 'you', ContactSource),
  field('needs.trigger', 'Why now', 'you', text(4000), true),

  field('company.name', 'Company', 'company', text(200)),
  field('company.legalName', 'Legal name', 'company', text(200)),
  field(
    'company.website',
    'Website',
    'company',
    z.union([z.url({ protocol: /^https?$/ }).max(500), z.literal('none')]),
  ),
  field('company.domain', 'Domain', 'company', z.string().max(253)),
  field('company.address.line1', 'Address', 'company', text(200)),
  field('company.address.line2', 'Address, second line', 'company', text(200)),
  field('company.address.city', 'City', 'company', text(100)),
  field('company.address.region', 'State or region', 'company', text(100)),
  field('company.address.postcode', 'Postcode', 'company', text(20)),
  field(
    'company.address.country',
    'Country',
    'company',
    z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166 code such as US'),
  ),
  field('company.phone', 'Company phone', 'company', phone),
  field('company.email', 'Company mailbox', 'company', email),
  field('company.social', 'Social pages', 'company', list(z.url().max(500), 20)),
  field('company.founded', 'Founded', 'company', text(20)),
  field('company.mailDomains', 'Mail domains', 'company', list(z.string().max(253), 20)),
  field('company.ownership', 'Ownership', 'company', text(100)),
  field('company.parent', 'Parent company', 'company', text(200)),
  field('company.subsidiaries', 'Subsidiaries', 'company', list(text(200), 50)),

  field('profile.overview', 'About the company', 'work', text(8000)),
  field('profile.industry', 'Industry', 'work', options(INDUSTRIES)),
  field('profile.employees', 'Employees', 'work', Count),
  field('profile.computerUsers', 'People with a computer', 'work', Count),
  field('profile.locationCount', 'Number of locations', 'work', Count),
  field('profile.locations', 'Locations', 'work', list(Location)),
  field('profile.processes', 'Business processes', 'work', list(Process)),
  field('profile.remoteShare', 'Share of remote work, per cent', 'work', z.number().int().min(0).max(100)),
  field('profile.deviceCounts', 'Devices in number', 'work', DeviceCounts),
  field('profile.hours', 'Working hours', 'work', Hours),
  field('profile.departments', 'Departments', 'work', list(Department), true),
  field('profile.compliance', 'Rules that apply', 'work', list(Compliance, 100)),
  field('profile.growth', 'Growth', 'work', Growth, true),
  field('profile.objectives', 'Objectives', 'work', text(4000), true),
  field('profile.itToday', 'IT today', 'work', ItToday, true),
  field('profile.insurance', 'Cyber insurance', 'network', Insurance),

  field('services', 'Applications and services', 'run', list(Service, 500), true),

  field('network.connections', 'Internet connections', 'network', list(NetworkConnection, 50), true),
  field('network.devices', 'Devices', 'network', list(Device, 2000), true),
  field('network.backups', 'Backups', 'network', list(Backup, 50), true),
  field('network.mfaCoverage', 'Multi-factor sign-in', 'network', z.enum(['all', 'some', 'none'])),
  field('network.endpointProtection', 'Endpoint protection', 'network', text(200), true),
  field('network.wifi', 'Wi-Fi', 'network', Wifi, true),
  field('network.vpn', 'Remote access', 'network', Vpn, true),
  field('network.firewall', 'Firewall', 'network', Firewall, true),
  field('network.incidents', 'Security incidents, last 24 months', 'network', list(Incident, 50), true),

  field('costs', 'Costs', 'costs', list(Cost, 500), true),

  field('needs.pains', 'What hurts', 'needs', list(Pain, 50), true),
  field('needs.interests', 'Interests', 'needs', list(options(INTERESTS), 12)),
  field('needs.responseTime', 'Wanted response', 'needs', ResponseTime),
  field('needs.budget', 'Budget', 'needs', Budget),
  field('needs.timeline', 'Timeline', 'needs', options(TIMELINES)),
  field('needs.people', 'Who decides', 'needs', list(Person, 50), true),
]

const BY_PATH = new Map(FIELDS.map((one) => [one.path, one]))

/**
 * The field at a canonical path, or undefined. `custom.<key>` is a field of every installation: which of them are asked,
 * the MSP decides. A sealed answer stands beside
 * its value's schema: see `sealed-answers.ts`.
 */
export function fieldAt(path: string): Field | undefined {
  const known = BY_PATH.get(path)
  if (known || !CUSTOM_PATH.test(path)) return known
  return field(path, path.slice(CUSTOM_PREFIX.length).replaceAll('_', ' '), 'needs', CustomValue, true)
}

const CUSTOM_PATH = /^custom\.[a-z][a-z0-9_]{0,39}$/
