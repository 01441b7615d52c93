import type { Translate } from '../../hub/domain/languages.ts'

/** Everything that the conversation says and that belongs to no single question. */
export const words = (t: Translate) => ({
  hello: (msp: string) =>
    t`Hello, this is Sentry, the assistant of ${msp}. In about six minutes we look at your IT together, and you get a result at once: what is fine, what to fix, and what it takes. It saves as you go.`,
  helloInvited: (name: string | undefined, msp: string) =>
    name
      ? t`Hello ${name}, this is Sentry, the assistant of ${msp}. Some things are filled in already; you only confirm or correct them.`
      : t`Hello, this is Sentry, the assistant of ${msp}. Some things are filled in already; you only confirm or correct them.`,
  helloColleague: (msp: string, step: string) =>
    t`Hello, this is Sentry, the assistant of ${msp}. A colleague asks you for one part of your company's IT assessment: ${step}. Nothing else is asked or shown here, and it saves as you go.`,
  thanksColleague: (msp: string) =>
    t`Thank you, that was everything we wanted to ask you. Your colleague and ${msp} have it. You can close this page, or change what you said.`,
  onlyThisPart: t`You were asked for this one part; your colleague sends the rest.`,
  welcomeBack: (name: string | undefined) =>
    name
      ? t`Welcome back, ${name}. Everything you said is saved. This is where we were:`
      : t`Welcome back. Everything you said is saved. This is where we were:`,
  welcomeBackSent: (name: string | undefined, msp: string) =>
    name
      ? t`Welcome back, ${name}. Your answers are with ${msp}. You can still change anything; changes go on by themselves.`
      : t`Welcome back. Your answers are with ${msp}. You can still change anything; changes go on by themselves.`,
  tooLong: (length: number, max: number) =>
    t`That is ${t.number(length)} characters, and we can keep ${t.number(max)} here. Please shorten it; what you typed is still above.`,
  notUsable: (label: string) => t`${label}: that does not look right. Could you type it another way?`,
  nothingTyped: t`That message was empty. Type an answer, or "skip" to go on.`,
  offerUnsure: t`No matter. Say "not sure" or "skip" and we go on; you can come back to it at any time.`,
  cannotSkip: t`This one we need, so that the result can reach you.`,
  cannotBeUnsure: t`This one only you can tell us.`,
  cannotDecline: t`We cannot go on without it; it stays between you and us.`,
  nothingBefore: t`This is the first question, there is nothing before it.`,
  noSuchEdit: t`We could not find that answer. Pick it in "What we know so far", or say for example "edit employees".`,
  edit: t`Of course. What should it be?`,
  editKept: t`It stays as it was.`,
  changed: t`Changed.`,
  changedAfterSending: (msp: string) => t`Changed. ${msp} gets the change by itself.`,
  person: (msp: string, reachable: boolean) =>
    reachable
      ? t`A person at ${msp} will get in touch with you. You can go on meanwhile.`
      : t`We have noted that you would like a person of ${msp}. They need your e-mail or phone number to reach you; it comes in one of the next questions.`,
  call: (msp: string, phone: string | undefined) =>
    phone
      ? t`${msp} will call you at ${phone}. You can go on meanwhile.`
      : t`We have noted that you would like a call from ${msp}. Please leave your phone number when we ask for your e-mail.`,
  needContact: t`Before we can send it, we need your e-mail address and your consent.`,
  sending: (msp: string) => t`Sent to ${msp}. Here is your result.`,
  sentAlready: (msp: string) => t`It is with ${msp} already. Changes go on by themselves.`,
  afterTheEnd: t`Everything is saved and sent. To change something pick it in "What we know so far", or say for example "edit employees". To tell us more, say "more".`,
  updatedBy: (msp: string) => t`Updated by ${msp}`,
  savedGoOn: t`Saved. We go on here:`,
  stillOpen: t`Your result is ready. A few questions are left; answering them makes it more exact, and you may stop at any time.`,
  allDone: (msp: string) => t`Thank you, that is everything. ${msp} has it all.`,
  whyGeneral: t`Everything you say stays between you and your IT provider. You can change or leave out any answer.`,
  providerSees: (msp: string) => t`${msp} sees the answer, nobody else.`,
  sealedSees: (msp: string) =>
    t`The answer is encrypted in your browser. Only ${msp} can open it, with a key that this server does not have.`,
  sealedOnly: (msp: string) =>
    t`This answer is encrypted before it leaves your device, so that only ${msp} can read it. A typed message cannot be: please use the field below the question, or skip it.`,
  sealed: (msp: string) => t`Sealed: only ${msp} can open it`,
  blockDone: (label: string, benefit: string) => t`${label}: done, and saved. ${benefit}`,
  blockLeft: t`Saved. You can come back to it at any time.`,
  blocksDone: (msp: string) => t`That was every part there is, thank you. ${msp} has it all.`,
  notHere: t`There is nothing to ask in that part now.`,
  enoughForNow: (msp: string) =>
    t`That is fine. Everything is saved, and ${msp} has what it needs. To tell us more later, say "more".`,
  sendFirst: t`To see your result, say "send now". What is left you can skip.`,
  pastedNothing: t`We found nothing in there that we could read as a list. One line for each is best.`,
  privacy: (msp: string, keptDays: number | undefined) =>
    [
      t`We store what you say here, what public records say about your company's website and mail, and the technical note that a conversation took place. It is stored encrypted.`,
      t`${msp} sees it and keeps it in its customer records; nobody else does, and nothing is sold or used for advertising.`,
      keptDays === undefined
        ? t`It is kept until you or ${msp} delete it.`
        : t`If nothing comes of it, it is deleted ${t.number(keptDays)} days after your last visit.`,
      t`You can download all of it or have it deleted at any time, under Help.`,
    ].join(' '),
})
