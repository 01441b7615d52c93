import type { Log } from '../domain/ports.ts'
import type { ConversationStore } from './conversation-store.ts'
import type { Streams } from './streams.ts'
import type { Turns } from './turns.ts'

export interface OtherProcessesNeeds {
  store: ConversationStore
  streams: Streams
  turns: Turns
  log: Log
  everyMs?: number
}

const EVERY_MS = 2_000

/**
 * Several processes share one database: what another one said reaches the sockets of this one. Only the place where
 * each conversation stands is read, all of them in a few queries; the conversation itself only when it went on.
 */
export function watchOtherProcesses({
  store,
  streams,
  turns,
  log,
  everyMs = EVERY_MS,
}: OtherProcessesNeeds): () => void {
  let looking = false

  async function look(): Promise<void> {
    const open = streams.open()
    const heads = await store.heads(open.map(({ conversationId }) => conversationId))
    const behind = open.filter(({ conversationId, seen }) => (heads.get(conversationId) ?? 0) > seen)
    await Promise.all(
      behind.map(({ conversationId }) =>
        turns.inOrder(conversationId, async () => {
          const conversation = await store.find(conversationId)
          if (conversation) streams.tell(conversation)
        }),
      ),
    )
  }

  const timer = setInterval(() => {
    if (looking) return
    looking = true
    look()
      .catch((error: unknown) => log.warn({ err: error }, 'news of other processes could not be read'))
      .finally(() => (looking = false))
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
