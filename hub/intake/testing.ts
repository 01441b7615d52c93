import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type RequestHandler } from 'express'
import { makeAssessments } from '../assessments/assessment-store.ts'
import type { Assessments } from '../assessments/assessments.ts'
import type { Clock } from '../domain/clock.ts'
import type { Queue } from '../domain/jobs.ts'
import type { MailDraft } from '../domain/mail.ts'
import { result } from '../findings/index.ts'
import { silentLog } from '../platform/log.ts'
import { problemHandler } from '../platform/problems.ts'
import { createMemoryQueue } from '../platform/queue-memory.ts'
import { createRateLimits } from '../platform/rate-limits.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { makeMail } from '../mail/index.ts'
import { makeOutboxStore } from '../mail/outbox-store.ts'
import { makeInvitations, type Invitations } from '../invitations/invitations.ts'
import { makeFiles, type Files } from '../files/files.ts'
import { makeIntake, type Intake } from './index.ts'

/** A clock that tests move. */
export interface TestClock extends Clock {
  move(ms: number): void
}

export interface TestIntake {
  url: string
  assessments: Assessments
  queue: Queue
  clock: TestClock
  intake: Intake
  invitations: Invitations
  files: Files
  /** What was mailed, the newest first. */
  mails(): Promise<MailDraft[]>
  store: TestStore
  /** Another process on the same store, as the intake sees it. */
  another(): { say(conversationId: string, text: string): Promise<void>; close(): void }
  /** Ends the server and begins another on the same store, as after a restart. */
  restart(): Promise<void>
  close(): Promise<void>
  post(path: string, body?: unknown, token?: string, headers?: Record<string, string>): Promise<Reply>
  get(path: string, token?: string): Promise<Reply>
  remove(path: string, token?: string): Promise<Reply>
  /** A started conversation. */
  begin(): Promise<Line>
}

export interface Reply {
  status: number
  headers: Headers
  // Tests look into replies freely.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any
}

/** A conversation as a client without controls holds it. */
export interface Line {
  id: string
  token: string
  streamUrl: string
  say(text: string, value?: unknown, key?: string): Promise<Reply>
  /** Everything that was said so far. */
  heard(watermark?: string): Promise<{ activities: Reply['body'][]; watermark: string }>
  /** The question that is open. */
  question(): Promise<string | undefined>
}

/** The conversation server over real HTTP, WebSocket and store. */
export async function startIntake({
  pingMs,
  pages = [],
  embedOrigins = [],
  othersEveryMs,
}: {
  pingMs?: number
  pages?: RequestHandler[]
  embedOrigins?: string[]
  othersEveryMs?: number
} = {}): Promise<TestIntake> {
  const store = await openTestStore()
  let moved = 0
  const clock: TestClock = { now: () => new Date(Date.now() + moved), move: (ms) => void (moved += ms) }
  const assessments = makeAssessments({
    connection: store.connection,
    keys: store.keys,
    clock,
    log: silentLog,
    enabledConnections: async () => [],
  })
  const queue = createMemoryQueue({ log: silentLog })
  const rateLimits = createRateLimits({ log: silentLog })
  let port = 0
  const url = () => `http://127.0.0.1:${port}`
  const { keys } = store
  const files = makeFiles({ connection: store.connection, keys, clock })
  const invitations = makeInvitations({ keys, assessments, clock, publicUrl: url })

  const mail = makeMail({
    ...{ connection: store.connection, queue, clock, log: silentLog, msp: { name: 'Northwind IT' } },
    ...{ smtpUrl: undefined, from: undefined, showInConsole: true },
  })
  const mails = makeOutboxStore({ connection: store.connection, clock })

  function make(): { intake: Intake; server: Server } {
    const intake = makeIntake({
      connection: store.connection,
      keys: store.keys,
      assessments,
      queue,
      rateLimits,
      clock,
      log: silentLog,
      msp: { name: 'Northwind IT', bookingUrl: 'https://book.example' },
      result: (assessment, msp) => result(assessment, msp),
      publicUrl: url,
      invited: invitations.open,
      outbox: mail.outbox,
      files,
      embedOrigins,
      ...(othersEveryMs ? { othersEveryMs } : {}),
      parts: {
        files: ({ conversationId, earlier = [] }) =>
          Promise.all([...earlier, conversationId].map(files.ofConversation)).then((all) => all.flat()),
      },
      ...(pingMs ? { pingMs } : {}),
    })
    const server = createServer(express().use(intake.router, ...pages, problemHandler(silentLog)))
    server.on('upgrade', (req, socket, head) => intake.onUpgrade(req, socket, head) || socket.destroy())
    return { intake, server }
  }

  const listen = async (server: Server) => {
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  }
  let running = make()
  await listen(running.server)

  async function stop(): Promise<void> {
    running.intake.close()
    const ended = new Promise((resolve) => running.server.close(resolve))
    running.server.closeAllConnections()
    await ended
  }

  async function call(
    method: string,
    path: string,
    body?: unknown,
    token?: string,
    headers = {},
  ): Promise<Reply> {
    const reply = await fetch(url() + path, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await reply.text()
    return { status: reply.status, headers: reply.headers, body: text ? JSON.parse(text) : undefined }
  }
  const post: TestIntake['post'] = (path, body, token, headers) => call('POST', path, body, token, headers)
  const get: TestIntake['get'] = (path, token) => call('GET', path, undefined, token)
  const remove: TestIntake['remove'] = (path, token) => call('DELETE', path, undefined, token)

  return {
    get url() {
      return url()
    },
    get intake() {
      return running.intake
    },
    assessments,
    invitations,
    mails: async () => (await mails.list(100)).flatMap(({ draft }) => draft ?? []),
    files,
    queue,
    clock,
    store,
    another() {
      const { intake } = make()
      return { say: (id, text) => intake.talk.said(id, { text }), close: () => intake.close() }
    },
    async restart() {
      await stop()
      running = make()
      await listen(running.server)
      // Lets `fetch` notice that its open connections ended with the old server.
      await new Promise((resolve) => setTimeout(resolve, 50))
    },
    async close() {
      await stop()
      await queue.close()
      await rateLimits.close()
      await store.close()
    },
    post,
    get,
    remove,
    async begin() {
      const { body } = await post('/v3/directline/tokens/generate')
      const opened = await post('/v3/directline/conversations', {}, body.token)
      return lineOf({ post, get }, opened.body)
    },
  }
}

/** Holds a conversation that was opened already. */
export function lineOf(
  { post, get }: Pick<TestIntake, 'post' | 'get'>,
  { conversationId, token, streamUrl }: { conversationId: string; token: string; streamUrl: string },
): Line {
  const at = `/v3/directline/conversations/${conversationId}/activities`
  const heard: Line['heard'] = async (watermark = '') =>
    (await get(`${at}?watermark=${watermark}`, token)).body
  return {
    id: conversationId,
    token,
    streamUrl,
    heard,
    say: (text, value, key) =>
      post(
        at,
        {
          type: 'message',
          from: { id: 'ada' },
          text,
          ...(value === undefined ? {} : { value }),
          ...(key ? { channelData: { clientActivityID: key } } : {}),
        },
        token,
      ),
    async question() {
      const { activities } = await heard()
      return activities.findLast((one) => one.channelData?.sentry?.question)?.channelData.sentry.question.id
    },
  }
}

/** Waits until something holds; fails after `timeoutMs`. */
export async function until<T>(
  what: () => Promise<T | undefined | false> | T | undefined | false,
  timeoutMs = 5000,
): Promise<T> {
  const end = Date.now() + timeoutMs
  for (;;) {
    const found = await what()
    if (found) return found
    if (Date.now() > end) throw new Error('waited in vain')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
