import { object, text, type Outgoing } from './activity.ts'
import type { Session } from './direct-line.ts'

/** What this browser remembers, so that a reload or a closed tab loses nothing. */
export interface Memory {
  session(): (Session & { secret?: string }) | null
  remember(session: Session & { secret?: string }): void
  /** What the hub does not have yet, of all tabs of this browser. */
  outbox(): Outgoing[]
  keep(activity: Outgoing): void
  drop(clientId: string): void
  /** The language that the person chose; '' for none. */
  language(): string
  speak(language: string): void
  forget(): void
}

const SESSION = 'sentry.session'
const OUTBOX = 'sentry.outbox'
const LANGUAGE = 'sentry.language'

/** Over `localStorage`; where that is refused (private windows, full disk) the page still works, until it is closed. */
export function browserMemory(storage: () => Storage): Memory {
  const fallback = new Map<string, string>()
  const read = (key: string): unknown => {
    try {
      return JSON.parse(storage().getItem(key) ?? fallback.get(key) ?? 'null')
    } catch {
      return null
    }
  }
  const write = (key: string, value: unknown) => {
    const json = JSON.stringify(value)
    fallback.set(key, json)
    try {
      storage().setItem(key, json)
    } catch {
      // Kept in this page alone.
    }
  }
  const outbox = (): Outgoing[] => {
    const kept = read(OUTBOX)
    return Array.isArray(kept) ? kept.filter(isOutgoing) : []
  }
  return {
    session() {
      const { conversationId, token, secret } = object(read(SESSION))
      if (!text(conversationId)) return null
      return {
        conversationId: text(conversationId),
        token: text(token),
        ...(text(secret) ? { secret: text(secret) } : {}),
      }
    },
    remember: (session) => write(SESSION, session),
    outbox,
    // Read again each time: another tab may have put something there meanwhile.
    keep: (activity) => write(OUTBOX, [...outbox(), activity]),
    drop: (clientId) =>
      write(
        OUTBOX,
        outbox().filter(({ channelData }) => channelData.clientActivityID !== clientId),
      ),
    language: () => text(read(LANGUAGE)),
    speak: (language) => write(LANGUAGE, language),
    forget() {
      fallback.clear()
      try {
        storage().removeItem(SESSION)
        storage().removeItem(OUTBOX)
      } catch {
        // Nothing was kept.
      }
    },
  }
}

function isOutgoing(value: unknown): value is Outgoing {
  const { type, text: words, channelData } = object(value)
  return type === 'message' && typeof words === 'string' && text(object(channelData).clientActivityID) !== ''
}
