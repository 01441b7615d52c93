import { randomUUID } from 'node:crypto'
import { Router, type Request } from 'express'
import { HubError } from '../domain/errors.ts'
import type { FileRef } from '../domain/files.ts'
import { parse } from '../platform/parse.ts'
import type { RateLimits } from '../platform/rate-limits.ts'
import { Incoming } from './activity.ts'
import { bearer } from './direct-line-routes.ts'
import { readUpload, UPLOAD } from './read-upload.ts'
import type { ChatToken, Tokens } from './tokens.ts'
import type { Turns } from './turns.ts'

/** Where uploaded files go. */
export interface Uploads {
  /** Throws with a sentence for the person when the file cannot be taken. */
  put(file: {
    assessmentId: string
    conversationId: string
    name: string
    content: Buffer
  }): Promise<{ file: FileRef; isNew: boolean }>
  remove(ids: readonly string[]): Promise<void>
  ofConversation(conversationId: string): Promise<FileRef[]>
}

export interface UploadNeeds {
  files: Uploads
  turns: Turns
  tokens: Tokens
  rateLimits: RateLimits
  ensure(token: ChatToken): Promise<boolean>
  /** Binds the sender to the token. */
  from(token: ChatToken, said: Incoming): Incoming
}

const PER_CONVERSATION = { requests: 30, perSeconds: 600 }
/** Each holds one file in memory at a time. */
const MOST_AT_ONCE = 6

/**
 * Direct Line's upload: files as parts named "file", and an activity that they belong to. Our own client leaves the
 * activity out: nothing is said then, and it answers its question with the ids of the files.
 */
export function uploadRouter({ files, turns, tokens, rateLimits, ensure, from }: UploadNeeds): Router {
  const limit = rateLimits.limit('uploads', PER_CONVERSATION)
  let running = 0

  const router = Router()
  router.post('/conversations/:id/upload', async (req, res) => {
    const token = await bearer(req, tokens, req.params.id)
    await limit.take(token.conversationId)
    if (running >= MOST_AT_ONCE)
      throw new HubError('too_many_requests', 'Many files arrive right now.', {
        hint: 'Please send it again in a few seconds.',
        retryAfterSeconds: 5,
      })
    running += 1
    try {
      await ensure(token)
      res.json(await take(token, req))
    } finally {
      running -= 1
    }
  })

  router.delete('/conversations/:id/files/:fileId', async (req, res) => {
    const { conversationId } = await bearer(req, tokens, req.params.id)
    const mine = await files.ofConversation(conversationId)
    await files.remove(mine.filter(({ id }) => id === req.params.fileId).map(({ id }) => id))
    res.status(204).end()
  })
  return router

  async function take(token: ChatToken, req: Request) {
    const { conversationId } = token
    const assessmentId = await turns.assessmentOf(conversationId)
    const fresh: string[] = []
    const taken: FileRef[] = []
    try {
      const activity = await readUpload(req, UPLOAD, async (name, content) => {
        const { file, isNew } = await files.put({ assessmentId, conversationId, name, content })
        if (isNew) fresh.push(file.id)
        taken.push(file)
      })
      if (taken.length === 0)
        throw new HubError('invalid_input', 'There is no file in this upload.', {
          hint: 'Send each file as a part named "file".',
        })
      if (activity === undefined && token.reader === 'own') return { id: randomUUID(), files: taken }
      const said = parse(Incoming, activity ?? fromUser(req.query.userId), 'The activity')
      return { id: await turns.said(conversationId, from(token, said), taken), files: taken }
    } catch (error) {
      // All or nothing: whoever sends it again, sends all of it.
      await files.remove(fresh)
      throw error
    }
  }
}

const fromUser = (userId: unknown): Incoming => ({
  type: 'message',
  ...(typeof userId === 'string' && userId !== '' ? { from: { id: userId.slice(0, 200) } } : {}),
})
