import { answers } from './de/answers.ts'
import { hub } from './de/hub.ts'
import { industryRules } from './de/industry-rules.ts'
import { labels } from './de/labels.ts'
import { questions } from './de/questions.ts'
import { reasons } from './de/reasons.ts'
import { sentences } from './de/sentences.ts'
import { words } from './de/words.ts'
import type { Catalogue } from './translate.ts'

/** German. "Sie", plain words, no exclamation marks. */
export const de: Catalogue = {
  ...words,
  ...labels,
  ...questions,
  ...industryRules,
  ...answers,
  ...reasons,
  ...sentences,
  ...hub,
  'Hello, this is Sentry, the assistant of {0}. In about six minutes we look at your IT together, and you get a result at once: what is fine, what to fix, and what it takes. It saves as you go.':
    'Guten Tag, hier ist Sentry, der Assistent von {0}. In etwa sechs Minuten sehen wir uns gemeinsam Ihre IT an, und Sie bekommen sofort ein Ergebnis: was in Ordnung ist, was zu tun ist und was es braucht. Alles wird laufend gespeichert.',
  'Welcome back, {0}. Everything you said is saved. This is where we were:':
    'Willkommen zurück, {0}. Alles, was Sie gesagt haben, ist gespeichert. Hier waren wir stehen geblieben:',
  'What is your name, and which website does your company have?':
    'Wie heißen Sie, und welche Website hat Ihr Unternehmen?',
  'First name': 'Vorname',
  'Last name': 'Nachname',
  'Which website does your company have? If it has none, say "no website".':
    'Welche Website hat Ihr Unternehmen? Wenn sie keine hat, sagen Sie „keine Website“.',
  'No website': 'Keine Website',
  'That does not look like a website. Try something like `acme.com`.':
    'Das sieht nicht nach einer Website aus. Versuchen Sie etwas wie `acme.com`.',
  'Not sure': 'Nicht sicher',
  'Prefer not to say': 'Möchte ich nicht sagen',
  You: 'Sie',
  'Your company': 'Ihr Unternehmen',
  'How you work': 'So arbeiten Sie',
  'What you run': 'Ihre Systeme',
  'Your network': 'Ihr Netz',
  'What it costs': 'Was es kostet',
  'What you need': 'Was Sie brauchen',
}
