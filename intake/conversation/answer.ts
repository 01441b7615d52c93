import type { AnswerChange, Provenance } from '../../hub/domain/answers.ts'
import { fieldAt } from '../../hub/domain/fields.ts'
import type { Taken } from './question.ts'
import { words } from './words.ts'
import type { View } from './view.ts'

/** The person in front of us said it, now. */
export const said = (view: View, confidence = 1): Provenance => ({
  source: 'prospect',
  at: view.now,
  confidence,
})

/** One value that was said; `approximate` for "about 40". */
export interface Entry {
  path: string
  value: unknown
  approximate?: boolean
}

/** Checks every value against the catalogue before it becomes a change; the first bad one is named. */
export function answers(view: View, entries: readonly Entry[]): Taken {
  const changes: AnswerChange[] = []
  for (const { path, value, approximate } of entries) {
    const field = fieldAt(path)
    const parsed = field?.schema.safeParse(value)
    if (!field || !parsed?.success)
      return { miss: words(view.t).notUsable(view.t.text(field?.label ?? path)) }
    changes.push({
      path,
      state: approximate ? 'range' : 'known',
      value: parsed.data,
      provenance: said(view, approximate ? 0.8 : 1),
    })
  }
  return { changes }
}

/** "Not sure" or "prefer not to say" to a whole question. Lists that hold something are never thrown away for it. */
export function withoutValue(
  view: View,
  paths: readonly string[],
  state: 'unsure' | 'declined',
): AnswerChange[] {
  return paths
    .filter((path) => !Array.isArray(view.stored[path]?.value))
    .map((path) => ({ path, state, provenance: said(view) }))
}

/** The person emptied it. */
export const cleared = (view: View, path: string): AnswerChange => ({
  path,
  state: 'cleared',
  provenance: said(view),
})

/** Both sets of changes, or the first miss. */
export function both(first: Taken, second: Taken): Taken {
  if ('miss' in first) return first
  if ('miss' in second) return second
  return { ...first, ...second, changes: [...first.changes, ...second.changes] }
}
