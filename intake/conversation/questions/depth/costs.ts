import type { Option } from '../../../../hub/domain/vocabulary.ts'
import type { Block } from '../../question.ts'
import { pasteCosts } from '../../inventory.ts'
import { asText } from '../../unknown.ts'
import { tableQuestion } from './table.ts'

const PERIODS: readonly Option[] = [
  { id: 'monthly', label: 'A month', words: 'monthly' },
  { id: 'annual', label: 'A year', words: 'yearly annual' },
  { id: 'per_user_month', label: 'For each user and month', words: 'per user seat' },
  { id: 'one_off', label: 'Once', words: 'one off' },
]
const PASTE_MAX = 50_000

const list = tableQuestion({
  id: 'costs.list',
  step: 'costs',
  path: 'costs',
  met: [],
  say: 'What do you pay for IT, to whom, and until when? Type it, or paste a list or the text of an invoice.',
  why: 'Contracts that renew by themselves and licences that nobody uses are where money is found first.',
  seconds: 150,
  again: [
    'One in each line, for example: Microsoft 365, $450 a month; Internet, Comcast, $180 a month',
    'The name and a rough amount are enough, for example: Internet $180 a month. Or skip it.',
  ],
  item: 'cost',
  max: 200,
  // The band that was asked on the must-ask path stands for all of it and is no line of its own.
  leaves: ({ id }) => asText(id).startsWith('total:'),
  complete: (element) => ({ period: 'monthly', ...element }),
  columns: [
    { name: 'label', label: 'What for', cell: 'text', required: true, placeholder: 'Microsoft 365' },
    { name: 'amount', label: 'Amount', cell: 'money', required: true, placeholder: '$450' },
    { name: 'period', label: 'For', cell: 'choice', options: PERIODS },
    { name: 'provider', label: 'Paid to', cell: 'text', placeholder: 'Comcast' },
    {
      name: 'category',
      label: 'Category',
      cell: 'text',
      maxLength: 100,
      placeholder: 'Internet',
      detail: true,
    },
    { name: 'users', label: 'Users', cell: 'number', placeholder: '25', detail: true },
    { name: 'start', at: 'contract.start', label: 'Contract from', cell: 'day', detail: true },
    { name: 'end', at: 'contract.end', label: 'Contract until', cell: 'day', detail: true },
    {
      name: 'autoRenew',
      at: 'contract.autoRenew',
      label: 'Renews by itself',
      cell: 'yesno',
      detail: true,
    },
    {
      name: 'notice',
      at: 'contract.noticeDays',
      label: 'Notice (days)',
      cell: 'number',
      placeholder: '90',
      detail: true,
    },
  ],
  paste: {
    label: 'Paste a list or an invoice',
    hint: 'Lines, a sheet, or the text of an invoice. You confirm each row.',
    maxLength: PASTE_MAX,
  },
  readPaste: pasteCosts,
})

export const costsBlock: Block = {
  id: 'costs',
  label: 'What it costs',
  benefit: 'You see your costs for each person, what renews soon, and where to save.',
  questions: [list],
}
