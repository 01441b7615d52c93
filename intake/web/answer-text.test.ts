import assert from 'node:assert/strict'
import type { Control } from '../../hub/domain/conversation.ts'
import { answerText } from './answer-text.ts'
import { wordsOf } from './language.ts'

const options = [
  { id: 'a', label: 'Alpha' },
  { id: 'b', label: 'Beta' },
]

const words = wordsOf({ code: 'en', sentences: {} })

describe('What the person’s own line shows', () => {
  const cases: [string, Control, unknown, string][] = [
    ['a chip by its label', { kind: 'choice', options, max: 1 }, 'a', 'Alpha'],
    ['several chips', { kind: 'choice', options, max: 2 }, ['a', 'b'], 'Alpha, Beta'],
    ['typed text beside chips', { kind: 'choice', options, max: 1 }, 'acme.com', 'acme.com'],
    [
      'a name on one line',
      {
        kind: 'fields',
        fields: [
          { name: 'first', label: 'First name', maxLength: 9, autocomplete: 'given-name' },
          { name: 'last', label: 'Last name', maxLength: 9, autocomplete: 'family-name' },
        ],
      },
      { first: 'Ada', last: 'Lovelace' },
      'Ada Lovelace',
    ],
    [
      'consents with yes and no',
      {
        kind: 'fields',
        fields: [{ name: 'email', label: 'E-mail', maxLength: 99 }],
        consents: [
          { name: 'privacy', label: 'Keep my answers', required: true, text: '' },
          { name: 'contact', label: 'Contact me', required: false, text: '' },
        ],
      },
      { email: 'ada@acme.com', consents: { privacy: true, contact: false } },
      'ada@acme.com\nKeep my answers: yes\nContact me: no',
    ],
    [
      'chip groups with their labels, empty ones left out',
      {
        kind: 'chips',
        groups: [
          { name: 'backup', label: 'Is your data backed up?', options, max: 1 },
          { name: 'mfa', label: 'Second factor', options, max: 1 },
        ],
      },
      { backup: 'b' },
      'Is your data backed up: Beta',
    ],
    [
      'corrections, an emptied line included',
      {
        kind: 'confirm',
        rows: [
          { path: 'company.name', label: 'Company', value: 'X', sourceLabel: 's', editable: true },
          { path: 'company.phone', label: 'Phone', value: 'Y', sourceLabel: 's', editable: true },
        ],
        facts: [],
      },
      { 'company.name': 'Acme', 'company.phone': null },
      'Company: Acme\nPhone: –',
    ],
  ]
  for (const [what, control, answer, shown] of cases)
    it(`is ${what}`, () => assert.equal(answerText(control, answer, words), shown))
})
