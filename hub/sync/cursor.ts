import { HubError } from '../domain/errors.ts'

/** An opaque cursor over (time, id), newest first. */
export const toCursor = (at: string, id: string): string => Buffer.from(`${at}|${id}`).toString('base64url')

export function fromCursor(cursor: string): { at: string; id: string } {
  const [at, id] = Buffer.from(cursor, 'base64url').toString('utf8').split('|')
  if (!at || !id || Number.isNaN(Date.parse(at)))
    throw new HubError('invalid_input', 'The cursor cannot be used.', {
      hint: 'Send nextCursor of the page before, unchanged, or none.',
      fields: [{ path: 'cursor', message: 'not a cursor of this list' }],
    })
  return { at, id }
}
