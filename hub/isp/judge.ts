import type { IspFacts, LineKind } from '../domain/isp.ts'
import type { Address } from './address.ts'
import { NAME_WORDS, OWNERS } from './data/host-names.ts'
import { NETWORKS } from './data/networks.ts'
import type { HostName } from './reverse-dns.ts'

/** What is known of an address before anything is concluded. */
export interface Evidence {
  address: Address
  /** `null`: the database does not have it; `undefined`: there is no database. */
  asn: { asn: number; organisation: string | null } | null | undefined
  hostname: HostName
  /** On a list of addresses that should not send mail directly; undefined = not asked. */
  policyListed: 'provider' | 'list' | 'no' | 'unchecked' | undefined
}

export type Verdict = Pick<IspFacts, 'name' | 'kind' | 'confidence' | 'reasons'>

interface Hint {
  kind: LineKind
  weight: number
  reason: string
}

/** Below this a kind is no more than a guess, and is not told as one. */
const LEAST_WEIGHT = 0.35
/** How far a hint that points elsewhere takes the confidence down. */
const DOUBT = 0.5

/** Weighs what an address, its network and its name say. The strongest hint decides; what contradicts it, lowers it. */
export function judge(evidence: Evidence): Verdict {
  if (evidence.address.range !== 'public') return unroutable(evidence.address)
  const hints = [...byNetwork(evidence), ...byName(evidence), ...byPolicy(evidence)]
  const [best] = hints.toSorted((a, b) => b.weight - a.weight)
  const name = nameOf(evidence)
  const said = hints.map(({ reason }) => reason)
  if (!best || best.weight < LEAST_WEIGHT || best.kind === 'unknown')
    return {
      name,
      kind: 'unknown',
      confidence: 0,
      reasons: [...said, 'Nothing tells homes and offices apart here, so we ask.'],
    }
  const against = Math.max(
    0,
    ...hints.filter(({ kind }) => kind !== best.kind && kind !== 'unknown').map(({ weight }) => weight),
  )
  const confidence = Math.round((best.weight - against * DOUBT) * 100) / 100
  return { name, kind: best.kind, confidence: Math.max(0.1, confidence), reasons: said }
}

const UNROUTABLE: Record<Exclude<IspFacts['range'], 'public'>, string> = {
  private:
    'is an address of a private network: the visitor sits in the same network as the hub, or a proxy before the hub is missing in TRUSTED_PROXIES',
  loopback:
    'is this machine itself: the visitor and the hub run on one computer, or a proxy before the hub is missing in TRUSTED_PROXIES',
  link_local: 'counts on one cable only, so nothing is known of a provider',
  shared:
    'is one of those that providers use inside their own networks: seen here, it means that a proxy before the hub is missing in TRUSTED_PROXIES',
  documentation: 'is set aside for examples and belongs to nobody',
  reserved: 'is not in use on the public internet',
}

function unroutable({ text, range }: Address): Verdict {
  const why = range === 'public' ? '' : UNROUTABLE[range]
  return { name: null, kind: 'unknown', confidence: 0, reasons: [`${text} ${why}.`] }
}

const WEIGHT_OF_USE = { hosting: 0.85, front: 0.6, mixed: 0, residential: 0.7, mobile: 0.85 } as const

function byNetwork({ asn }: Evidence): Hint[] {
  if (asn === undefined) return []
  if (asn === null)
    return [{ kind: 'unknown', weight: 0, reason: 'The file of networks does not list the address.' }]
  const known = NETWORKS.find((one) => one.asn === asn.asn)
  const label = `AS${asn.asn}${asn.organisation ? ` (${asn.organisation})` : ''}`
  if (!known) return [{ kind: 'unknown', weight: 0, reason: `The address belongs to ${label}.` }]
  const note = known.note ? `; ${known.note}` : ''
  const says = {
    hosting: `is a data centre of ${known.name}: VPNs, remote desktops and office gateways leave from such places`,
    front: `is ${known.name}, which stands before others`,
    mixed: `is ${known.name}, which serves homes and offices by the same network`,
    residential: `is ${known.name}, which serves homes`,
    mobile: `is the mobile network of ${known.name}`,
  }[known.use]
  const kind = known.use === 'front' ? 'hosting' : known.use === 'mixed' ? 'unknown' : known.use
  return [{ kind, weight: WEIGHT_OF_USE[known.use], reason: `${label} ${says}${note}.` }]
}

/** A name that does not lead back to the address is a claim. */
const UNCONFIRMED = 0.5

function byName({ hostname }: Evidence): Hint[] {
  if (hostname.state !== 'found') return []
  const { name, confirmed } = hostname
  const trust = confirmed ? 1 : UNCONFIRMED
  const doubt = confirmed ? '' : ' The name does not lead back to the address, so it counts half.'
  const owner = OWNERS.find(({ pattern }) => pattern.test(name))
  if (owner?.kind)
    return [
      {
        kind: owner.kind,
        weight: 0.85 * trust,
        reason: `Its name, ${name}, is one that ${owner.name} gives to ${LINES[owner.kind]}.${doubt}`,
      },
    ]
  const word = NAME_WORDS.find(({ words }) => words.test(name))
  if (word)
    return [
      { kind: word.kind, weight: 0.5 * trust, reason: `Its name, ${name}, speaks of ${word.says}.${doubt}` },
    ]
  return [{ kind: 'unknown', weight: 0, reason: `Its name is ${name}.${doubt}` }]
}

const LINES = {
  business: 'office lines',
  residential: 'home lines',
  mobile: 'phones and mobile routers',
  hosting: 'machines in its data centres',
  vpn: 'the exits of its VPN',
} as const

function byPolicy({ policyListed }: Evidence): Hint[] {
  if (policyListed !== 'provider' && policyListed !== 'list') return []
  const who = policyListed === 'provider' ? 'Its provider says' : 'A public list says'
  return [
    {
      kind: 'residential',
      weight: 0.3,
      reason: `${who} that it should not send mail directly, which goes for homes and for many offices with a changing address.`,
    },
  ]
}

/** The provider as people know it: by a confirmed name, else by the network. */
function nameOf({ asn, hostname }: Evidence): string | null {
  const owner =
    hostname.state === 'found' && hostname.confirmed
      ? OWNERS.find(({ pattern }) => pattern.test(hostname.name))
      : undefined
  if (owner) return owner.name
  if (!asn) return null
  return NETWORKS.find((one) => one.asn === asn.asn)?.name ?? asn.organisation
}
