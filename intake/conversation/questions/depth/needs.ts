import { PRIORITIES, type Option } from '../../../../hub/domain/vocabulary.ts'
import type { Block } from '../../question.ts'
import { formQuestion } from './form.ts'
import { tableQuestion } from './table.ts'

const pains = tableQuestion({
  id: 'needs.pains',
  step: 'needs',
  path: 'needs.pains',
  met: [],
  say: 'What bothers you about your IT? Each with how bad it is, what it costs you, and since when.',
  why: 'The proposal answers these one by one, the worst first.',
  seconds: 90,
  again: [
    'One in each line, for example: The server stops every other week, high, we lose half a day',
    'What hurts alone will do. Or skip it.',
  ],
  item: 'trouble',
  max: 50,
  complete: (element) => ({ priority: 'medium', ...element }),
  columns: [
    { name: 'text', label: 'What hurts', cell: 'text', required: true, maxLength: 2000 },
    { name: 'priority', label: 'How bad', cell: 'choice', options: PRIORITIES },
    { name: 'effect', label: 'What it does to you', cell: 'text', maxLength: 2000 },
    { name: 'since', label: 'Since', cell: 'text', maxLength: 100, placeholder: 'Last summer', detail: true },
    {
      name: 'wantedResponse',
      label: 'Help wanted within',
      cell: 'text',
      placeholder: '1 hour',
      detail: true,
    },
  ],
})

const WITHIN: readonly Option[] = [
  { id: '15 minutes', label: '15 minutes' },
  { id: '1 hour', label: '1 hour' },
  { id: '4 hours', label: '4 hours' },
  { id: 'same day', label: 'The same day' },
  { id: 'next working day', label: 'The next working day' },
]

const response = formQuestion({
  id: 'needs.response',
  step: 'needs',
  say: 'How soon should somebody work on it: when everything stands still, when one person cannot work, and otherwise?',
  why: 'Response times are what support contracts cost most for. It pays to ask for what you need, and no more.',
  seconds: 25,
  again: [
    'In this order, for example: 15 minutes, 4 hours, next working day',
    'Numbers work too, one for each, for example: 1, 3, 5',
  ],
  fields: [
    {
      name: 'critical',
      path: 'needs.responseTime',
      at: 'critical',
      label: 'Everything stands still',
      kind: 'choice',
      options: WITHIN,
    },
    {
      name: 'high',
      path: 'needs.responseTime',
      at: 'high',
      label: 'One person cannot work',
      kind: 'choice',
      options: WITHIN,
    },
    {
      name: 'normal',
      path: 'needs.responseTime',
      at: 'normal',
      label: 'Otherwise',
      kind: 'choice',
      options: WITHIN,
    },
  ],
})

const people = tableQuestion({
  id: 'needs.people',
  step: 'needs',
  path: 'needs.people',
  met: [],
  say: 'Who takes part in the decision?',
  why: 'So that the proposal answers the questions of everyone who decides. Nobody is written to without your word.',
  seconds: 50,
  again: [
    'One in each line, for example: Grace Hopper, managing partner, grace@acme.com, yes',
    'Names alone will do. Or skip it.',
  ],
  item: 'person',
  max: 50,
  columns: [
    { name: 'name', label: 'Name', cell: 'text', required: true, placeholder: 'Grace Hopper' },
    { name: 'role', label: 'Role', cell: 'text', placeholder: 'Managing partner' },
    { name: 'email', label: 'E-mail', cell: 'email', placeholder: 'grace@acme.com' },
    { name: 'decides', label: 'Decides?', cell: 'yesno' },
  ],
})

export const needsBlock: Block = {
  id: 'needs',
  label: 'What you need',
  benefit: 'The proposal answers what bothers you, and reaches everyone who decides.',
  questions: [pains, response, people],
}
