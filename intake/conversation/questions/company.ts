import type { Answer } from '../../../hub/domain/answers.ts'
import type { AnswerChange } from '../../../hub/domain/answers.ts'
import type { ConfirmControl } from '../../../hub/domain/conversation.ts'
import { fieldAt } from '../../../hub/domain/fields.ts'
import { answers, both, cleared, type Entry } from '../answer.ts'
import { factsOf } from '../facts.ts'
import type { Asked, QuestionDef, Taken } from '../question.ts'
import { sourceLabel } from '../sources.ts'
import { asRecord, asText } from '../unknown.ts'
import { homeCountry, saidByPerson, visible, visibleText, type View } from '../view.ts'
import { words } from '../words.ts'

const NAME_MAX = 200
const ROWS = [
  'company.name',
  'company.address.line1',
  'company.address.city',
  'company.address.region',
  'company.address.postcode',
  'company.address.country',
  'company.phone',
  'company.email',
  'company.founded',
] as const

const hasWebsite = (view: View): boolean => (visibleText(view, 'company.website') ?? 'none') !== 'none'

const rowsOf = (view: View): ConfirmControl['rows'] =>
  ROWS.flatMap((path) => {
    const value = visibleText(view, path)
    const answer = visible(view, path)
    if (value === undefined || !answer) return []
    return [
      {
        path,
        label: fieldAt(path)?.label ?? path,
        value,
        sourceLabel: sourceLabel(answer, view),
        editable: true,
      },
    ]
  })

const WHY =
  'So that you type as little as possible, and the record at your IT provider is right from the start. What you see here is public; your answer is seen by your IT provider.'

/** One card of what recon found, to confirm in one tap. */
export const confirmCompany: QuestionDef = {
  id: 'company.confirm',
  step: 'company',
  paths: ROWS,
  // Who told us the name needs no card any more.
  met: ['company.name'],
  seconds: 25,
  why: WHY,
  skippable: true,
  canBeUnsure: true,
  canBeDeclined: false,
  applies: (view) =>
    hasWebsite(view) && (view.reconRunning || visibleText(view, 'company.name') !== undefined),
  ask: (view) => (view.reconRunning ? stillLooking(view) : card(view)),
  again: [
    'Say "right" if all of it is correct, or what to change, for example: city Austin',
    'Name the line and the new value, for example: phone 555 010 0123. Or say "right".',
  ],
  take(answer, view) {
    const rows = rowsOf(view)
    if (answer === 'right') return { changes: rows.flatMap(({ path }) => confirmed(view, path)) }
    if (answer === 'unsure') return { changes: [] }
    const corrections = asRecord(answer)
    const paths = Object.keys(corrections).filter((path) => ROWS.some((row) => row === path))
    if (paths.length === 0) return { miss: confirmCompany.again[0] }
    const rest = rows.filter(({ path }) => !paths.includes(path)).flatMap(({ path }) => confirmed(view, path))
    return both(correct(view, paths, corrections), { changes: rest })
  },
}

function stillLooking(view: View): Asked {
  const domain = visibleText(view, 'company.domain') ?? view.t`your website`
  return {
    say: view.t`We are still looking up ${domain}. It takes a few seconds; you can wait here or go on.`,
    control: { kind: 'continue', label: 'Go on without waiting', action: 'continue' },
    waiting: true,
  }
}

function card(view: View): Asked {
  const domain = visibleText(view, 'company.domain') ?? view.t`your website`
  return {
    say: view.t`This is what we found in public records about ${domain}. Is it right?`,
    control: { kind: 'confirm', rows: rowsOf(view), facts: factsOf(view.recon, view.t) },
  }
}

/** The value stays as it was found, with the note that a person confirmed it. */
function confirmed(view: View, path: string): AnswerChange[] {
  const answer: Answer | undefined = visible(view, path)
  if (!answer || saidByPerson(view, path) || (answer.state !== 'known' && answer.state !== 'range')) return []
  const provenance = { ...answer.provenance, confirmedBy: 'prospect' as const, confirmedAt: view.now }
  return [{ path, state: answer.state, value: answer.value, provenance }]
}

function correct(view: View, paths: string[], corrections: Record<string, unknown>): Taken {
  const entries: Entry[] = []
  const emptied: AnswerChange[] = []
  for (const path of paths) {
    const typed = asText(corrections[path])
    if (!typed) emptied.push(cleared(view, path))
    else if (typed !== visibleText(view, path)) entries.push({ path, value: normal(view, path, typed) })
    else emptied.push(...confirmed(view, path))
  }
  return both(answers(view, entries), { changes: emptied })
}

function normal(view: View, path: string, typed: string): string {
  if (path === 'company.phone') return view.parsePhone(typed, homeCountry(view)) ?? typed
  if (path === 'company.address.country') return typed.toUpperCase()
  return path === 'company.email' ? typed.toLowerCase() : typed
}

/** Asked plainly where nothing was found, or there is no website. */
export const companyName: QuestionDef = {
  id: 'company.name',
  step: 'company',
  paths: ['company.name'],
  applies: (view) => visibleText(view, 'company.name') === undefined,
  seconds: 15,
  why: WHY,
  skippable: true,
  canBeUnsure: false,
  canBeDeclined: true,
  ask: (view) => ({
    say: askName(view),
    control: {
      kind: 'text',
      label: 'Company name',
      placeholder: visibleText(view, 'company.name') ?? 'Acme Dental LLC',
      autocomplete: 'organization',
      maxLength: NAME_MAX,
    },
  }),
  again: [
    'Please type the name of your company, for example: Acme Dental LLC',
    'The name on your letterhead will do. Or skip it.',
  ],
  take(answer, view) {
    const typed = asText(answer)
    if (typed.length > NAME_MAX) return { miss: words(view.t).tooLong(typed.length, NAME_MAX) }
    if (!/[\p{L}\p{N}]/u.test(typed)) return { miss: companyName.again[0] }
    return answers(view, [{ path: 'company.name', value: typed }])
  },
}

function askName(view: View): string {
  if (!hasWebsite(view) || view.reconRunning) return 'What is the name of your company?'
  const domain = visibleText(view, 'company.domain') ?? view.t`your website`
  return factsOf(view.recon, view.t).some(({ state }) => state !== 'unchecked')
    ? view.t`We looked at ${domain}, and what we found stands beside. It does not tell us the name of your company: what is it?`
    : view.t`We could not check ${domain} just now; you can go on without it. What is the name of your company?`
}
