import { answers } from './fr/answers.ts'
import { hub } from './fr/hub.ts'
import { industryRules } from './fr/industry-rules.ts'
import { labels } from './fr/labels.ts'
import { questions } from './fr/questions.ts'
import { reasons } from './fr/reasons.ts'
import { sentences } from './fr/sentences.ts'
import { words } from './fr/words.ts'
import type { Catalogue } from './translate.ts'

/** French. "Vous", plain words, no exclamation marks. */
export const fr: Catalogue = {
  ...words,
  ...labels,
  ...questions,
  ...industryRules,
  ...answers,
  ...reasons,
  ...sentences,
  ...hub,
  'Hello, this is Sentry, the assistant of {0}. In about six minutes we look at your IT together, and you get a result at once: what is fine, what to fix, and what it takes. It saves as you go.':
    'Bonjour, ici Sentry, l’assistant de {0}. En six minutes environ, nous regardons votre informatique ensemble, et vous obtenez aussitôt un résultat : ce qui va, ce qu’il faut corriger, et ce que cela demande. Tout s’enregistre au fur et à mesure.',
  'Welcome back, {0}. Everything you said is saved. This is where we were:':
    'Bonjour à nouveau, {0}. Tout ce que vous avez dit est enregistré. Nous en étions là :',
  'What is your name, and which website does your company have?':
    'Comment vous appelez-vous, et quel est le site web de votre entreprise ?',
  'First name': 'Prénom',
  'Last name': 'Nom',
  'Which website does your company have? If it has none, say "no website".':
    'Quel est le site web de votre entreprise ? Si elle n’en a pas, dites « pas de site ».',
  'No website': 'Pas de site web',
  'That does not look like a website. Try something like `acme.com`.':
    'Cela ne ressemble pas à un site web. Essayez par exemple `acme.com`.',
  'Not sure': 'Pas sûr',
  'Prefer not to say': 'Je préfère ne pas le dire',
  You: 'Vous',
  'Your company': 'Votre entreprise',
  'How you work': 'Votre façon de travailler',
  'What you run': 'Vos systèmes',
  'Your network': 'Votre réseau',
  'What it costs': 'Ce que cela coûte',
  'What you need': 'Vos besoins',
}
