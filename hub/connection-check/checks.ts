import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import type { Clock } from '../domain/clock.ts'
import { CHECK_MAX_BYTES, type ConnectionCheck } from '../domain/connection-check.ts'
import { HubError } from '../domain/errors.ts'
import type { LookUpIsp } from '../domain/isp.ts'
import type { Log } from '../domain/ports.ts'
import { RUN_MS, type CheckRun, type CheckStore, type Transfer } from './check-store.ts'
import { conclude } from './conclude.ts'
import type { Figures } from './figures.ts'
import type { CheckLink, CheckLinkStore } from './links-store.ts'
import type { Stun } from './stun.ts'

export interface ChecksNeeds {
  store: CheckStore
  links: CheckLinkStore
  lookUpIsp: LookUpIsp
  clock: Clock
  log: Log
  stun: Stun | undefined
  /** As browsers reach the responders; none = UDP is not checked. */
  stunUrls: readonly string[]
  /** An origin that has addresses of one family only, to see the other one. */
  otherOrigin: string | undefined
  /** A person at a location said that a check was made there. */
  onMeasured: (assessmentId: string, check: ConnectionCheck) => Promise<void>
}

/** Whose check it is. */
export interface Whose {
  conversationId: string
  /** None before the first word of a person. */
  assessmentId: string | null
}

export interface Visitor {
  address: string
  userAgent: string
}

export type Checks = ReturnType<typeof makeChecks>

export const LINK_DAYS = 14
const DAY_MS = 86_400_000

/** Connection checks from their start to their end. */
export function makeChecks(needs: ChecksNeeds) {
  const { store, links, clock, log, lookUpIsp } = needs

  async function begin(whose: Whose, link: CheckLink | null, { address, userAgent }: Visitor) {
    const id = randomUUID()
    const key = randomBytes(32).toString('base64url')
    const addresses = { ipv4: null, ipv6: null, ...familyOf(address) }
    const run = {
      id,
      conversationId: whose.conversationId,
      assessmentId: whose.assessmentId,
      link: link?.hash ?? null,
      addresses,
      userAgent: userAgent.slice(0, 500),
    }
    await store.begin(run, hashOf(key))
    // Asked for now, so that the answer is there when the check ends.
    lookUpIsp(address).catch((error: unknown) => log.debug({ err: error }, 'provider not looked up'))
    return {
      id,
      key,
      maxBytes: CHECK_MAX_BYTES,
      expiresAt: new Date(clock.now().getTime() + RUN_MS).toISOString(),
      stun: needs.stun ? needs.stunUrls : [],
      otherOrigin: needs.otherOrigin ?? null,
      location: link?.location ?? null,
    }
  }

  async function opened(secret: string): Promise<CheckLink> {
    const link = await links.find(hashOf(secret))
    if (!link) throw new HubError('not_found', 'This is not one of our links.', { hint: ASK })
    if (link.state === 'used')
      throw new HubError('gone', `The check of ${link.location} was made already.`, {
        hint: 'Thank you. There is nothing left to do here.',
      })
    if (link.state === 'expired')
      throw new HubError('gone', `This link has expired: it works for ${LINK_DAYS} days.`, { hint: ASK })
    return link
  }

  async function running(id: string, key: string): Promise<CheckRun> {
    const run = await store.running(id, hashOf(key))
    if (!run) throw over()
    return run
  }

  return {
    start: (whose: Whose, visitor: Visitor) => begin(whose, null, visitor),
    async startByLink(secret: string, visitor: Visitor) {
      const link = await opened(secret)
      return begin(link, link, visitor)
    },
    locationOf: async (secret: string) => (await opened(secret)).location,

    async makeLink({ conversationId, assessmentId }: Whose, location: string) {
      if (!assessmentId)
        throw new HubError('not_found', 'Nothing was answered here yet.', {
          hint: 'Answer the first question.',
        })
      const secret = randomBytes(32).toString('base64url')
      const expiresAt = new Date(clock.now().getTime() + LINK_DAYS * DAY_MS)
      await links.make({ hash: hashOf(secret), conversationId, assessmentId, location }, expiresAt)
      return { secret, expiresAt: expiresAt.toISOString() }
    },

    running,

    /** Grants bytes before they flow; what is aborted stays counted. */
    async reserve(id: string, key: string, bytes: number): Promise<void> {
      if (await store.reserve(id, hashOf(key), bytes)) return
      await running(id, key)
      throw new HubError('too_large', 'A check transfers 25 MB at most, and this would be more.', {
        hint: 'End this check; another may be started later.',
      })
    },
    seen: (id: string, transfer: Transfer) => store.seen(id, transfer),

    /** The same visitor by the other family of addresses. */
    async alsoAt(id: string, key: string, address: string) {
      const run = await running(id, key)
      // A family that was seen stays as it was seen first.
      const addresses = { ...familyOf(address), ...present(run.addresses) }
      await store.addressed(id, { ipv4: null, ipv6: null, ...addresses })
    },

    async finish(id: string, key: string, figures: Figures): Promise<ConnectionCheck> {
      const run = await running(id, key)
      const address = run.addresses.ipv4 ?? run.addresses.ipv6
      const isp = address ? await lookUpIsp(address).catch(() => null) : null
      const check = conclude({ run, figures, isp, stun: needs.stun, now: clock.now() })
      if (!(await store.end(id, 'finished', check))) throw over()
      return check
    },
    async cancel(id: string, key: string): Promise<void> {
      await running(id, key)
      await store.end(id, 'cancelled', null)
    },

    /** Whoever opened a location's link says whether they are there; only a yes counts, and only once. */
    async confirm(id: string, key: string, there: boolean): Promise<void> {
      const run = await store.find(id, hashOf(key))
      const link = run?.link ? await links.find(run.link) : null
      if (!run?.result || !link) throw over()
      if (!there) return
      if (!(await links.use(link.hash))) {
        if (run.result.location) return
        throw new HubError('gone', `The check of ${link.location} was made already.`, {
          hint: 'Thank you. There is nothing left to do here.',
        })
      }
      const check = { ...run.result, location: link.location }
      await store.confirm(id, check)
      await needs.onMeasured(link.assessmentId, check)
    },

    /** Finished checks of a conversation, the newest last; those by a link once somebody said that they were there. */
    async of(conversationId: string): Promise<ConnectionCheck[]> {
      const runs = await store.of(conversationId)
      return runs.flatMap(({ link, result }) => (result && (!link || result.location) ? [result] : []))
    },
    /** Answers how many checks there were. */
    async forget(assessmentId: string): Promise<number> {
      await links.forget(assessmentId)
      return store.forget(assessmentId)
    },
  }
}

const ASK = 'Ask the person who sent it for a new one.'

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

function familyOf(address: string): { ipv4?: string; ipv6?: string } {
  const bare = address.replace(/%.*$/, '')
  if (isIP(bare) === 0) return {}
  const parsed = ipaddr.process(bare)
  return parsed.kind() === 'ipv4' ? { ipv4: parsed.toString() } : { ipv6: parsed.toString() }
}

const present = ({ ipv4, ipv6 }: CheckRun['addresses']) => ({
  ...(ipv4 ? { ipv4 } : {}),
  ...(ipv6 ? { ipv6 } : {}),
})

const over = () =>
  new HubError('gone', 'This check is over, or not one of ours.', { hint: 'Start another one.' })
