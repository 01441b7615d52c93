import type { Catalogue } from './translate.ts'

/** German. "Sie", plain words, no exclamation marks. */
export const de: Catalogue = {
  'Hello, this is Sentry, the assistant of {0}. In about six minutes we look at your IT together, and you get a result at once: what is fine, what to fix, and what it takes. It saves as you go.':
    'Guten Tag, hier ist Sentry, der Assistent von {0}. In etwa sechs Minuten sehen wir uns gemeinsam Ihre IT an, und Sie bekommen sofort ein Ergebnis: was in Ordnung ist, was zu tun ist und was es braucht. Alles wird laufend gespeichert.',
  'Welcome back, {0}. Everything you said is saved. This is where we were:':
    'Willkommen zurück, {0}. Alles, was Sie gesagt haben, ist gespeichert. Hier waren wir stehen geblieben:',
  'What is your name, and which website does your company have?':
    'Wie heißen Sie, und welche Website hat Ihre Firma?',
  'First name': 'Vorname',
  'Last name': 'Nachname',
  'Which website does your company have? If it has none, say "no website".':
    'Welche Website hat Ihre Firma? Wenn sie keine hat, sagen Sie „keine Website“.',
  'No website': 'Keine Website',
  'That does not look like a website. Try something like `acme.com`.':
    'Das sieht nicht nach einer Website aus. Versuchen Sie etwas wie `acme.com`.',
  'Not sure': 'Nicht sicher',
  'Prefer not to say': 'Möchte ich nicht sagen',
  You: 'Sie',
  'Your company': 'Ihre Firma',
  'How you work': 'Wie Sie arbeiten',
  'What you run': 'Was Sie einsetzen',
  'Your network': 'Ihr Netzwerk',
  'What it costs': 'Was es kostet',
  'What you need': 'Was Sie brauchen',
}
