import type { QuestionDef } from '../question.ts'

/** The end of the must-ask path: a button. The engine acts on `send_now`; there is nothing to take. */
export const send: QuestionDef = {
  id: 'send',
  step: 'needs',
  paths: [],
  seconds: 5,
  why: 'Until you send it, your IT provider sees a draft and nobody acts on it. Afterwards you can still change everything.',
  skippable: false,
  canBeUnsure: false,
  canBeDeclined: false,
  applies: (view) => view.status === 'draft' || view.status === 'invited',
  ask: (view) => ({
    say: view.t`That was all we need. Send it to ${view.msp.name} and see your result? You can still change anything, before and after.`,
    control: { kind: 'continue', label: 'Send now', action: 'send_now' },
  }),
  again: ['Say "send now" to send it, or pick what you would like to change.', 'Say "send now" to send it.'],
  take: () => ({ miss: send.again[0] }),
}
