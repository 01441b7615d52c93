/** All that the two sides of the frame say to each other; the origin is checked by whoever listens. */
export type Message = 'close'

export const spell = (message: Message): object => ({ sentry: message })

/** Reads what came from the other side; null for everything else that a page may be told. */
export const fromInside = (data: unknown): Message | null =>
  typeof data === 'object' && data !== null && 'sentry' in data && data.sentry === 'close' ? 'close' : null
