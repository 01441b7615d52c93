import { CONSENTS } from '../../../hub/domain/consent-texts.ts'
import { answers, both, cleared, type Entry } from '../answer.ts'
import { consentOf, consentText } from '../consent.ts'
import type { QuestionDef, Taken } from '../question.ts'
import { plainWords } from '../understand/options.ts'
import { asRecord, asText } from '../unknown.ts'
import { homeCountry, visibleText, type View } from '../view.ts'

const EMAIL = /[^\s@<>,;:"()]{1,64}@[^\s@<>,;:"()]{1,250}\.[^\s@<>,;:"().]{2,63}/

export const contact: QuestionDef = {
  id: 'you.contact',
  step: 'you',
  paths: ['contact.email', 'contact.phone', 'consent.privacy', 'consent.contact'],
  met: ['contact.email', 'consent.privacy'],
  seconds: 35,
  why: 'So that we can send you the result and the link to continue. Your IT provider sees it; nobody else does, and you can ask for it to be deleted.',
  skippable: false,
  canBeUnsure: false,
  canBeDeclined: false,
  ask: (view) => ({
    say: 'Where may we send the result and the link to continue? A phone number is optional.',
    control: {
      kind: 'fields',
      fields: [
        {
          name: 'email',
          label: 'E-mail',
          inputMode: 'email',
          autocomplete: 'email',
          placeholder: 'ada@acme.com',
          maxLength: 320,
          value: visibleText(view, 'contact.email') ?? '',
        },
        {
          name: 'phone',
          label: 'Phone',
          inputMode: 'tel',
          autocomplete: 'tel',
          placeholder: '555 010 0123',
          optional: true,
          maxLength: 40,
          value: visibleText(view, 'contact.phone') ?? '',
        },
      ],
      consents: consents(view),
    },
  }),
  again: [
    'Please type your e-mail address, for example: ada@acme.com, 555 010 0123, yes',
    'One line with your e-mail address and the word "yes" is enough: ada@acme.com, yes',
  ],
  readText: readContact,
  take: takeContact,
}

const consents = (view: View) =>
  (['privacy', 'contact'] as const).map((name) => ({
    name,
    label: CONSENTS[name].label,
    required: name === 'privacy',
    text: consentText(name, view),
  }))

/** "ada@acme.com, +1 555 010 0123, yes": the e-mail by its shape, yes or no by word, the rest is the phone. */
function readContact(text: string, view: View): unknown {
  const email = EMAIL.exec(text)?.[0] ?? ''
  const rest = text.replace(email, ' ')
  const said = ` ${plainWords(rest)} `
  const only =
    /\b(privacy only|only privacy|no contact|do not contact|don t contact|nur datenschutz|nur speichern|seulement la confidentialite|solo privacidad)\b/.test(
      said,
    )
  const yes = / (yes|y|yep|sure|agree|agreed|ok|okay|fine|ja|einverstanden|oui|d accord|si|de acuerdo) /.test(
    said,
  )
  const no = !only && / (no|nope|refuse|disagree|nein|non) /.test(said)
  const phone = /[+(\d][\d\s()./-]{4,}\d/.exec(rest)?.[0] ?? ''
  if (!email && !phone && !yes && !only && !no) return undefined
  const known = visibleText(view, 'contact.email') ?? ''
  const agreed = { privacy: (yes || only) && !no, contact: yes && !only && !no }
  return { email: email || known, ...(phone ? { phone } : {}), consents: agreed }
}

function takeContact(answer: unknown, view: View): Taken {
  const given = asRecord(answer)
  const email = asText(given.email)
  const typedPhone = asText(given.phone)
  // The client sends consents beside the fields or in an object of their own; both are a clear yes or nothing.
  const consents = { ...given, ...asRecord(given.consents) }
  if (!new RegExp(`^${EMAIL.source}$`).test(email))
    return {
      miss: email
        ? 'That does not look like an e-mail address. Try something like `ada@acme.com`.'
        : contact.again[0],
    }
  if (!isTicked(consents.privacy))
    return {
      miss: 'We keep your e-mail address only if you agree to it. Please tick "Keep my answers", or type your e-mail address and "yes".',
    }
  const by = visibleText(view, 'contact.firstName') ?? email.slice(0, 200)
  const entries: Entry[] = [
    { path: 'contact.email', value: email.toLowerCase() },
    { path: 'consent.privacy', value: consentOf(view, 'privacy', true, by) },
    { path: 'consent.contact', value: consentOf(view, 'contact', isTicked(consents.contact), by) },
  ]
  const phone = typedPhone ? view.parsePhone(typedPhone, homeCountry(view, email)) : null
  if (typedPhone && !phone) {
    const kept = answers(view, entries)
    return {
      miss: 'That does not look like a phone number. Try something like `+1 555 010 0123`, or leave it out.',
      ...('changes' in kept ? { kept: kept.changes } : {}),
    }
  }
  if (phone) entries.push({ path: 'contact.phone', value: phone })
  const emptied = given.phone === '' && visibleText(view, 'contact.phone') !== undefined
  return emptied
    ? both(answers(view, entries), { changes: [cleared(view, 'contact.phone')] })
    : answers(view, entries)
}

const isTicked = (value: unknown): boolean => value === true || value === 'true' || value === 'yes'
