import type { Translate } from '../../hub/domain/languages.ts'

/** What help, links and "your data" say. */
export const helpWords = (t: Translate) => ({
  help: t`Help`,
  askSomebody: t`Ask somebody`,
  person: t`Ask a person`,
  call: t`Call me`,
  colleague: t`Ask a colleague`,
  colleagueHow: (step: string, until: string) =>
    until
      ? t`Whoever opens this link fills in the step “${step}” and sees nothing else of yours. It works until ${until}.`
      : t`Whoever opens this link fills in the step “${step}” and sees nothing else of yours.`,
  share: t`Share`,
  elsewhere: t`Continue on another device`,
  elsewhereHow: (until: string) =>
    until
      ? t`Open this link on your phone or computer. It is for you alone and works until ${until}.`
      : t`Open this link on your phone or computer. It is for you alone.`,
  mailMe: t`Send me the link by e-mail`,
  mailTo: t`E-mail address`,
  mailSend: t`Send the link`,
  mailSent: (to: string) => t`Sent to ${to}. It can take a minute; look into the spam folder too.`,
  mailBad: t`That does not look like an e-mail address. Try something like name@company.com.`,
  copy: t`Copy link`,
  copied: t`Copied`,
  linkFailed: t`We could not make a link right now. Please try again in a moment.`,
  failed: t`That did not work right now. Please try again in a moment.`,
  language: t`Language`,
  privacy: (msp: string) =>
    t`Your answers are stored encrypted and go to ${msp} and its customer records. This page loads nothing from other companies and sets no cookies.`,
  forget: t`Forget me on this device`,
  forgetHow: t`Your answers stay with us; this browser will no longer open them.`,
  ...dataWords(t),
})

const dataWords = (t: Translate) => ({
  yourData: t`Your data`,
  loading: t`One moment…`,
  stored: t`What is stored`,
  storedNothing: t`Nothing yet. Your first answer will be the first thing that is stored.`,
  answersCount: (count: number) => t.plural(count, { one: '1 answer', other: '{0} answers' }),
  messagesCount: (count: number) =>
    t.plural(count, { one: '1 line of this conversation', other: '{0} lines of this conversation' }),
  filesCount: (count: number) => t.plural(count, { one: '1 file', other: '{0} files' }),
  checksCount: (count: number) =>
    t.plural(count, { one: '1 connection check', other: '{0} connection checks' }),
  howLong: t`For how long`,
  keptUntil: (date: string) => t`Until ${date}, unless you delete it before.`,
  keptAfter: (days: number) =>
    t.plural(days, {
      one: 'For 1 day after your last answer, unless you delete it before.',
      other: 'For {0} days after your last answer, unless you delete it before.',
    }),
  keptAsk: (msp: string) => t`As long as ${msp} works with it; you can delete it here at any time.`,
  whoSees: t`Who sees it`,
  whoSeesText: (who: string) => t`${who}. Nobody else, and it is never sold.`,
  exportMine: t`Download my answers`,
  exported: t`Downloaded`,
  deleteMine: t`Delete my answers`,
  deleteHow: (what: string) => t`This deletes ${what}. It cannot be undone.`,
  deleteCrm: (msp: string) => t`${msp} is asked to delete what is in its customer records too.`,
  deleteReally: t`Delete now`,
  deletedTitle: t`Your answers are deleted`,
  deletedText: (what: string) => t`Deleted: ${what}. Thank you for having told us.`,
  and: (parts: string[]) => new Intl.ListFormat(t.code, { type: 'conjunction' }).format(parts),
})
