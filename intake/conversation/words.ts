/** Everything that the conversation says and that belongs to no single question. */
export const words = {
  hello: (msp: string) =>
    `Hello, this is Sentry, the assistant of ${msp}. In about six minutes we look at your IT together, and you get a result at once: what is fine, what to fix, and what it takes. It saves as you go.`,
  helloInvited: (name: string | undefined, msp: string) =>
    `Hello${name ? ` ${name}` : ''}, this is Sentry, the assistant of ${msp}. Some things are filled in already; you only confirm or correct them.`,
  welcomeBack: (name: string | undefined) =>
    `Welcome back${name ? `, ${name}` : ''}. Everything you said is saved. This is where we were:`,
  welcomeBackSent: (name: string | undefined, msp: string) =>
    `Welcome back${name ? `, ${name}` : ''}. Your answers are with ${msp}. You can still change anything; changes go on by themselves.`,
  tooLong: (length: number, max: number) =>
    `That is ${length.toLocaleString('en-US')} characters, and we can keep ${max.toLocaleString('en-US')} here. Please shorten it; what you typed is still above.`,
  notUsable: (label: string) => `${label}: that does not look right. Could you type it another way?`,
  nothingTyped: 'That message was empty. Type an answer, or "skip" to go on.',
  offerUnsure: 'No matter. Say "not sure" or "skip" and we go on; you can come back to it at any time.',
  cannotSkip: 'This one we need, so that the result can reach you.',
  cannotBeUnsure: 'This one only you can tell us.',
  cannotDecline: 'We cannot go on without it; it stays between you and us.',
  nothingBefore: 'This is the first question, there is nothing before it.',
  noSuchEdit:
    'We could not find that answer. Pick it in "What we know so far", or say for example "edit employees".',
  edit: 'Of course. What should it be?',
  editKept: 'It stays as it was.',
  changed: 'Changed.',
  changedAfterSending: (msp: string) => `Changed. ${msp} gets the change by itself.`,
  person: (msp: string, reachable: boolean) =>
    reachable
      ? `A person at ${msp} will get in touch with you. You can go on meanwhile.`
      : `We have noted that you would like a person of ${msp}. They need your e-mail or phone number to reach you; it comes in one of the next questions.`,
  call: (msp: string, phone: string | undefined) =>
    phone
      ? `${msp} will call you at ${phone}. You can go on meanwhile.`
      : `We have noted that you would like a call from ${msp}. Please leave your phone number when we ask for your e-mail.`,
  needContact: 'Before we can send it, we need your e-mail address and your consent.',
  sending: (msp: string) => `Sent to ${msp}. Here is your result.`,
  sentAlready: (msp: string) => `It is with ${msp} already. Changes go on by themselves.`,
  afterTheEnd:
    'Everything is saved and sent. To change something pick it in "What we know so far", or say for example "edit employees".',
  updatedBy: (msp: string) => `Updated by ${msp}`,
  savedGoOn: 'Saved. We go on here:',
  stillOpen:
    'Your result is ready. A few questions are left; answering them makes it more exact, and you may stop at any time.',
  allDone: (msp: string) => `Thank you, that is everything. ${msp} has it all.`,
  whyGeneral:
    'Everything you say stays between you and your IT provider. You can change or leave out any answer.',
} as const
