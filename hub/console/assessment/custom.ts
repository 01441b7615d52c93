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
  return (path) =>
    path.startsWith(CUSTOM_PREFIX)
      ? (data?.items.find(({ key }) => CUSTOM_PREFIX + key === path)?.label ??
        path.slice(CUSTOM_PREFIX.length))
      : (pageData().fields.find((field) => field.path === path)?.label ?? path)
}

/** Answers to questions that the MSP added. */
export function CustomAnswers({
  assessment,
  labelOf,
}: {
  assessment: AssessmentView
  labelOf: Labels
}): View {
  const own = Object.entries(assessment.answers).filter(([path]) => path.startsWith(CUSTOM_PREFIX))
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
