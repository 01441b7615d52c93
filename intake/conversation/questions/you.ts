import { parseWebsite } from '../../../hub/domain/website.ts'
import { answers, both, cleared, type Entry } from '../answer.ts'
import { ownElements, withOwn } from '../lists.ts'
import type { QuestionDef, Taken } from '../question.ts'
import { plainWords } from '../understand/options.ts'
import { asRecord, asText } from '../unknown.ts'
import { visibleText, type View } from '../view.ts'
import { words } from '../words.ts'

const NAME_MAX = 100
const WHY_MAX = 4000
const PAIN_MAX = 2000

export const name: QuestionDef = {
  id: 'you.name',
  step: 'you',
  paths: ['contact.firstName', 'contact.lastName'],
  met: ['contact.firstName'],
  seconds: 20,
  why: 'So that we know how to address you, and can look up what public records say about your website. You and the people at your IT provider who work on this see it.',
  skippable: false,
  canBeUnsure: false,
  canBeDeclined: false,
  ask: (view) => ({
    say: 'What is your name, and which website does your company have?',
    control: {
      kind: 'fields',
      fields: [
        field('firstName', 'First name', 'given-name', visibleText(view, 'contact.firstName')),
        field('lastName', 'Last name', 'family-name', visibleText(view, 'contact.lastName')),
        {
          ...field('website', 'Website', 'url', shownWebsite(view)),
          inputMode: 'url',
          placeholder: 'acme.com',
          optional: true,
          maxLength: 500,
        },
      ],
    },
  }),
  again: [
    'Please type your first and last name, for example: Ada Lovelace',
    'Any name that we may call you by will do, for example: Ada',
  ],
  readText: readName,
  take(answer, view) {
    const given = asRecord(answer)
    const first = asText(given.firstName)
    const last = asText(given.lastName)
    const longest = Math.max(first.length, last.length)
    if (longest > NAME_MAX) return { miss: words(view.t).tooLong(longest, NAME_MAX) }
    if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(first)) return { miss: name.again[0] }
    const named = answers(view, [
      { path: 'contact.firstName', value: first },
      ...(last ? [{ path: 'contact.lastName', value: last }] : []),
    ])
    const typed = asText(given.website)
    if (!typed || typed === shownWebsite(view)) return named
    const site = takeWebsite(typed, view)
    return 'miss' in site && 'changes' in named ? { ...site, kept: named.changes } : both(named, site)
  },
}

const field = (name: string, label: string, autocomplete: string, value: string | undefined) => ({
  name,
  label,
  autocomplete,
  maxLength: NAME_MAX,
  value: value ?? '',
})

const shownWebsite = (view: View): string => {
  const known = visibleText(view, 'company.website') ?? ''
  return known === 'none' ? '' : known
}

/** "I'm Ada Lovelace, acme.com": what looks like an address at the end is the website, "no website" is one too. */
function readName(text: string): unknown {
  const cut = /^(.*?)[\s,;]+(?:https?:\/\/)?([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:\/\S*)?)\s*$/iu.exec(text)
  const said = /^(.*?)\s*[,;]\s*([^,;]+)$/.exec(text)
  const none = said?.[2] !== undefined && NO_WEBSITE.includes(plainWords(said[2]))
  const website = none ? 'none' : cut?.[2] && parseWebsite(cut[2]) ? cut[2] : ''
  const typed = (none ? (said?.[1] ?? '') : website ? (cut?.[1] ?? '') : text)
    .replace(INTRODUCTION, '')
    .replace(/[.!]+$/, '')
  const [first = '', ...rest] = typed.split(/[\s,]+/).filter(Boolean)
  return { firstName: first, lastName: rest.join(' '), website }
}

const INTRODUCTION =
  /^(?:hi|hello|hallo|bonjour|hola)?[,!. ]*(?:my name is|i am|i’m|i'm|this is|it's|ich bin|ich heiße|mein name ist|je m'appelle|je suis|me llamo|soy)\s+/i

const NO_WEBSITE = [
  'no website',
  'none',
  'no',
  'we have none',
  'we have no website',
  'we don t have one',
  'i don t have one',
  'no web site',
  'n a',
  'nope',
  'keine website',
  'keine',
  'keine webseite',
  'nein',
  'pas de site',
  'pas de site web',
  'aucun',
  'non',
  'sin sitio web',
  'sin web',
  'ninguno',
  'ninguna',
]

export const website: QuestionDef = {
  id: 'you.website',
  step: 'you',
  paths: ['company.website', 'company.domain'],
  met: ['company.website'],
  seconds: 15,
  why: 'Your domain name tells us in public records how your mail and your website are set up, so that you need not. We look at nothing that is not public; your IT provider sees it.',
  skippable: false,
  canBeUnsure: false,
  canBeDeclined: false,
  ask(view) {
    const known = visibleText(view, 'company.website')
    return {
      say: 'Which website does your company have? If it has none, say "no website".',
      control: {
        kind: 'choice',
        options: [{ id: 'none', label: 'No website' }],
        max: 1,
        other: { label: 'Website', placeholder: known && known !== 'none' ? known : 'acme.com' },
        ...(known === 'none' ? { selected: ['none'] } : {}),
      },
    }
  },
  again: [
    'That does not look like a website. Try something like `acme.com`.',
    'We look for the address that people type to find you, such as `acme.com`. If there is none, say "no website".',
  ],
  readText: (text) => text,
  take: (answer, view) => takeWebsite(asText(answer), view),
}

function takeWebsite(typed: string, view: View): Taken {
  if (NO_WEBSITE.includes(plainWords(typed))) return withoutWebsite(view)
  const known = parseWebsite(typed.replace(/^(?:it is|it's|our website is|my website is|its)\s+/i, ''))
  if (!known) return { miss: website.again[0] }
  const taken = answers(view, [
    { path: 'company.website', value: known.website },
    { path: 'company.domain', value: known.domain },
  ])
  if ('miss' in taken || known.domain === view.recon?.domain) return taken
  return { ...taken, effects: [{ type: 'look_up', domain: known.domain }] }
}

function withoutWebsite(view: View): Taken {
  const taken = answers(view, [{ path: 'company.website', value: 'none' }])
  if ('miss' in taken || !view.stored['company.domain']) return taken
  return { changes: [...taken.changes, cleared(view, 'company.domain')] }
}

const WORST = 'worst'

export const whyNow: QuestionDef = {
  id: 'you.why',
  step: 'you',
  paths: ['needs.trigger', 'needs.pains'],
  met: ['needs.trigger'],
  seconds: 40,
  why: 'So that the result starts with what bothers you. The people who prepare your proposal see it.',
  skippable: true,
  canBeUnsure: true,
  canBeDeclined: true,
  ask: (view) => ({
    say: 'Why are you looking at your IT now, and what hurts most?',
    control: {
      kind: 'fields',
      fields: [
        {
          name: 'trigger',
          label: 'Why now',
          placeholder: 'Our IT person is leaving in spring',
          multiline: true,
          optional: true,
          maxLength: WHY_MAX,
          value: visibleText(view, 'needs.trigger') ?? '',
        },
        {
          name: 'pain',
          label: 'What hurts most',
          placeholder: 'The server stops every other week',
          multiline: true,
          optional: true,
          maxLength: PAIN_MAX,
          value: asText(ownElements(view, 'needs.pains', WORST)[0]?.text),
        },
      ],
    },
  }),
  again: [
    'A few words are enough, for example: our provider is slow to answer',
    'For example: "a new office", "an audit", "nothing works". Or skip it.',
  ],
  // One sentence usually says both: it is kept as the reason and as the worst pain.
  readText: (text) => ({ trigger: text, pain: text }),
  take(answer, view) {
    const given = asRecord(answer)
    const trigger = asText(given.trigger)
    const pain = asText(given.pain)
    if (!trigger && !pain) return { miss: whyNow.again[0] }
    if (trigger.length > WHY_MAX) return { miss: words(view.t).tooLong(trigger.length, WHY_MAX) }
    if (pain.length > PAIN_MAX && pain !== trigger)
      return { miss: words(view.t).tooLong(pain.length, PAIN_MAX) }
    const entries: Entry[] = [{ path: 'needs.trigger', value: trigger || pain }]
    if (pain) {
      const worst = [{ text: pain.slice(0, PAIN_MAX), priority: 'high' }]
      entries.push({ path: 'needs.pains', value: withOwn(view, 'needs.pains', WORST, 'priority', worst) })
    }
    return answers(view, entries)
  },
}
