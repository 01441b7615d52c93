import { answers } from './es/answers.ts'
import { hub } from './es/hub.ts'
import { industryRules } from './es/industry-rules.ts'
import { labels } from './es/labels.ts'
import { questions } from './es/questions.ts'
import { reasons } from './es/reasons.ts'
import { sentences } from './es/sentences.ts'
import { words } from './es/words.ts'
import type { Catalogue } from './translate.ts'

/** Spanish. "Usted", plain words, no exclamation marks. */
export const es: Catalogue = {
  ...hub,
  ...words,
  ...labels,
  ...questions,
  ...industryRules,
  ...answers,
  ...reasons,
  ...sentences,
  'Hello, this is Sentry, the assistant of {0}. In about six minutes we look at your IT together, and you get a result at once: what is fine, what to fix, and what it takes. It saves as you go.':
    'Hola, soy Sentry, el asistente de {0}. En unos seis minutos revisamos juntos su informática, y recibirá enseguida un resultado: lo que está bien, lo que hay que arreglar y lo que requiere. Todo se va guardando.',
  'Welcome back, {0}. Everything you said is saved. This is where we were:':
    'Hola de nuevo, {0}. Todo lo que dijo está guardado. Nos quedamos aquí:',
  'What is your name, and which website does your company have?':
    '¿Cómo se llama usted, y qué sitio web tiene su empresa?',
  'First name': 'Nombre',
  'Last name': 'Apellidos',
  'Which website does your company have? If it has none, say "no website".':
    '¿Qué sitio web tiene su empresa? Si no tiene, diga «sin sitio web».',
  'No website': 'Sin sitio web',
  'That does not look like a website. Try something like `acme.com`.':
    'Eso no parece un sitio web. Pruebe algo como `acme.com`.',
  'Not sure': 'No lo sé',
  'Prefer not to say': 'Prefiero no decirlo',
  You: 'Usted',
  'Your company': 'Su empresa',
  'How you work': 'Cómo trabajan',
  'What you run': 'Sus sistemas',
  'Your network': 'Su red',
  'What it costs': 'Lo que cuesta',
  'What you need': 'Lo que necesita',
}
