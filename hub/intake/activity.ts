import { z } from 'zod'
import type { Question, Say } from '../domain/conversation.ts'
import type { FileRef } from '../domain/files.ts'

/** What a client may send. Unknown parts of Direct Line's activity are ignored; `channelData` comes back intact. */
export const Incoming = z.looseObject({
  type: z.string().max(40),
  id: z.string().max(200).optional(),
  from: z
    .looseObject({ id: z.string().max(200).optional(), name: z.string().max(200).optional() })
    .optional(),
  text: z.string().optional(),
  name: z.string().max(100).optional(),
  locale: z.string().max(40).optional(),
  value: z.unknown().optional(),
  channelData: z.record(z.string(), z.unknown()).optional(),
})
export type Incoming = z.infer<typeof Incoming>

/** An activity as it is kept and sent: Direct Line's shape, plus its place in the conversation. */
export interface Activity {
  type: 'message' | 'event'
  id: string
  timestamp: string
  channelId: 'directline'
  from: { id: string; name?: string; role: 'user' | 'bot' }
  conversation: { id: string }
  [part: string]: unknown
}
export interface Kept {
  /** Counts up in each conversation; watermarks are made of it. */
  seq: number
  activity: Activity
}

/** An activity before it has its place. */
export interface Draft {
  type: 'message' | 'event'
  from: Activity['from']
  [part: string]: unknown
}

const BOT = { id: 'sentry', name: 'Sentry', role: 'bot' as const }

/**
 * A message of ours, as it is kept. `plain` is what may be said, spelled out; `present` makes of it and of the question
 * what each kind of client can draw.
 */
export function message({ say, question, plain }: Say, more?: string): Draft {
  const text = [plain, more].filter(Boolean).join('\n\n')
  return {
    type: 'message',
    from: BOT,
    text: say,
    textFormat: 'plain',
    inputHint: question ? 'expectingInput' : 'acceptingInput',
    ...(text ? { plain: text } : {}),
    channelData: { sentry: question ? { question } : {} },
  }
}

/** The question that a message of ours asks. */
export function questionOf({ from, channelData }: Draft): Question | undefined {
  if (from.role !== 'bot') return undefined
  // What we wrote ourselves, by `message`.
  return (channelData as { sentry?: { question?: Question } } | undefined)?.sentry?.question
}

/** Something for our own client to draw. */
export const event = (name: string, value: unknown): Draft => ({ type: 'event', from: BOT, name, value })

/** The person's own words, as they come back. What `value` said lives in the answers. */
export function echo(said: Incoming, text: string, files: readonly FileRef[] = []): Draft {
  return {
    type: 'message',
    from: {
      id: said.from?.id ?? 'prospect',
      ...(said.from?.name ? { name: said.from.name } : {}),
      role: 'user',
    },
    text,
    ...(said.locale ? { locale: said.locale } : {}),
    ...(files.length > 0
      ? { attachments: files.map(({ name, contentType }) => ({ name, contentType })) }
      : {}),
    ...(said.channelData ? { channelData: said.channelData } : {}),
  }
}

/** By what a client recognises that it sent this already. */
export function idempotencyKey({ id, channelData }: Incoming): string | undefined {
  const clientId = channelData?.clientActivityID ?? channelData?.clientActivityId
  return typeof clientId === 'string' && clientId !== '' ? clientId.slice(0, 200) : id || undefined
}
