import { existsSync } from 'node:fs'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** Where a Chromium is, or undefined; in CI one has to be there. `CHROMIUM` names another place. */
export function browserPath(): string | undefined {
  const found = process.env['CHROMIUM'] ?? PLACES.find((path) => existsSync(path))
  if (found === undefined && process.env['CI'] === 'true') throw new Error('CI must have Chromium installed.')
  return found
}
