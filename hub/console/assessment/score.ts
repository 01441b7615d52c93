import { h } from 'preact'
import { html, type View } from '../html.ts'
import { Grade } from '../parts/badges.ts'
import { spaced } from '../values.ts'
import type { AssessmentView } from './view.ts'

/** The grade by area, with what each area counts for. */
export function ScoreCard({ score: { points, areas } }: Pick<AssessmentView, 'score'>): View {
  const assessed = Object.entries(areas)
  if (assessed.length === 0) return null
  return html`<section class="card sheet">
    <h2>Score</h2>
    ${points !== undefined && html`<p class="muted">${points} of 100 points over all.</p>`}
    <table class="bare">
      <thead>
        <tr>
          <th scope="col">Area</th>
          <th scope="col">Grade</th>
          <th scope="col" class="number">Points</th>
          <th scope="col" class="number">Weight</th>
        </tr>
      </thead>
      <tbody>
        ${assessed.map(
          ([area, one]) =>
            html`<tr>
              <th scope="row">${spaced(area)}</th>
              <td>${h(Grade, { grade: one.grade })}</td>
              <td class="number">${one.points}</td>
              <td class="number">${one.weight}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}
