import type { Asked } from './testing-page.ts'

/** One question of each kind that the tests of the page ask. */
export const LOCATIONS: Asked = {
  id: 'company.locations',
  say: 'Where do you work? One row for each place.',
  block: { id: 'places', label: 'Places and people' },
  control: {
    kind: 'table',
    item: 'Location',
    columns: [
      {
        name: 'name',
        label: 'Name',
        kind: 'text',
        required: true,
        maxLength: 40,
        placeholder: 'Main office',
      },
      { name: 'city', label: 'City', kind: 'text' },
      { name: 'people', label: 'People', kind: 'number' },
      {
        name: 'days',
        label: 'Open on',
        kind: 'choices',
        options: ['Mon to Fri', 'Saturday', 'Sunday', 'Nights'].map((label) => ({ id: label, label })),
      },
      { name: 'since', label: 'Since', kind: 'date', detail: true },
    ],
    rows: [{ id: 'l1', name: 'Head office', city: 'Austin', people: '25' }],
    max: 6,
  },
}

export const SERVICES: Asked = {
  id: 'services.list',
  say: 'Which software and services do you pay for?',
  block: { id: 'services', label: 'Software and services' },
  control: {
    kind: 'table',
    item: 'Service',
    columns: [
      {
        name: 'name',
        label: 'Name',
        kind: 'text',
        required: true,
        suggest: ['Microsoft 365', 'Microsoft Teams', 'QuickBooks Online', 'Dentrix', 'Zoom'].map(
          (label) => ({
            id: label,
            label,
          }),
        ),
      },
      { name: 'users', label: 'Users', kind: 'number' },
      { name: 'amount', label: 'Per month', kind: 'money' },
      {
        name: 'period',
        label: 'Paid',
        kind: 'choice',
        options: [
          { id: 'monthly', label: 'Monthly' },
          { id: 'yearly', label: 'Yearly' },
        ],
      },
      { name: 'notes', label: 'Notes', kind: 'text', detail: true },
    ],
    rows: [],
    max: 40,
    suggestions: [
      { row: { name: 'Microsoft 365' }, because: 'Your mail goes to Microsoft.' },
      { row: { name: 'QuickBooks Online' }, because: 'Most practices of your size use it.' },
    ],
    paste: {
      label: 'Paste a list',
      hint: 'One service a line, or the text of an invoice.',
      maxLength: 20_000,
    },
  },
}

export const INVOICES: Asked = {
  id: 'costs.files',
  say: 'Do you have an invoice at hand?',
  control: {
    kind: 'files',
    label: 'Invoices',
    accept: ['.pdf', '.txt', '.csv'],
    max: 3,
    maxBytes: 5_000_000,
    files: [],
  },
}

export const DEPTH: Asked = {
  id: 'more.menu',
  say: 'Where would you like to go deeper?',
  control: {
    kind: 'choice',
    max: 1,
    options: [
      { id: 'network', label: 'Network and internet', hint: 'Shows what slows you down. About 4 min.' },
      { id: 'services', label: 'Software and services', hint: 'Finds what is paid for twice. About 6 min.' },
      { id: 'security', label: 'Security', hint: 'What an insurer will ask. About 5 min.' },
    ],
  },
}

export const RENEWAL: Asked = {
  id: 'costs.renewal',
  say: 'When does the contract end?',
  control: { kind: 'text', label: 'Contract ends on', inputMode: 'date', maxLength: 10 },
}
