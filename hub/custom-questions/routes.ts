import { z } from 'zod'
import { CustomQuestion } from '../domain/custom-questions.ts'
import { HubError, type FieldError } from '../domain/errors.ts'
import { route, type ApiRoute } from '../platform/api.ts'
import { IfMatch, sayVersion, versionToChange, VERSION_HEADER } from '../platform/etag.ts'
import type { CustomQuestionStore } from './custom-questions-store.ts'

/** Forty more questions are an interrogation; retired ones count, because their answers stay. */
const MOST = 40

/** Questions that the MSP adds to the conversation. */
export function customQuestionRoutes({ store }: { store: CustomQuestionStore }): ApiRoute[] {
  const shared = { tag: 'Custom questions', path: '/custom-questions', status: 200 }
  const reply = z.object({ version: z.number().int(), items: z.array(CustomQuestion) })
  return [
    route({
      ...shared,
      method: 'get',
      summary: 'Questions that were added to the conversation, in their order',
      scope: 'assessments:read',
      reply,
      replyHeaders: VERSION_HEADER,
      async run({ res }) {
        const all = await store.get()
        sayVersion(res, all.version)
        return all
      },
    }),
    route({
      ...shared,
      method: 'put',
      summary: 'Replace the list of added questions',
      description:
        'A question that was asked once keeps its key and kind, because answers and mappings name it: retire it with `active: false` instead of leaving it out.',
      scope: 'settings:write',
      headers: z.object({ 'if-match': IfMatch }),
      body: z.strictObject({ items: z.array(CustomQuestion).max(MOST) }),
      reply,
      replyHeaders: VERSION_HEADER,
      errors: ['precondition_failed', 'precondition_required'],
      async run({ body: { items }, req, res }) {
        const before = await store.get()
        versionToChange(req, before.version)
        const fields = problemsOf(items, before.items)
        if (fields.length > 0)
          throw new HubError('invalid_input', 'Some of the questions cannot be kept like this.', {
            hint: 'Correct those named and send the list again.',
            fields,
          })
        const stored = await store.replace(items, before.version)
        sayVersion(res, stored.version)
        return stored
      },
    }),
  ]
}

/** What would break answers and mappings that exist. */
function problemsOf(items: CustomQuestion[], before: CustomQuestion[]): FieldError[] {
  const problems: FieldError[] = []
  const seen = new Set<string>()
  for (const [index, { key, kind }] of items.entries()) {
    const old = before.find((one) => one.key === key)
    if (seen.has(key)) problems.push({ path: `items.${index}.key`, message: `"${key}" stands twice.` })
    if (old && old.kind !== kind)
      problems.push({
        path: `items.${index}.kind`,
        message: `"${key}" asks for ${old.kind}; its answers are stored as such. Retire it and add another.`,
      })
    seen.add(key)
  }
  for (const { key } of before)
    if (!seen.has(key))
      problems.push({ path: 'items', message: `"${key}" is missing; retire it with active: false.` })
  return problems
}
