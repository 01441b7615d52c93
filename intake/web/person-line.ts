import type { StepId } from '../../hub/domain/vocabulary.ts'
import { object, text } from './activity.ts'
import { LineError, reasonOf, type Call } from './calls.ts'
import type { ResumeLink, Session } from './direct-line.ts'

/** How much is stored about this person, and for how long. */
export interface MyData {
  answers: number
  messages: number
  files: number
  checks: number
  crmRecords: number
  /** ISO 8601; null where no day is set. */
  keptUntil: string | null
  keptDays: number | null
  /** Names of who sees it: the MSP, its CRMs. */
  sharedWith: string[]
  /** What they agreed to, and may withdraw. */
  consents: { contact: boolean; scan: boolean }
}

export type PersonLine = ReturnType<typeof personLine>

/** What a person may ask of the hub beside the conversation: links for others, and what becomes of their answers. */
export function personLine(call: Call, fetch: typeof globalThis.fetch) {
  return {
    colleagueLink: async ({ token }: Session, step: StepId): Promise<ResumeLink> => {
      const { url, expiresAt } = await call('POST', '/intake/colleague-link', token, { step })
      return { url: text(url), expiresAt: text(expiresAt) }
    },
    mailLink: async ({ token }: Session, email: string, language: string) => {
      await call('POST', '/intake/resume-mail', token, { email, language })
    },
    myData: async ({ token }: Session) => readMyData(await call('GET', '/intake/my-data', token)),
    deleteMyData: async ({ token }: Session) => readMyData(await call('DELETE', '/intake/my-data', token)),
    /** All answers as a file. */
    exportMyData: (session: Session) => file('GET', '/intake/my-data/export', session),
    resultPdf: (session: Session) => file('POST', '/intake/result.pdf', session),
    resultLink: async ({ token }: Session): Promise<ResumeLink> => {
      const { url, expiresAt } = await call('POST', '/intake/result-link', token, {})
      return { url: text(url), expiresAt: text(expiresAt) }
    },
  }

  async function file(method: string, path: string, { token }: Session): Promise<Blob> {
    const headers = { authorization: `Bearer ${token}` }
    const reply = await fetch(path, { method, headers, cache: 'no-store' }).catch(() => {
      throw new LineError(0)
    })
    if (reply.ok) return await reply.blob()
    throw new LineError(reply.status, undefined, reasonOf(object(await reply.json().catch(() => null))))
  }
}

function readMyData(reply: Record<string, unknown>): MyData {
  const count = (value: unknown) => (typeof value === 'number' && value > 0 ? Math.floor(value) : 0)
  const { keptUntil, keptDays, sharedWith } = reply
  const { contact, scan } = object(reply.consents)
  return {
    answers: count(reply.answers),
    messages: count(reply.messages),
    files: count(reply.files),
    checks: count(reply.checks),
    crmRecords: count(reply.crmRecords),
    keptUntil: text(keptUntil) || null,
    keptDays: count(keptDays) || null,
    sharedWith: Array.isArray(sharedWith) ? sharedWith.map(text).filter(Boolean) : [],
    consents: { contact: contact === true, scan: scan === true },
  }
}
