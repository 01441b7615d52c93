import type { Clock } from '../domain/clock.ts'
import type { Dns, DnsAnswer } from './dns.ts'

const PROOF_MS = 60_000
/** A name that every resolver of the public internet knows. */
const KNOWN = 'com'

/**
 * Believes "there is no such record" only from a resolver that knows the public internet. Behind a captive portal, in a
 * closed network or in a container the system's resolver often denies every name, and a report must not call missing
 * what nobody could look up. Name servers that an operator has named on purpose are believed without proof.
 */
export function provingAbsence(dns: Dns, clock: Clock): Dns {
  let proof: { known: Promise<boolean>; until: number } | undefined

  function knowsTheInternet(): Promise<boolean> {
    const now = clock.now().getTime()
    if (!proof || proof.until <= now)
      proof = { known: dns.ns(KNOWN).then(({ state }) => state === 'found'), until: now + PROOF_MS }
    return proof.known
  }

  const proved =
    <T>(ask: (name: string) => Promise<DnsAnswer<T>>) =>
    async (name: string): Promise<DnsAnswer<T>> => {
      const answer = await ask(name)
      if (answer.state !== 'absent' || (await knowsTheInternet())) return answer
      return { state: 'unchecked', reason: 'the name server here does not know the public internet' }
    }

  return {
    server: dns.server,
    a: proved(dns.a),
    aaaa: proved(dns.aaaa),
    cname: proved(dns.cname),
    mx: proved(dns.mx),
    ns: proved(dns.ns),
    txt: proved(dns.txt),
  }
}
