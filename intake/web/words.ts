import type { ActionName } from '../../hub/domain/conversation.ts'
import type { Translate } from '../../hub/domain/languages.ts'
import { controlWords } from './words-controls.ts'
import { helpWords } from './words-help.ts'

export type Words = ReturnType<typeof wordsIn>

/** What this client says by itself, in one language; the questions come from the conversation. */
export const wordsIn = (t: Translate) => ({
  ...pageWords(t),
  ...controlWords(t),
  ...helpWords(t),
  actions: actionWords(t),
  t,
})

const pageWords = (t: Translate) => ({
  sentry: t`Sentry:`,
  you: t`You:`,
  conversation: t`Conversation`,
  yourAnswer: t`Your answer`,
  progress: t`Progress`,
  title: (msp: string) => t`IT assessment with ${msp}`,
  promise: t`Seven short steps, about six minutes. Your answers are saved as you go.`,
  saved: t`Saved`,
  saving: t`Saving…`,
  nothingYet: t`Saves as you go`,
  offline: t`Offline`,
  offlineWaits: (count: number) =>
    t.plural(count, {
      one: 'No connection. Your answer is kept here and will be sent as soon as it is back.',
      other: 'No connection. Your {0} answers are kept here and will be sent in order as soon as it is back.',
    }),
  offlineIdle: t`No connection. We keep trying; you can go on typing.`,
  waits: t`Kept here; sent when the connection is back`,
  notTaken: t`Not sent: the hub could not take this. Shorten it or say it differently.`,
  minutes: (minutes: number) => (minutes <= 0 ? t`Almost done` : t`About ${minutes} min left`),
  step: (index: number, count: number, label: string) => t`Step ${index} of ${count}: ${label}`,
  stepShort: (index: number, count: number, minutes: number) =>
    minutes <= 0 ? t`Step ${index} of ${count} · almost done` : t`Step ${index} of ${count} · ${minutes} min`,
  stepStates: { done: t`, done`, skipped: t`, skipped`, current: '', left: '' },
  inDepth: t`In depth`,
  blockDone: t`Done; open it to change something`,
  blockMinutes: (minutes: number, started: boolean) =>
    started ? t`Begun, about ${minutes} min left` : t`About ${minutes} min`,
  working: t`Looking things up.`,
  known: t`What we know so far`,
  knownShort: t`What we know`,
  knownEmpty: t`Your answers and what public records say will appear here. You can correct any line.`,
  seeConnects: t`See how it connects`,
  facts: t`Found in public records`,
  unchecked: t`Could not check`,
  absent: t`Not found`,
  change: t`Change`,
  changeOne: (label: string) => t`Change ${label}`,
  editing: (label: string) => t`Change: ${label}`,
  sendNow: t`Send now`,
  close: t`Close`,
  result: t`Your result`,
  fine: t`What is fine`,
  fix: t`What to fix`,
  uncheckedTitle: t`What we could not check`,
  nextStep: t`Next step`,
  book: t`Book a time`,
  nothingFine: t`Nothing to show here yet.`,
  nothingFix: t`Nothing urgent was found.`,
  changeLater: t`You can still change any answer in “What we know so far”; the result follows.`,
  resultOf: (company: string) => (company ? t`IT assessment of ${company}` : t`Your result`),
  resultFile: t`IT assessment`,
  savePdf: t`Save as PDF`,
  shareResult: t`Link to this result`,
  shareResultHow: (until: string) =>
    until
      ? t`Whoever has this link sees this result and nothing else, until ${until}.`
      : t`Whoever has this link sees this result and nothing else.`,
  linkTitle: t`This link does not work`,
  linkText: t`Links expire after a while. Your answers are safe. Open the assessment where you began and choose “Continue on another device”, or start again.`,
  endedTitle: t`This conversation is closed on this device`,
  endedText: t`For your safety a conversation does not stay open for ever. Your answers are kept. Open your link to continue, or start again.`,
  startAgain: t`Start again`,
  goOnHere: t`Go on with the conversation of this browser`,
  characters: (count: number) => t`(${t.number(count)} characters)`,
  stepLabel: (label: string) => t.text(label),
})

const actionWords = (t: Translate): Partial<Record<ActionName, string>> => ({
  skip: t`Skip`,
  back: t`Back`,
  unsure: t`Not sure`,
  decline: t`Prefer not to say`,
  person: t`Ask a person`,
  call: t`Call me`,
  send_now: t`Send now`,
  more: t`Add detail`,
  enough: t`Enough of this part`,
})
