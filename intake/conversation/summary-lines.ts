import type { Answer } from '../../hub/domain/answers.ts'
import type { SummaryLine } from '../../hub/domain/conversation.ts'
import { CUSTOM_PREFIX, type StepId } from '../../hub/domain/vocabulary.ts'
import { fieldAt, FIELDS } from '../../hub/domain/fields.ts'

import { questionFor } from './moves.ts'
import type { Scene } from './prepare.ts'
import { show, showCustom } from './show.ts'
import { sourceLabel } from './sources.ts'
import { asRecord, asText } from './unknown.ts'
import { isHidden } from './view.ts'
import { words } from './words.ts'

type Line = (path: string, label: string, value: string) => SummaryLine

/** What follows from another line, or is told better elsewhere. */
const UNLISTED = new Set(['company.domain', 'company.social', 'contact.source'])

/** The lines of one section: our fields in their order, then what the MSP asked besides. */
export function linesOf(step: StepId, scene: Scene): SummaryLine[] {
  return [
    ...FIELDS.filter((field) => field.step === step && !UNLISTED.has(field.path)).flatMap(({ path, label }) =>
      linesAt(path, label, scene, (answer) => show(path, answer, scene.view)),
    ),
    ...scene.view.customQuestions
      .filter((one) => one.step === step)
      .flatMap((one) =>
        linesAt(`${CUSTOM_PREFIX}${one.key}`, one.label, scene, (answer) =>
          showCustom(one, answer, scene.view),
        ),
      ),
    ...sealedLines(step, scene),
  ]
}

/** Sealed answers that stand at a path of their own: that there is one is all that can be said. */
function sealedLines(step: StepId, { set, view }: Scene): SummaryLine[] {
  return set.all.flatMap(({ id, step: of, paths: [first = ''], sealedAt = '' }) => {
    const answer = view.answers[sealedAt]
    if (of !== step || id === sealedAt || sealedAt === first || answer?.state !== 'sealed') return []
    const label = view.t.text(fieldAt(first)?.label ?? id)
    const value = words(view.t).sealed(view.msp.name)
    const { source } = answer.provenance
    return [{ path: id, label, value, source, sourceLabel: sourceLabel(answer, view), editable: true }]
  })
}

function linesAt(
  path: string,
  label: string,
  scene: Scene,
  shown: (answer: Answer) => string,
): SummaryLine[] {
  const { view, set } = scene
  const answer = view.answers[path]
  if (!answer) return []
  const line: Line = (at, name, value) => ({
    path: at,
    label: view.t.text(name),
    value,
    source: answer.provenance.source,
    sourceLabel: sourceLabel(answer, view),
    editable: questionFor(at, view, set) !== undefined,
  })
  if (isHidden(answer, view)) return [line(path, label, words(view.t).updatedBy(view.msp.name))]
  if (path === 'services' && Array.isArray(answer.value)) return serviceLines(answer, line)
  const value = shown(answer)
  if (!value) return []
  return [line(path, label, value), ...(path === 'profile.itToday' ? contractLine(answer, line, scene) : [])]
}

/** Two questions fill the services: each line leads back to its own. */
function serviceLines(answer: Answer, line: Line): SummaryLine[] {
  const all = Array.isArray(answer.value) ? answer.value.map(asRecord) : []
  const named = (fits: (id: string) => boolean) =>
    all.filter(({ id }) => fits(asText(id))).map(({ name }) => asText(name))
  const office = named((id) => id.startsWith('office:'))
  const core = named((id) => id.startsWith('core:'))
  const rest = named((id) => !id.startsWith('office:') && !id.startsWith('core:'))
  return [
    ...(office.length > 0 ? [line('run.office', 'Mail and office', office.join(', '))] : []),
    ...(core.length > 0 ? [line('run.core', 'Applications', core.join(', '))] : []),
    ...(rest.length > 0 ? [line('services.list', 'Other services', rest.join(', '))] : []),
  ]
}

/** What the depth block asked about the contract has a line, and a question, of its own. */
function contractLine(answer: Answer, line: Line, { view }: Scene): SummaryLine[] {
  const value = show('it.contract', answer, view)
  return value ? [line('it.contract', 'IT contract', value)] : []
}
