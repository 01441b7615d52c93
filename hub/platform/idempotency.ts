import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Principal } from '../domain/access.ts'

/** What a caller sends so that a repeated POST makes nothing twice. */
export const IdempotencyKey = z
  .string()
  .min(1)
  .max(255)
  .describe('Any text of your own; sending it again makes nothing twice')

/** The key within our walls: two callers may use the same one, and for different things. */
export const scopedKey = ({ kind, id }: Principal, what: string, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, id, what, key]))
    .digest('base64url')
