import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import type { LanguageCode } from '../domain/languages.ts'
import { languageOf } from '../domain/languages.ts'

export interface ResultLinks {
  make(assessmentId: string, language: LanguageCode): { url: string; expiresAt: string }
  /** Throws in words when it is none of ours, or over. */
  read(secret: string): { assessmentId: string; language: LanguageCode }
}

const DAYS = 30
const DAY_MS = 86_400_000
const SECRET = /^([\w-]{1,64})\.(\d{1,6})\.([a-z]{2})\.([\w-]{43})$/

/**
 * Links that show a result and nothing else: not the answers, and no way to change them. Signed, so that nothing that
 * opens one is stored; good until a day that stands in them. They show what is so when they are opened, and end with
 * the assessment.
 */
export function makeResultLinks({
  keys,
  clock,
  publicUrl,
}: {
  keys: { derive(purpose: string): Buffer }
  clock: Clock
  publicUrl: () => string
}): ResultLinks {
  const key = keys.derive('result links')
  const sign = (about: string) => createHmac('sha256', key).update(about).digest('base64url')
  return {
    make(assessmentId, language) {
      const day = Math.floor(clock.now().getTime() / DAY_MS) + DAYS
      const about = `${assessmentId}.${day}.${language}`
      return {
        url: `${publicUrl()}/result#${about}.${sign(about)}`,
        expiresAt: new Date((day + 1) * DAY_MS).toISOString(),
      }
    },
    read(secret) {
      const [, assessmentId = '', day = '', language = '', given = ''] = SECRET.exec(secret) ?? []
      const wanted = Buffer.from(sign(`${assessmentId}.${day}.${language}`))
      const sent = Buffer.from(given)
      if (sent.length !== wanted.length || !timingSafeEqual(sent, wanted))
        throw new HubError('not_found', 'We do not know this link.', {
          hint: 'Check that it was copied whole.',
        })
      if ((Number(day) + 1) * DAY_MS <= clock.now().getTime())
        throw new HubError('gone', `This link has expired: it worked for ${DAYS} days.`, {
          hint: 'Open your assessment to see the result, or ask whoever sent the link for a new one.',
        })
      return { assessmentId, language: languageOf([language]) }
    },
  }
}
