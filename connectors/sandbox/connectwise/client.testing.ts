import assert from 'node:assert/strict'
import { z } from 'zod'
import type { Answer, RunningConnectWise } from './testing.ts'

export const Told = z.looseObject({ id: z.number() })
export const Tolds = z.array(Told)
export const ACME = { identifier: 'Acme', name: 'Acme', city: 'Boston' }

const Refusal = z.object({
  code: z.string(),
  message: z.string(),
  errors: z
    .array(z.object({ code: z.string(), message: z.string(), resource: z.string(), field: z.string() }))
    .optional(),
})

type Headers = Record<string, string>

/** Calls in the words of the tests: what is expected to work, and what is expected to be refused. */
export function clientOf(sandbox: () => RunningConnectWise) {
  const called = async (method: string, path: string, body?: unknown, headers?: Headers): Promise<Answer> => {
    const answer = await sandbox().call(method, path, body, headers)
    assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.text}`)
    return answer
  }
  const listed = async (path: string) => Tolds.parse((await called('GET', path)).body)
  return {
    called,
    listed,
    got: async (path: string) => Told.parse((await called('GET', path)).body),
    made: async (path: string, body: unknown) => Told.parse((await called('POST', path, body)).body),
    patched: async (path: string, ...operations: object[]) =>
      Told.parse((await called('PATCH', path, operations)).body),
    where: (path: string, conditions: string, more = '') =>
      listed(`${path}?conditions=${encodeURIComponent(conditions)}${more}`),
    async refused(method: string, path: string, body?: unknown, headers?: Headers) {
      const answer = await sandbox().call(method, path, body, headers)
      return { status: answer.status, ...Refusal.parse(answer.body) }
    },
  }
}

/** The ids within a list of references, or of anything else that has one. */
export const idsOf = (list: unknown): number[] => Tolds.parse(list).map(({ id }) => id)
