import { consentOf, consentText } from '../../consent.ts'
import { CONSENTS } from '../../../../hub/domain/consent-texts.ts'
import { answers } from '../../answer.ts'
import type { QuestionDef } from '../../question.ts'
import { isYes } from '../../understand/commands.ts'
import { parts } from '../../understand/options.ts'
import { asRecord, asText } from '../../unknown.ts'
import { visibleText, visibleValue } from '../../view.ts'
import { depth } from './define.ts'

const AUTHORITY_MAX = 200
const SCOPE_MAX = 1000

/** Consent to a scan: by whom, with what right, and to what. Without all three there is none. */
export const scan: QuestionDef = {
  ...depth({
    id: 'network.scan',
    step: 'network',
    say: '',
    why: 'A scan from inside the office finds what no question can: old devices, open doors, forgotten machines. It needs your consent, which you can take back at any time.',
    seconds: 60,
    again: [
      'For example: I am the owner, all devices at Main Street, yes',
      'Who allows it, what may be scanned, and "yes". Or skip it.',
    ],
  }),
  paths: ['consent.scan'],
  canBeUnsure: false,
  ask: (view) => {
    const known = asRecord(visibleValue(view, 'consent.scan'))
    return {
      say: 'May your network be scanned later, with a program that you start on an office computer? Nothing is scanned by saying yes.',
      control: {
        kind: 'fields',
        fields: [
          {
            name: 'authority',
            label: 'What allows you to decide this',
            placeholder: 'I am the owner',
            maxLength: AUTHORITY_MAX,
            value: asText(known.authority),
          },
          {
            name: 'scope',
            label: 'What may be scanned',
            placeholder: 'All devices at Main Street',
            maxLength: SCOPE_MAX,
            value: asText(known.scope),
          },
        ],
        consents: [
          { name: 'scan', label: CONSENTS.scan.label, required: true, text: consentText('scan', view) },
        ],
      },
    }
  },
  readText(text) {
    const cut = parts(text)
    const yes = cut.some(isYes)
    const [authority = '', ...scope] = cut.filter((one) => !isYes(one))
    return { authority, scope: scope.join(', '), consents: { scan: yes } }
  },
  take(answer, view) {
    const given = asRecord(answer)
    const authority = asText(given.authority).slice(0, AUTHORITY_MAX)
    const scope = asText(given.scope).slice(0, SCOPE_MAX)
    const ticked = { ...given, ...asRecord(given.consents) }.scan
    if (ticked !== true && ticked !== 'true')
      return { miss: 'Without your consent nothing is scanned. Tick it if you agree, or skip this.' }
    if (!authority || !scope) return { miss: scan.again[0] }
    const by = visibleText(view, 'contact.firstName') ?? authority
    return answers(view, [
      { path: 'consent.scan', value: { ...consentOf(view, 'scan', true, by), authority, scope } },
    ])
  },
}
