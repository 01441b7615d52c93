import { valueOf, type Answers } from '../../hub/domain/answers.ts'
import { asRecord, asText } from './unknown.ts'
import { visible, type View } from './view.ts'

/**
 * Some answers are lists that others fill too (services by the API, costs by staff). A question owns the elements
 * whose id starts with its mark; the rest stay as they are. Elements that are said again keep their id, so that
 * answering twice changes nothing.
 */
export function withOwn(
  view: View,
  path: string,
  mark: string,
  sameBy: string,
  wanted: readonly Record<string, unknown>[],
): Record<string, unknown>[] {
  const all = elements(view.stored, path)
  const own = all.filter(({ id }) => asText(id).startsWith(`${mark}:`))
  const rest = all.filter((one) => !own.includes(one))
  const kept = wanted.map((one) => ({
    ...one,
    id: own.find((old) => old[sameBy] === one[sameBy])?.id ?? `${mark}:${view.newId()}`,
  }))
  return [...rest, ...kept]
}

/** The elements that a question wrote earlier, as far as this person may see them. */
export const ownElements = (view: View, path: string, mark: string): Record<string, unknown>[] =>
  visible(view, path)
    ? elements(view.answers, path).filter(({ id }) => asText(id).startsWith(`${mark}:`))
    : []

export function elements(answers: Answers, path: string): Record<string, unknown>[] {
  const value = valueOf(answers, path)
  return Array.isArray(value) ? value.map(asRecord) : []
}
