import { html } from 'htm/preact'
import type { ConnectionCheck } from '../../../hub/domain/connection-check.ts'
import type { CheckWords } from './words.ts'

/** More delay than this while data flows is heard in calls. */
const RISE_MS = 100
/** From here on a contract counts as kept. */
const KEPT = 0.9

/** What a check found, a line a thing, in plain words, each with how sure we are. */
export function CheckResult({
  check,
  contract,
  words,
}: {
  check: ConnectionCheck
  /** Contracted download, Mbit/s. */
  contract: number | null
  words: CheckWords
}) {
  const { isp, vpn, browser } = check
  const lines: [label: string, texts: string[]][] = [
    [words.carrier, carrierOf(check, words)],
    [words.speed, speedOf(check, contract, words)],
    [words.delay, delayOf(check, words)],
    [words.calls, callsOf(check, words)],
    [
      words.browser,
      browser
        ? [
            `${words.version(browser.name, browser.version, browser.os)}.`,
            ...(browser.outdated ? [words.outdated] : []),
          ]
        : [],
    ],
    [words.unchecked, check.problems],
  ]
  return html`<div class="card check-result">
    <h2>${words.found}</h2>
    <dl>
      ${lines.map(
        ([label, texts]) =>
          texts.length > 0 &&
          html`<div class="check-fact" key=${label}>
            <dt>${label}</dt>
            <dd>${texts.join(' ')}</dd>
          </div>`,
      )}
    </dl>
    <details>
      <summary>${words.why}</summary>
      <ul class="small">
        ${[...isp.reasons, ...(vpn.likely ? [words.vpn, ...vpn.reasons] : [])].map(
          (reason) => html`<li key=${reason}>${reason}</li>`,
        )}
        <li>${words.addresses}: ${[check.ipv4, check.ipv6].filter(Boolean).join(', ')}</li>
        ${isp.notice && html`<li><a href=${isp.notice.url} rel="noreferrer">${isp.notice.text}</a></li>`}
      </ul>
    </details>
  </div>`
}

const SURE = 0.8
const PROBABLE = 0.5

function carrierOf({ isp: { kind, name, confidence }, vpn }: ConnectionCheck, words: CheckWords): string[] {
  const { high, middle, low } = words.sure
  const sure = confidence >= SURE ? high : confidence >= PROBABLE ? middle : low
  const says = words.looksLike(kind, name)
  return [
    kind === 'unknown' ? `${says}.` : `${says} (${sure}).`,
    ...(vpn.likely ? [`${words.vpn} ${vpn.reasons.join(' ')}`] : []),
  ]
}

function speedOf({ mbps }: ConnectionCheck, contract: number | null, words: CheckWords): string[] {
  if (!mbps) return [`${words.noSpeed}.`]
  const { down, up } = mbps
  const said =
    down === null
      ? words.upOnly(words.mbps(up ?? 0))
      : up === null
        ? words.downOnly(words.mbps(down))
        : words.bothWays(words.mbps(down), words.mbps(up))
  if (!contract || down === null) return [`${said}.`]
  const share = down / contract
  const promised = words.mbps(contract)
  if (share > 1 / KEPT) return [`${said}.`, words.above(promised)]
  return [`${said}.`, share >= KEPT ? words.kept(promised) : words.below(Math.round(share * 100), promised)]
}

function delayOf({ latencyMs }: ConnectionCheck, words: CheckWords): string[] {
  if (!latencyMs) return []
  const { idle, jitter, loaded } = latencyMs
  const said = `${words.delayIs(words.ms(idle), words.ms(jitter))}.`
  if (loaded === null) return [said]
  const shown = words.ms(loaded)
  return [said, loaded - idle > RISE_MS ? words.loadedBad(shown) : words.loadedFine(shown)]
}

const callsOf = ({ udp, nat }: ConnectionCheck, words: CheckWords): string[] => [
  ...(udp === 'reachable' ? [words.udpOpen] : udp === 'blocked' ? [words.udpBlocked] : []),
  ...(nat === 'varies' ? [words.natVaries] : nat === 'consistent' ? [words.natSteady] : []),
]
