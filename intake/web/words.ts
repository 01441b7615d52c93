import type { ActionName, Control, FieldsControl } from '../../hub/domain/conversation.ts'
import { labelOf, type Option } from '../../hub/domain/vocabulary.ts'
import { object, text } from './activity.ts'

/** What this client says by itself; the questions come from the conversation. */
export const words = {
  sentry: 'Sentry:',
  you: 'You:',
  title: (msp: string) => `IT assessment with ${msp}`,
  promise: 'Seven short steps, about six minutes. Your answers are saved as you go.',
  saved: 'Saved',
  saving: 'Saving…',
  nothingYet: 'Saves as you go',
  connecting: 'Connecting…',
  offline: 'Offline',
  offlineWaits: (count: number) =>
    `No connection. ${count === 1 ? 'Your answer is kept here and will be sent' : `Your ${count} answers are kept here and will be sent in order`} as soon as it is back.`,
  offlineIdle: 'No connection. We keep trying; you can go on typing.',
  notTaken: 'Not sent: the hub could not take this. Shorten it or say it differently.',
  minutes: (minutes: number) => (minutes <= 0 ? 'Almost done' : `About ${minutes} min left`),
  step: (index: number, count: number, label: string) => `Step ${index} of ${count}: ${label}`,
  stepShort: (index: number, count: number, minutes: number) =>
    `Step ${index} of ${count} · ${minutes <= 0 ? 'almost done' : `${minutes} min`}`,
  working: 'Looking things up.',
  known: 'What we know so far',
  knownShort: 'What we know',
  knownEmpty: 'Your answers and what public records say will appear here. You can correct any line.',
  facts: 'Found in public records',
  unchecked: 'Could not check',
  absent: 'Not found',
  help: 'Help',
  person: 'Ask a person',
  call: 'Call me',
  elsewhere: 'Continue on another device',
  elsewhereHow: (until: string) =>
    `Open this link on your phone or computer. It is for you alone${until ? ` and works until ${until}` : ''}.`,
  copy: 'Copy link',
  copied: 'Copied',
  linkFailed: 'We could not make a link right now. Please try again in a moment.',
  forget: 'Forget me on this device',
  forgetHow: 'Your answers stay with us; this browser will no longer open them.',
  privacy: (msp: string) =>
    `Your answers are stored encrypted and go to ${msp} and its customer records. This page loads nothing from other companies and sets no cookies.`,
  close: 'Close',
  sendNow: 'Send now',
  back: 'Back',
  skip: 'Skip',
  unsure: 'Not sure',
  decline: 'Prefer not to say',
  why: 'Why we ask',
  typeInstead: 'Type instead',
  choose: 'Choose from the list',
  ownWords: 'In your own words',
  send: 'Send',
  next: 'Continue',
  right: 'That is right',
  change: 'Change',
  change1: (label: string) => `Change ${label}`,
  saveChanges: 'Save changes',
  cancel: 'Cancel',
  optional: '(optional)',
  characters: (count: number) => `(${count.toLocaleString('en')} characters)`,
  other: 'Something else',
  upTo: (max: number) => `Choose up to ${max}.`,
  chosen: (count: number, max: number) => `${count} of ${max} chosen`,
  remove: (label: string) => `Remove ${label}`,
  noMatch: 'Nothing in the list matches.',
  useTyped: (typed: string) => `Use “${typed}”`,
  matches: (count: number) => (count === 1 ? '1 match' : `${count} matches`),
  missing: (label: string) => `Please fill in: ${label.toLowerCase()}.`,
  missingConsent: 'We need your agreement to this to go on.',
  tooLong: (length: number, max: number) =>
    `${length.toLocaleString('en')} characters; up to ${max.toLocaleString('en')} fit here.`,
  pick: 'Please choose an answer, or say that you are not sure.',
  editing: (label: string) => `Change: ${label}`,
  result: 'Your result',
  fine: 'What is fine',
  fix: 'What to fix',
  uncheckedTitle: 'What we could not check',
  nextStep: 'Next step',
  book: 'Book a time',
  nothingFine: 'Nothing to show here yet.',
  nothingFix: 'Nothing urgent was found.',
  changeLater: 'You can still change any answer in “What we know so far”; the result follows.',
  linkTitle: 'This link does not work',
  linkText:
    'Links expire after a while. Your answers are safe. Open the assessment where you began and choose “Continue on another device”, or start again.',
  endedTitle: 'This conversation is closed on this device',
  endedText:
    'For your safety a conversation does not stay open for ever. Your answers are kept. Open your link to continue, or start again.',
  startAgain: 'Start again',
  goOnHere: 'Go on with the conversation of this browser',
} as const

export const ACTION_WORDS: Partial<Record<ActionName, string>> = {
  skip: words.skip,
  back: words.back,
  unsure: words.unsure,
  decline: words.decline,
  person: words.person,
  call: words.call,
  send_now: words.sendNow,
}

/** What the person's own line shows for an answer given with a control. */
export function answerText(control: Control, answer: unknown): string {
  switch (control.kind) {
    case 'choice':
    case 'search':
      return picked(control.options, answer)
    case 'fields':
      return fieldsText(control, answer)
    case 'chips':
      return lines([
        ...control.groups.map(({ name, label, options }) =>
          prefixed(label, picked(options, object(answer)[name])),
        ),
        ...(control.fields ?? []).map(({ name, label }) => prefixed(label, text(object(answer)[name]))),
      ])
    case 'confirm':
      return confirmed(control.rows, answer)
    case 'continue':
      return control.label
    case 'text':
      return text(answer)
    case 'table':
    case 'files':
    case 'check':
      return ''
  }
}

/** A name on one line; free text and contact details a line each; anything else with its label. */
function fieldsText({ fields, consents = [] }: FieldsControl, answer: unknown): string {
  const given = object(answer)
  const isName = fields.every(({ autocomplete = '' }) => autocomplete.endsWith('-name'))
  if (isName)
    return fields
      .map(({ name }) => text(given[name]))
      .join(' ')
      .trim()
  const plain = consents.length > 0 || fields.some(({ multiline }) => multiline)
  return lines([
    ...fields.map(({ name, label }) => (plain ? text(given[name]) : prefixed(label, text(given[name])))),
    ...consents.map(({ name, label }) => `${label}: ${object(given.consents)[name] === true ? 'yes' : 'no'}`),
  ])
}

const picked = (options: readonly Option[], answer: unknown): string =>
  (Array.isArray(answer) ? answer : [answer]).map((id) => labelOf(options, text(id))).join(', ')

const lines = (parts: string[]): string => parts.filter((part) => part !== '').join('\n')
const prefixed = (label: string, value: string): string =>
  value ? `${label.replace(/\?$/, '')}: ${value}` : ''

function confirmed(rows: { path: string; label: string }[], answer: unknown): string {
  if (answer === 'right') return words.right
  if (answer === 'unsure') return words.unsure
  return lines(
    rows.flatMap(({ path, label }) => {
      const value = object(answer)[path]
      return value === undefined ? [] : [`${label}: ${text(value) || '–'}`]
    }),
  )
}
