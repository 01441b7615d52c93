import { answers } from '../answer.ts'
import { APPLICATIONS, SUITES } from '../inventory.ts'
import { ownElements, withOwn } from '../lists.ts'
import type { QuestionDef } from '../question.ts'
import { isYes } from '../understand/commands.ts'
import { picked } from '../understand/options.ts'
import { asText, asTexts } from '../unknown.ts'
import { words } from '../words.ts'
import type { View } from '../view.ts'

const OFFICE = 'office'
const CORE = 'core'
const NAME_MAX = 200
const WHY =
  'What you run decides what must be kept running, saved and licensed. Your IT provider sees it; it is stored encrypted.'

/** The suite that recon's mail provider points to, where it points to one. */
function foundSuite(view: View): (typeof SUITES)[number] | undefined {
  const found = view.recon?.mailProvider
  if (found?.state !== 'found') return undefined
  return SUITES.find(({ label }) => label === found.value.name)
}

export const office: QuestionDef = {
  id: 'run.office',
  step: 'run',
  paths: ['services'],
  met: [],
  seconds: 10,
  why: WHY,
  skippable: true,
  canBeUnsure: true,
  canBeDeclined: true,
  ask(view) {
    const said = asText(ownElements(view, 'services', OFFICE)[0]?.name)
    const found = foundSuite(view)
    const selected = SUITES.find(({ label }) => label === said) ?? (said ? undefined : found)
    return {
      say:
        found && !said
          ? view.t`Your mail records point to ${found.label}. Is that where your mail and documents live?`
          : 'Where do your mail and documents live?',
      control: {
        kind: 'choice',
        options: SUITES.map(({ id, label, words }) => ({ id, label, ...(words ? { words } : {}) })),
        max: 1,
        other: { label: 'Something else', placeholder: 'Name it' },
        ...(selected ? { selected: [selected.id] } : {}),
      },
    }
  },
  readText: (text, view) => (isYes(text) ? foundSuite(view)?.id : undefined),
  again: [
    'For example: Microsoft 365, or Google Workspace.',
    'The program that you read your mail in is a good hint: Outlook, Gmail?',
  ],
  take(answer, view) {
    const typed = asText(Array.isArray(answer) ? answer[0] : answer)
    if (typed.length > NAME_MAX) return { miss: words(view.t).tooLong(typed.length, NAME_MAX) }
    if (!/[\p{L}\p{N}]/u.test(typed)) return { miss: office.again[0] }
    const name = picked(SUITES, typed)?.label ?? typed
    const own = [{ name, category: 'Productivity suite', criticality: 'critical' }]
    return answers(view, [{ path: 'services', value: withOwn(view, 'services', OFFICE, 'name', own) }])
  },
}

export const core: QuestionDef = {
  id: 'run.core',
  step: 'run',
  paths: ['services'],
  met: [],
  seconds: 30,
  why: WHY,
  skippable: true,
  canBeUnsure: true,
  canBeDeclined: true,
  ask(view) {
    const said = ownElements(view, 'services', CORE).map(({ name }) => asText(name))
    return {
      say: 'Which one or two applications does your business stand on? The ones that would stop you if they were gone tomorrow.',
      control: {
        kind: 'search',
        label: 'Applications',
        options: APPLICATIONS.map(({ id, label, words }) => ({ id, label, ...(words ? { words } : {}) })),
        placeholder: said.join(', ') || 'QuickBooks, Dentrix, our own …',
        max: 2,
        other: true,
      },
    }
  },
  again: ['For example: QuickBooks, Dentrix', 'Type the name as you say it at work; one is enough.'],
  take(answer, view) {
    const names = [...new Set(asTexts(answer).map((typed) => picked(APPLICATIONS, typed)?.label ?? typed))]
    const longest = Math.max(0, ...names.map((name) => name.length))
    if (longest > NAME_MAX) return { miss: words(view.t).tooLong(longest, NAME_MAX) }
    if (names.length === 0 || !names.every((name) => /[\p{L}\p{N}]/u.test(name)))
      return { miss: core.again[0] }
    const own = names.slice(0, 2).map((name) => ({
      name,
      category: APPLICATIONS.find(({ label }) => label === name)?.category ?? 'Line of business',
      criticality: 'critical',
    }))
    return answers(view, [{ path: 'services', value: withOwn(view, 'services', CORE, 'name', own) }])
  },
}
