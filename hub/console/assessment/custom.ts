import { h } from 'preact'
import type { CustomQuestion } from '../../domain/custom-questions.ts'
import { CUSTOM_PREFIX } from '../../domain/vocabulary.ts'
import { pageData } from '../catalogue.ts'
import { html, type View } from '../html.ts'
import { useLoad } from '../load.ts'
import { Origin, Value } from './answers.ts'
import type { AssessmentView } from './view.ts'

type Labels = (path: string) => string

/** What a field is called, the MSP's own ones included. */
export function useLabels(): Labels {
  const { data } = useLoad<{ items: CustomQuestion[] }>('/api/custom-questions')
  return (path) => {
    if (!path.startsWith(CUSTOM_PREFIX))
      return pageData().fields.find((field) => field.path === path)?.label ?? path
    const own = data?.items.find(({ key }) => CUSTOM_PREFIX + key === path)?.label
    return own ?? ofQuestion(path)
  }
}

/** Where several questions fill one field, a sealed answer stands by itself: `custom.sealed_costs_list`. */
function ofQuestion(path: string): string {
  const words = path
    .slice(CUSTOM_PREFIX.length)
    .replace(/^sealed_/, '')
    .replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Answers to questions that the MSP added. */
export function CustomAnswers({
  assessment,
  labelOf,
}: {
  assessment: AssessmentView
  labelOf: Labels
}): View {
  const own = Object.entries(assessment.answers).filter(
    ([path, { state }]) => path.startsWith(CUSTOM_PREFIX) && state !== 'sealed',
  )
  if (own.length === 0) return null
  return html`<section class="card sheet">
    <h2>Your own questions</h2>
    <dl class="answers">
      ${own.map(
        ([path, answer]) =>
          html`<div class="answer" key=${path}>
            <dt>${labelOf(path)}</dt>
            <dd>
              <div class="value">${h(Value, { path, answer })}</div>
              ${h(Origin, { answer, label: labelOf(path) })}
            </dd>
          </div>`,
      )}
    </dl>
  </section>`
}
