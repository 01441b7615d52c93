import { h } from 'preact'
import { useState } from 'preact/hooks'
import type { Answer } from '../../domain/answers.ts'
import { STEPS, type StepId } from '../../domain/vocabulary.ts'
import { pageData, type CatalogueField } from '../catalogue.ts'
import { html, type View } from '../html.ts'
import { useMay } from '../session.ts'
import { exactly } from '../time.ts'
import { showValue } from '../values.ts'
import { count, listed, SOURCE_WORDS } from '../words.ts'
import { AnswerEditor } from './editor.ts'
import { sureness, type AssessmentView } from './view.ts'

const STATE_WORDS: Partial<Record<Answer['state'], string>> = {
  unsure: 'not sure',
  declined: 'prefers not to say',
  cleared: 'emptied',
  sealed: 'sealed: open it with your passphrase below',
}

/** The seven sections with every value; what nobody was asked is named in one line below. */
export function Answers({ assessment, reload }: { assessment: AssessmentView; reload(): void }): View {
  const { fields } = pageData()
  return html`${STEPS.map(({ id, label }) =>
    h(Section, {
      title: sectionTitle(id, label),
      fields: fields.filter(({ step }) => step === id),
      assessment,
      reload,
    }),
  )}`
}

/** The steps are named for the prospect; here somebody else reads them. */
const TITLES: Partial<Record<string, string>> = {
  you: 'Contact',
  company: 'Company',
  work: 'How they work',
  run: 'What they run',
  network: 'Network',
  costs: 'Costs',
  needs: 'Needs',
}
const sectionTitle = (id: StepId | string, label: string) => TITLES[id] ?? label

interface SectionProps {
  title: string
  fields: CatalogueField[]
  assessment: AssessmentView
  reload(): void
}

function Section({ title, fields, assessment, reload }: SectionProps): View {
  const [all, setAll] = useState(false)
  const mayWrite = useMay('assessments:write')
  const known = fields.filter(({ path }) => assessment.answers[path])
  const open = fields.filter(({ path }) => !assessment.answers[path])
  const shown = all ? fields : known
  return html`<section class="card sheet">
    <h2>${title}</h2>
    ${shown.length === 0 && html`<p class="muted">Nothing is known here yet.</p>`}
    ${
      shown.length > 0 &&
      html`<dl class="answers">
        ${shown.map((field) => h(Line, { field, assessment, reload, key: field.path }))}
      </dl>`
    }
    ${
      open.length > 0 &&
      html`<p class="small muted still-open">
        ${all ? '' : html`Not asked or found: ${listed(open.map(({ label }) => label.toLowerCase()))}.`}
        ${
          mayWrite &&
          html` <button class="quiet small" aria-expanded=${all} onClick=${() => setAll(!all)}>
            ${all ? `Hide ${count(open.length, 'empty field')}` : 'Show them'}<span class="visually-hidden">
              in ${title}</span
            >
          </button>`
        }
      </p>`
    }
  </section>`
}

function Line({
  field,
  assessment,
  reload,
}: {
  field: CatalogueField
  assessment: AssessmentView
  reload(): void
}): View {
  const [editing, setEditing] = useState(false)
  const mayWrite = useMay('assessments:write') && field.control !== 'none'
  const answer = assessment.answers[field.path]
  const close = () => {
    setEditing(false)
    reload()
  }
  if (editing)
    return html`<div class="answer">
      <dt>${field.label}</dt>
      <dd>${h(AnswerEditor, { field, assessment, onClose: close })}</dd>
    </div>`
  return html`<div class="answer">
    <dt>${field.label}</dt>
    <dd>
      <div class="value">
        ${answer ? h(Value, { path: field.path, answer }) : html`<span class="muted">–</span>`}
        ${
          mayWrite &&
          html`<button class="quiet edit" onClick=${() => setEditing(true)}>
            Edit<span class="visually-hidden"> ${field.label}</span>
          </button>`
        }
      </div>
      ${answer && h(Origin, { answer, label: field.label })}
    </dd>
  </div>`
}

export function Value({ path, answer }: { path: string; answer: Answer }): View {
  const state = STATE_WORDS[answer.state]
  if (state) return html`<span class="muted">${state}</span>`
  const shown = showValue(path, answer.value)
  if ('text' in shown) return html`<span class="text">${shown.text}</span>`
  return html`<ul class="things">
    ${shown.items.map(
      ({ title, details }) =>
        html`<li>
          <strong>${title}</strong>
          ${details.length > 0 && html`<span class="small muted">${details.map(([name, text]) => `${name}: ${text}`).join(' · ')}</span>`}
        </li>`,
    )}
  </ul>`
}

/** Where a value comes from: a word beside it, the whole story on demand. */
export function Origin({ answer, label }: { answer: Answer; label: string }): View {
  const { source, at, confidence, detail, confirmedBy, confirmedAt, mappingVersion } = answer.provenance
  const sure = sureness(confidence)
  return html`<details class="origin">
    <summary>
      <span class="visually-hidden">${label} comes </span>from
      ${SOURCE_WORDS[source]}${confirmedBy ? ', confirmed' : ''}
    </summary>
    <p>
      ${detail ? `${detail}, ` : ''}${exactly(at)}${sure ? `, ${sure}` : ''}.
      ${confirmedBy && ` Confirmed by ${SOURCE_WORDS[confirmedBy]}${confirmedAt ? `, ${exactly(confirmedAt)}` : ''}.`}
      ${mappingVersion !== undefined && ` Brought by version ${mappingVersion} of the mapping.`}
    </p>
  </details>`
}
