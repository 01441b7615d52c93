/** What was typed and not sent yet, by question; so that a reload or a look elsewhere loses nothing. */
export interface Drafts {
  read(question: string): unknown
  keep(question: string, draft: unknown): void
  drop(question: string): void
}

const PREFIX = 'sentry.draft.'

/** Over `sessionStorage`: gone with the tab. Where that is refused, kept as long as the page stands. */
export function browserDrafts(storage: () => Storage): Drafts & { forget(): void } {
  const kept = new Map<string, unknown>()
  const quietly = (work: () => void) => {
    try {
      work()
    } catch {
      // Kept in this page alone.
    }
  }
  return {
    read(question) {
      if (!kept.has(question))
        quietly(() => {
          const json = storage().getItem(PREFIX + question)
          if (json) kept.set(question, JSON.parse(json))
        })
      return kept.get(question)
    },
    keep(question, draft) {
      kept.set(question, draft)
      quietly(() => storage().setItem(PREFIX + question, JSON.stringify(draft)))
    },
    drop(question) {
      kept.delete(question)
      quietly(() => storage().removeItem(PREFIX + question))
    },
    forget() {
      kept.clear()
      quietly(() => {
        for (const key of Object.keys(storage())) if (key.startsWith(PREFIX)) storage().removeItem(key)
      })
    },
  }
}

/** Keeps nothing: on the server, and for what must not lie about on a disk. */
export const NO_DRAFTS: Drafts = { read: () => undefined, keep() {}, drop() {} }
