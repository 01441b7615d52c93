import { randomUUID } from 'node:crypto'
import { isPossiblePhoneNumber, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Assessment } from '../domain/assessment.ts'
import type { Clock } from '../domain/clock.ts'
import type { ConversationView } from '../domain/conversation.ts'
import type { Conversation } from './conversation-store.ts'
import { NOTHING_MORE, type Known } from './view-parts.ts'

export interface Msp {
  name: string
  bookingUrl?: string
}

/** After this long a look-up that did not come back is no reason to wait any more. */
export const LOOKUP_MS = 30_000

/** What the engine may know. Before the first answer there is no assessment yet. */
export function viewOf(
  { lookup, language, proven }: Pick<Conversation, 'lookup' | 'language' | 'proven'>,
  assessment: Assessment | null,
  { msp, clock }: { msp: Msp; clock: Clock },
  known: Known = NOTHING_MORE,
): ConversationView {
  return {
    answers: assessment?.answers ?? {},
    status: assessment?.status ?? 'draft',
    recon: assessment?.recon ?? null,
    reconRunning: isLookingUp({ lookup }, assessment, clock),
    // The company may be known to be real while somebody else holds this conversation.
    verified: assessment?.verified === true && proven === true,
    msp,
    language,
    ...known,
    now: clock.now().toISOString(),
    newId: () => randomUUID(),
    parsePhone,
  }
}

/** Whether a look-up is on its way and may still come back. */
export function isLookingUp(
  { lookup }: Pick<Conversation, 'lookup'>,
  assessment: Pick<Assessment, 'recon'> | null,
  clock: Clock,
): boolean {
  if (lookup === null) return false
  const recon = assessment?.recon
  const arrived = recon?.domain === lookup.domain && recon.finishedAt !== undefined
  return !arrived && clock.now().getTime() - Date.parse(lookup.at) < LOOKUP_MS
}

/** "555 010 0199" with the country US → "+15550100199". Possible is enough: people know their own number. */
function parsePhone(text: string, country: string): string | null {
  const home = isSupportedCountry(country) ? country : 'US'
  if (!isPossiblePhoneNumber(text, home)) return null
  const parsed = parsePhoneNumberFromString(text, home)
  return parsed && /^\+[1-9]\d{6,14}$/.test(parsed.number) ? parsed.number : null
}
