import { pino } from 'pino'
import type { Log } from '../domain/ports.ts'

/** Structured logs on standard error: a constant phrase plus ids. Standard output stays for what people read. */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['*.authorization', '*.token', '*.password', '*.secret', '*.cookie', 'req.headers'],
    },
    pino.destination(2),
  )
}

/** Says nothing; for tests. */
export const silentLog: Log = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  child: () => silentLog,
}
