import type { Option } from '../../../../hub/domain/vocabulary.ts'
import type { Block } from '../../question.ts'
import { asRecord, asText } from '../../unknown.ts'
import { visibleValue, type View } from '../../view.ts'
import { formQuestion } from './form.ts'

const PERIODS: readonly Option[] = [
  { id: 'monthly', label: 'A month', words: 'monthly' },
  { id: 'annual', label: 'A year', words: 'yearly' },
]
const SATISFACTION: readonly Option[] = [
  { id: '1', label: '1: not at all' },
  { id: '2', label: '2' },
  { id: '3', label: '3: it works' },
  { id: '4', label: '4' },
  { id: '5', label: '5: very' },
]

const kind = (view: View): string => asText(asRecord(visibleValue(view, 'profile.itToday')).kind)
const hasProvider = (view: View): boolean => ['provider', 'mixed'].includes(kind(view))
const insured = (view: View): boolean =>
  asText(asRecord(visibleValue(view, 'profile.insurance')).cyber) === 'yes'

/** Who looks after the IT is asked on the must-ask path; without that answer it is in-house or nobody. */
const withKind = (_path: string, value: Record<string, unknown>) => ({ kind: 'in_house', ...value })

const contract = formQuestion({
  id: 'it.contract',
  step: 'work',
  applies: hasProvider,
  met: [],
  say: 'About your IT provider: what does it cost, when does the contract end, with which notice, and how content are you?',
  why: 'Nothing should start before the old contract ends, and a change makes sense only where it gets better or cheaper.',
  seconds: 60,
  again: [
    'For example: a month, 4, $1,200, March 2027, 3 months',
    'Name what you know, for example: notice: 3 months. Or skip it.',
  ],
  fields: [
    {
      name: 'period',
      path: 'profile.itToday',
      at: 'fee.period',
      label: 'Paid',
      kind: 'choice',
      options: PERIODS,
    },
    {
      name: 'satisfaction',
      path: 'profile.itToday',
      at: 'satisfaction',
      label: 'How content are you?',
      kind: 'choice',
      options: SATISFACTION,
    },
    {
      name: 'fee',
      path: 'profile.itToday',
      at: 'fee.amount',
      label: 'Fee',
      placeholder: '$1,200',
      kind: 'money',
    },
    {
      name: 'contractEnd',
      path: 'profile.itToday',
      at: 'contractEnd',
      label: 'Contract until',
      placeholder: 'March 2027',
      kind: 'text',
      maxLength: 60,
    },
    {
      name: 'notice',
      path: 'profile.itToday',
      at: 'notice',
      label: 'Notice',
      placeholder: '3 months',
      kind: 'text',
      maxLength: 100,
    },
  ],
  complete: (_path, value) => withFee(withKind(_path, value)),
})

/** A fee has its period, and satisfaction is a number; a period alone says nothing. */
function withFee(value: Record<string, unknown>): Record<string, unknown> {
  const { fee, satisfaction, ...rest } = value
  const { amount, period = 'monthly' } = asRecord(fee)
  const grade = Number(satisfaction)
  return {
    ...rest,
    ...(amount === undefined ? {} : { fee: { amount, period } }),
    ...(Number.isInteger(grade) && grade > 0 ? { satisfaction: grade } : {}),
  }
}

const passwords = formQuestion({
  id: 'it.passwords',
  step: 'work',
  met: [],
  applies: (view) => kind(view) !== '',
  say: 'Who holds the administrator passwords of your systems? Only who, never the passwords themselves.',
  why: 'If one person or one company alone holds them, you depend on it on the worst day.',
  seconds: 20,
  again: [
    'For example: our provider alone, or: the owner, in a safe',
    'A name or a role is enough. Or skip it.',
  ],
  fields: [
    {
      name: 'holder',
      path: 'profile.itToday',
      at: 'adminPasswordsHeldBy',
      label: 'Held by',
      placeholder: 'Our provider, and a copy in the safe',
      kind: 'text',
    },
  ],
  complete: withKind,
})

const insurance = formQuestion({
  id: 'it.insurance',
  step: 'network',
  met: [],
  applies: insured,
  say: 'Your cyber insurance: with whom is it, and when does it renew?',
  why: 'Insurers ask for sign-in with a second factor, tested backups and more before they renew; there is time to prepare.',
  seconds: 25,
  again: ['For example: Hiscox, June 2027', 'The month of renewal alone is enough. Or skip it.'],
  fields: [
    {
      name: 'insurer',
      path: 'profile.insurance',
      at: 'insurer',
      label: 'Insurer',
      placeholder: 'Hiscox',
      kind: 'text',
    },
    {
      name: 'renewal',
      path: 'profile.insurance',
      at: 'renewal',
      label: 'Renews',
      placeholder: 'June 2027',
      kind: 'text',
      maxLength: 60,
    },
  ],
})

export const itBlock: Block = {
  id: 'it',
  label: 'Who looks after your IT',
  benefit: 'You see whether your contract is fair, and how dependent you are.',
  questions: [contract, passwords, insurance],
}
