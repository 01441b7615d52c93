import { HubError } from '../domain/errors.ts'

/**
 * What a log may say of a failure: kind, place in the code and ids. Never the words of an error that is not ours: a
 * driver's message may quote what a person typed.
 */
export function describeFailure(error: unknown, depth = 0): object {
  const cause = error instanceof Error && error.cause !== undefined && depth < MAX_CAUSES
  return {
    ...kindOf(error),
    ...(error instanceof Error ? { at: framesOf(error) } : {}),
    ...(cause ? { cause: describeFailure(error.cause, depth + 1) } : {}),
  }
}

const MAX_CAUSES = 3
const MAX_FRAMES = 8

function kindOf(error: unknown): object {
  if (error instanceof HubError) return { code: error.code, ...error.about }
  if (!(error instanceof Error)) return { thrown: typeof error }
  const code = 'code' in error && /^\w{1,60}$/.test(String(error.code)) ? { errorCode: error.code } : {}
  return { thrown: error.name, ...code }
}

const framesOf = ({ stack = '' }: Error): string[] =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim())
