import type { ConnectionCheck } from '../domain/connection-check.ts'
import { RELEASES } from './data/releases.ts'

type Browser = NonNullable<ConnectionCheck['browser']>

/** Order matters: most browsers claim to be several others as well. */
const BROWSERS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\b(?:MSIE |Trident\/.*rv:)(\d+(?:\.\d+)?)/, 'Internet Explorer'],
  [/\bEdg(?:A|iOS)?\/(\d+(?:\.\d+)*)/, 'Edge'],
  [/\b(?:OPR|OPT|Opera)\/(\d+(?:\.\d+)*)/, 'Opera'],
  [/\bSamsungBrowser\/(\d+(?:\.\d+)*)/, 'Samsung Internet'],
  [/\bVivaldi\/(\d+(?:\.\d+)*)/, 'Vivaldi'],
  [/\b(?:Firefox|FxiOS)\/(\d+(?:\.\d+)*)/, 'Firefox'],
  [/\bCriOS\/(\d+(?:\.\d+)*)/, 'Chrome'],
  [/\bHeadlessChrome\/(\d+(?:\.\d+)*)/, 'Chrome'],
  [/\bChrome\/(\d+(?:\.\d+)*)/, 'Chrome'],
  [/\bVersion\/(\d+(?:\.\d+)*).*\bSafari\//, 'Safari'],
]

const SYSTEMS: readonly (readonly [pattern: RegExp, name: (found: RegExpExecArray) => string])[] = [
  [/Windows NT 10\.0/, () => 'Windows 10 or 11'],
  [/Windows NT 6\.3/, () => 'Windows 8.1'],
  [/Windows NT 6\.2/, () => 'Windows 8'],
  [/Windows NT 6\.1/, () => 'Windows 7'],
  [/\b(?:iPhone|iPad|iPod).*? OS (\d+)[_.](\d+)/, ([, major, minor]) => `iOS ${major}.${minor}`],
  [/\bAndroid (\d+)/, ([, version]) => `Android ${version}`],
  [/\bCrOS\b/, () => 'ChromeOS'],
  // Every Mac since 2020 says 10.15.7.
  [/\bMac OS X\b/, () => 'macOS'],
  [/\bLinux\b/, () => 'Linux'],
]

const MAX_LENGTH = 500

/**
 * Browser and system of this device, from what it calls itself. `outdated` needs evidence: a newer version that is
 * known to be out for long, or a system that gets no more updates. What is merely not known to be old is null, not
 * "current": the table grows old, too.
 */
export function readBrowser(userAgent: string, now: Date): Browser | null {
  const text = userAgent.slice(0, MAX_LENGTH)
  const found = BROWSERS.map(([pattern, name]) => ({ name, version: pattern.exec(text)?.[1] })).find(
    (one): one is { name: string; version: string } => one.version !== undefined,
  )
  if (!found) return null
  const os = SYSTEMS.map(([pattern, name]) => {
    const match = pattern.exec(text)
    return match && name(match)
  }).find((name) => name !== null)
  // On iOS every browser draws with the system's engine, so its own number tells little.
  const judged = !os?.startsWith('iOS') && isOutdated(found.name, found.version, now)
  const version = found.version.split('.').slice(0, 2).join('.').replace(/\.0$/, '')
  return { name: found.name, version, os: os ?? 'unknown', outdated: judged || null }
}

/** Old versions get some weeks: offices update in waves. */
const GRACE_MS = 90 * 86_400_000

function isOutdated(name: string, version: string, now: Date): boolean {
  const newer = RELEASES[name]
  if (!newer || Number(version.split('.')[0]) >= newer.major) return false
  return now.getTime() - Date.parse(newer.released) > GRACE_MS
}
