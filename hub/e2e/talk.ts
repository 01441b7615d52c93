import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { STRAIGHT } from '../../intake/conversation/testing.ts'

/** One prospect who writes plain text over Direct Line, and sends again whatever was not acknowledged. */
export interface Talk {
  conversationId: string
  /** Resolves when the hub has acknowledged it; how often it had to be sent says the answer. */
  say(text: string): Promise<number>
}

/** What is different from one prospect to the next. */
export interface Person {
  name: string
  email: string
  phone: string
  company: string
}

export const SEND_NOW = 'send now'

/** A person of a number, whom nobody shares a name or an address with. */
export function personOf(number: number): Person {
  const word = [...String(number)].map((digit) => 'bdfghklmnp'[Number(digit)]).join('a')
  return {
    name: `Ada Love${word}`,
    email: `ada@prospect-${number}.example`,
    phone: `+1 555 010 ${String(1000 + number).slice(-4)}`,
    company: `Dental ${word[0]?.toUpperCase()}${word.slice(1)} LLC`,
  }
}

/** Everything that a person says, from the name to "send now"; the e-mail is at `EMAIL_AT`. */
export const EMAIL_AT = STRAIGHT.findIndex((text) => text.includes('@'))
export const linesOf = ({ name, email, phone, company }: Person): string[] => [
  ...STRAIGHT.map((text) =>
    text
      .replace('Ada Lovelace', name)
      .replace('ada@acme.com, +1 555 010 0123', `${email}, ${phone}`)
      .replace('Acme Dental LLC', company),
  ),
  SEND_NOW,
]

const PATIENCE_MS = 90_000
const REQUEST_TIMEOUT_MS = 15_000
const PAUSE_MS = 100

const Begun = z.object({ conversationId: z.string(), token: z.string() })

/** Opens a conversation with the hub at `url`, which may die and come back meanwhile. */
export async function talk(url: string): Promise<Talk> {
  const send = async (path: string, token: string | undefined, body: object) => {
    const until = Date.now() + PATIENCE_MS
    for (let tries = 1; ; tries++) {
      const outcome = await attempt(`${url}/v3/directline${path}`, token, body)
      if ('reply' in outcome) return { ...outcome, tries }
      if (outcome.final || Date.now() > until)
        throw new Error(`The hub did not take POST ${path.replace(/[^/]{30,}/, '…')}: ${outcome.why}`)
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
  const { conversationId, token } = Begun.parse((await send('/tokens/generate', undefined, {})).reply)
  await send('/conversations', token, {})
  const activities = `/conversations/${conversationId}/activities`
  return {
    conversationId,
    async say(text) {
      // The same id each time: the hub takes it once, however often it comes.
      const activity = { type: 'message', id: randomUUID(), from: { id: 'prospect' }, text }
      return (await send(activities, token, activity)).tries
    },
  }
}

async function attempt(
  address: string,
  token: string | undefined,
  body: object,
): Promise<{ reply: unknown } | { why: string; final: boolean }> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    })
    const text = await response.text()
    if (response.ok) return { reply: JSON.parse(text) }
    const passing = response.status >= 500 || response.status === 409 || response.status === 429
    return { why: `${response.status} ${text.slice(0, 300)}`, final: !passing }
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error), final: false }
  }
}
