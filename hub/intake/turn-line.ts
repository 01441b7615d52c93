import { HubError } from '../domain/errors.ts'

/** One thing at a time for each conversation of this process, in the order of arrival. */
export interface TurnLine {
  enter<T>(conversationId: string, turn: () => Promise<T>): Promise<T>
}

/** So many may wait for one conversation; nobody types that fast. */
const MAX_WAITING = 30

export function makeTurnLine(): TurnLine {
  const lines = new Map<string, { last: Promise<unknown>; waiting: number }>()
  return {
    async enter(conversationId, turn) {
      const line = lines.get(conversationId) ?? { last: Promise.resolve(), waiting: 0 }
      if (line.waiting >= MAX_WAITING)
        throw new HubError('too_many_requests', 'Too many messages wait in this conversation.', {
          hint: 'Wait a moment and send it again.',
          retryAfterSeconds: 2,
        })
      line.waiting += 1
      lines.set(conversationId, line)
      const mine = line.last.then(turn)
      line.last = mine.catch(() => undefined)
      try {
        return await mine
      } finally {
        line.waiting -= 1
        if (line.waiting === 0) lines.delete(conversationId)
      }
    },
  }
}
