import type { ConnectionCheck } from '../../../hub/domain/connection-check.ts'
import type { Translate } from '../../../hub/domain/languages.ts'

/** What the connection check says. */
export const checkWords = (t: Translate) => ({
  title: t`Connection check from this browser`,
  offer: t`It takes about half a minute.`,
  does: [
    t`It reads your public address and who carries it,`,
    t`measures delay and speed between this browser and our server,`,
    t`tries whether calls get through (UDP), and notes the version of this browser.`,
  ],
  doesNot: t`It looks at nothing else in your network.`,
  data: (megabytes: number) => t`It transfers ${megabytes} MB at most. On a phone’s data plan, that counts.`,
  start: t`Start the check`,
  again: t`Check again`,
  typeIn: t`Type it in instead`,
  backToCheck: t`Back to the check`,
  cancel: t`Cancel`,
  stages: {
    address: t`Reading your address…`,
    delay: t`Measuring the delay…`,
    down: t`Measuring the download…`,
    up: t`Measuring the upload…`,
    finish: t`Putting it together…`,
  },
  progress: t`Progress of the check`,
  failed: t`The connection broke off before the check was done. Nothing of it was kept. Try again, or type it in.`,
  cancelled: t`Cancelled. Nothing of it was kept.`,
  done: t`The check is done.`,
  found: t`What this browser measured`,
  atOffice: t`Are you at the office now?`,
  atLocation: (location: string) => t`Are you at ${location} now?`,
  which: t`At which location?`,
  yes: t`Yes`,
  no: t`No`,
  notSure: t`Not sure`,
  onlyYes: t`Only with a yes do we take this as your office’s line.`,
  others: t`Another location? Send a link`,
  linkFor: (location: string) => t`A link for ${location}`,
  linkHow: (location: string, until: string) =>
    t`Somebody at ${location} opens it there, once, until ${until}. It shows the check and nothing of your answers.`,
  otherName: t`Name of the location`,
  makeLink: t`Make the link`,
  why: t`How we know`,
  ...rows(t),
  byLink: byLink(t),
})

const rows = (t: Translate) => ({
  carrier: t`Line`,
  speed: t`Speed`,
  delay: t`Delay`,
  calls: t`Calls`,
  browser: t`This browser`,
  addresses: t`Address`,
  unchecked: t`Not measured`,
  mbps: (value: number) => t.number(value, { maximumSignificantDigits: 3 }),
  ms: (value: number) => t.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 }),
  bothWays: (down: string, up: string) => t`${down} Mbit/s down, ${up} Mbit/s up`,
  downOnly: (down: string) => t`${down} Mbit/s down; up could not be measured`,
  upOnly: (up: string) => t`${up} Mbit/s up; down could not be measured`,
  noSpeed: t`Could not be measured`,
  kept: (contract: string) => t`That is what your contract says (${contract} Mbit/s down).`,
  below: (percent: number, contract: string) =>
    t`That is ${percent} % of the ${contract} Mbit/s down in your contract. Wi-Fi often is the cause: try once more by cable.`,
  above: (contract: string) => t`That is more than the ${contract} Mbit/s down in your contract.`,
  delayIs: (idle: string, jitter: string) => t`${idle} ms, varying by ${jitter} ms`,
  loadedFine: (loaded: string) => t`While data flows it stays low (${loaded} ms).`,
  loadedBad: (loaded: string) =>
    t`While data flows it rises to ${loaded} ms: calls stutter while somebody else downloads. A router that queues fairly mends that.`,
  ...lines(t),
})

const lines = (t: Translate) => ({
  looksLike: (kind: ConnectionCheck['isp']['kind'], name: string | null): string => {
    const of = name ?? ''
    switch (kind) {
      case 'business':
        return name ? t`This looks like an office line of ${of}` : t`This looks like an office line`
      case 'residential':
        return name ? t`This looks like a home line of ${of}` : t`This looks like a home line`
      case 'mobile':
        return name ? t`This looks like the mobile network of ${of}` : t`This looks like a mobile network`
      case 'hosting':
        return name ? t`This comes out of a data centre of ${of}` : t`This comes out of a data centre`
      case 'vpn':
        return name ? t`This comes out of the VPN ${of}` : t`This comes out of a VPN`
      case 'unknown':
        return name
          ? t`${of} carries it; whether it is an office or a home line cannot be seen`
          : t`Who carries it cannot be seen from here`
    }
  },
  sure: { high: t`fairly sure`, middle: t`probably`, low: t`a guess` },
  udpOpen: t`UDP gets through, which calls and meetings use.`,
  udpBlocked: t`UDP seems to be blocked: calls and meetings will be worse than they could be.`,
  natVaries: t`Your router gives every connection another port, which some phone systems do not like.`,
  natSteady: t`Your router keeps its ports, as phone systems like it.`,
  vpn: t`A VPN, a proxy or a relay is likely:`,
  version: (name: string, version: string, os: string) => t`${name} ${version} on ${os}`,
  outdated: t`It has missed updates for months. Please update it.`,
})

const byLink = (t: Translate) => ({
  intro: (location: string) => t`You were asked to check the connection at ${location}.`,
  there: (location: string) => t`Please run it from ${location}, on its own network and not on a phone’s.`,
  thanks: t`Thank you. The result is where it belongs; you can close this page.`,
  notThere: t`Thank you. As you are not there, nothing of it counts. Open this link again once you are there.`,
  cannotOpen: t`This link cannot be opened.`,
})

export type CheckWords = ReturnType<typeof checkWords>
