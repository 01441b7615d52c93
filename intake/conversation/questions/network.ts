import { valueOf } from '../../../hub/domain/answers.ts'
import type { ChipsControl } from '../../../hub/domain/conversation.ts'
import type { AnswerChange } from '../../../hub/domain/answers.ts'
import type { Option } from '../../../hub/domain/vocabulary.ts'
import { answers, both, withoutValue, type Entry } from '../answer.ts'
import { ownElements, withOwn } from '../lists.ts'
import type { QuestionDef, Taken } from '../question.ts'
import { picked } from '../understand/options.ts'
import { asRecord, asText, asTexts } from '../unknown.ts'
import { visible, visibleText, visibleValue, type View } from '../view.ts'

const ASKED = 'asked'
const UNKNOWN: Option = { id: 'unknown', label: 'Not sure' }

const BACKUP: readonly Option[] = [
  { id: 'tested', label: 'Yes, and we tested a restore', words: 'restored' },
  { id: 'untested', label: 'Yes, never tested', words: 'untested backed up' },
  { id: 'none', label: 'No backup', words: 'no' },
  UNKNOWN,
]
const MFA: readonly Option[] = [
  { id: 'all', label: 'Everyone', words: 'all' },
  { id: 'some', label: 'Some people', words: 'few partly' },
  { id: 'none', label: 'Nobody', words: 'no' },
  UNKNOWN,
]
const INSURANCE: readonly Option[] = [
  { id: 'yes', label: 'Insured', words: 'yes' },
  { id: 'no', label: 'Not insured', words: 'no' },
  UNKNOWN,
]
const WHERE: readonly Option[] = [
  { id: 'office', label: 'At the office', words: 'office yes here' },
  { id: 'elsewhere', label: 'Somewhere else', words: 'elsewhere home no' },
]
const NOTHING: Option = { id: 'none', label: 'Nothing happened', words: 'no' }
const INCIDENTS: readonly Option[] = [
  NOTHING,
  { id: 'mailbox', label: 'A mailbox was taken over', words: 'phishing hacked' },
  { id: 'ransomware', label: 'Files were locked or encrypted', words: 'ransomware virus' },
  { id: 'fraud', label: 'Money went to the wrong account', words: 'fraud invoice' },
  { id: 'data_loss', label: 'Data was lost or stolen', words: 'breach' },
  { id: 'outage', label: 'A day or more without IT', words: 'outage down' },
  UNKNOWN,
  { id: 'declined', label: 'Prefer not to say', words: 'private' },
]

export const safety: QuestionDef = {
  id: 'network.safety',
  step: 'network',
  paths: ['network.backups', 'network.mfaCoverage', 'profile.insurance', 'network.incidents'],
  seconds: 40,
  why: 'These four decide how bad a bad day gets, and insurers ask for them. Your IT provider sees the answers; they are stored encrypted and go nowhere else.',
  skippable: true,
  canBeUnsure: true,
  canBeDeclined: true,
  ask: (view) => ({
    say: 'Four quick ones about safety: backup, sign-in with a second factor (a code or an app), cyber insurance, and what happened in the last two years. And where are you now: at the office, we could look at its connection next.',
    control: { kind: 'chips', groups: groups(view) },
  }),
  again: [
    'Please answer the four in this order, for example: yes never tested, some people, insured, nothing happened',
    'Numbers work too, one for each of the four, for example: 2, 2, 1, 1',
  ],
  take(answer, view) {
    const given = asRecord(answer)
    const backup = picked(BACKUP, asTexts(given.backup)[0] ?? '')?.id
    const mfa = picked(MFA, asTexts(given.mfa)[0] ?? '')?.id
    const insurance = picked(INSURANCE, asTexts(given.insurance)[0] ?? '')?.id
    const incidents = asTexts(given.incidents).flatMap((text) => picked(INCIDENTS, text) ?? [])
    const where = picked(WHERE, asTexts(given.where)[0] ?? '')?.id
    if (!backup && !mfa && !insurance && incidents.length === 0 && !where) return { miss: safety.again[0] }
    const at = (['office', 'elsewhere'] as const).find((one) => one === where)
    const none: Taken = at ? { changes: [], at } : { changes: [] }
    return [
      takeBackup(view, backup),
      takeMfa(view, mfa),
      takeInsurance(view, insurance),
      takeIncidents(view, incidents),
    ].reduce(both, none)
  },
}

const NO_CHANGE: Taken = { changes: [] }
const unsure = (view: View, path: string): Taken => ({
  changes: withoutValue(view, [path], 'unsure'),
})

function takeBackup(view: View, id: string | undefined): Taken {
  if (!id) return NO_CHANGE
  if (id === 'unknown') return unsure(view, 'network.backups')
  const tested = id === 'tested' ? 'tested' : 'never'
  const own = id === 'none' ? [] : [{ what: 'Company data', lastRestoreTest: tested }]
  return answers(view, [
    { path: 'network.backups', value: withOwn(view, 'network.backups', ASKED, 'what', own) },
  ])
}

function takeMfa(view: View, id: string | undefined): Taken {
  if (!id) return NO_CHANGE
  if (id === 'unknown') return unsure(view, 'network.mfaCoverage')
  return answers(view, [{ path: 'network.mfaCoverage', value: id }])
}

function takeInsurance(view: View, id: string | undefined): Taken {
  if (!id) return NO_CHANGE
  const known = asRecord(valueOf(view.stored, 'profile.insurance'))
  return answers(view, [{ path: 'profile.insurance', value: { ...known, cyber: id } }])
}

function takeIncidents(view: View, picks: Option[]): Taken {
  const path = 'network.incidents'
  if (picks.length === 0) return NO_CHANGE
  const what = picks
    .filter(({ id }) => !['none', 'unknown', 'declined'].includes(id))
    .map(({ label }) => ({ what: label }))
  if (what.length === 0 && !picks.includes(NOTHING)) {
    const declined = picks.some(({ id }) => id === 'declined')
    const changes: AnswerChange[] = withoutValue(view, [path], declined ? 'declined' : 'unsure')
    return { changes }
  }
  const entry: Entry = { path, value: withOwn(view, path, ASKED, 'what', what) }
  return answers(view, [entry])
}

function groups(view: View): ChipsControl['groups'] {
  const group = (
    name: string,
    label: string,
    options: readonly Option[],
    max: number,
    selected: string[],
  ) => ({
    name,
    label,
    options: [...options],
    max,
    ...(selected.length > 0 ? { selected } : {}),
  })
  const unsureOf = (path: string) => (visible(view, path)?.state === 'unsure' ? ['unknown'] : [])
  const mfa = visibleText(view, 'network.mfaCoverage')
  const cyber = asText(asRecord(visibleValue(view, 'profile.insurance')).cyber)
  return [
    group(
      'backup',
      'Is your data backed up?',
      BACKUP,
      1,
      selectedBackup(view) ?? unsureOf('network.backups'),
    ),
    group('mfa', 'Who signs in with a second factor?', MFA, 1, mfa ? [mfa] : unsureOf('network.mfaCoverage')),
    group('insurance', 'Cyber insurance?', INSURANCE, 1, cyber ? [cyber] : []),
    group(
      'incidents',
      'In the last two years',
      INCIDENTS,
      4,
      selectedIncidents(view) ?? unsureOf('network.incidents'),
    ),
    group('where', 'Where are you now?', WHERE, 1, view.at ? [view.at] : []),
  ]
}

function selectedBackup(view: View): string[] | undefined {
  if (!Array.isArray(visibleValue(view, 'network.backups'))) return undefined
  const [own] = ownElements(view, 'network.backups', ASKED)
  return own ? [own.lastRestoreTest === 'tested' ? 'tested' : 'untested'] : ['none']
}

function selectedIncidents(view: View): string[] | undefined {
  if (!Array.isArray(visibleValue(view, 'network.incidents'))) return undefined
  const own = ownElements(view, 'network.incidents', ASKED).map(({ what }) => what)
  return own.length === 0
    ? ['none']
    : INCIDENTS.filter(({ label }) => own.includes(label)).map(({ id }) => id)
}
