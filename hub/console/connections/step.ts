import { html, type View } from '../html.ts'
import type { StepView } from './view.ts'

const STATE_WORDS: Record<StepView['state'], { shade: string; word: string }> = {
  done: { shade: 'good', word: 'Done' },
  open: { shade: 'attention', word: 'Open' },
  blocked: { shade: 'unchecked', word: 'Waits' },
}

interface StepProps {
  step: Pick<StepView, 'title' | 'state' | 'detail' | 'remedy' | 'missing' | 'required'>
  children?: View
}

/** One step: how it stands, what is missing, what to do. */
export function Step({ step, children }: StepProps): View {
  const { title, state, detail, remedy, missing = [], required } = step
  const { shade, word } = STATE_WORDS[state]
  const optional = state === 'open' && !required
  return html`<li class="step ${state}">
    <div class="spread">
      <h3>${title}</h3>
      <span class="badge ${optional ? 'unchecked' : shade}">${optional ? 'Can wait' : word}</span>
    </div>
    <p>${detail}</p>
    ${
      missing.length > 0 &&
      html`<ul class="missing">
        ${missing.map((one) => html`<li>${one}</li>`)}
      </ul>`
    }
    ${state === 'open' && remedy && html`<p class="muted">${remedy}</p>`} ${children}
  </li>`
}
