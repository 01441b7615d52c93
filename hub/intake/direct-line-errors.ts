import { HubError, type ErrorCode } from '../domain/errors.ts'
import { STATUS_OF } from '../platform/problems.ts'

/** Direct Line's own names for what went wrong, where it has one. */
const CODES: Partial<Record<ErrorCode, string>> = {
  invalid_input: 'BadArgument',
  unauthenticated: 'Unauthorized',
  forbidden: 'Forbidden',
  not_found: 'ConversationNotFound',
  gone: 'ConversationNotFound',
  too_large: 'MessageSizeTooBig',
  too_many_requests: 'TooManyRequests',
  unsupported: 'BadSyntax',
}

/** A failure in the shape that Direct Line's clients read: `{error: {code, message}}`. */
export function toDirectLineError(thrown: unknown) {
  const error = toHubError(thrown)
  const { code, about, message, fields, hint, retryAfterSeconds } = error
  const named = fields.map(({ path, message: fault }) => `${path || 'The whole'}: ${fault}`).join('; ')
  // Clients start over on an expired token, and give up on a wrong one.
  const name = code === 'forbidden' && about.reason === 'expired' ? 'TokenExpired' : CODES[code]
  return {
    status: code === 'invalid_input' ? 400 : code === 'gone' ? 404 : STATUS_OF[code],
    retryAfterSeconds,
    body: {
      error: { code: name ?? 'ServiceError', message: [message, named, hint].filter(Boolean).join(' ') },
      // For our own client, which shows them to a person.
      detail: message,
      ...(hint ? { hint } : {}),
    },
  }
}

function toHubError(thrown: unknown): HubError {
  if (thrown instanceof HubError) return thrown
  const status: unknown =
    typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'status') : undefined
  if (status === 413)
    return new HubError('too_large', 'This message is too large: we take at most 256 kB.', {
      hint: 'Everything before it is saved. Please send the important part as text.',
    })
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new HubError('invalid_input', 'The body cannot be read as JSON.', {
      hint: 'Send a JSON activity in UTF-8.',
    })
  return new HubError('internal', 'Something went wrong on our side. Nothing you sent before was lost.', {
    hint: 'Send it again in a moment.',
    cause: thrown,
  })
}
