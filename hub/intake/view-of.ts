import { randomUUID } from 'node:crypto'
import { isPossiblePhoneNumber, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Assessment } from '../domain/assessment.ts'
import type { Clock } from '../domain/clock.ts'
import type { ConversationView } from '../domain/conversation.ts'
import type { Conversation } from './conversation-store.ts'

export interface Msp {
  name: string
  bookingUrl?: string
}

/** After this long a look-up that did not come back is no reason to wait any more. */
export const LOOKUP_MS = 30_000

/** What the engine may know. Before the first answer there is no assessment yet. */
export function viewOf(
  { lookup }: Pick<Conversation, 'lookup'>,
  assessment: Assessment | null,
  { msp, clock }: { msp: Msp; clock: Clock },
): ConversationView {
  const now = clock.now()
  const recon = assessment?.recon ?? null
  const arrived = recon?.domain === lookup?.domain && recon?.finishedAt !== undefined
  return {
    answers: assessment?.answers ?? {},
    status: assessment?.status ?? 'draft',
    recon,
    reconRunning: lookup !== null && !arrived && now.getTime() - Date.parse(lookup.at) < LOOKUP_MS,
    verified: assessment?.verified ?? false,
    msp,
    language: 'en',
    customQuestions: [],
    sealing: null,
    files: [],
    checks: [],
    pace: {},
    now: now.toISOString(),
    newId: () => randomUUID(),
    parsePhone,
  }
}

/** "555 010 0199" with the country US → "+15550100199". Possible is enough: people know their own number. */
function parsePhone(text: string, country: string): string | null {
  const home = isSupportedCountry(country) ? country : 'US'
  if (!isPossiblePhoneNumber(text, home)) return null
  const parsed = parsePhoneNumberFromString(text, home)
  return parsed && /^\+[1-9]\d{6,14}$/.test(parsed.number) ? parsed.number : null
}
