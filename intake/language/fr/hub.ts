import type { Catalogue } from '../translate.ts'

/** French: what the server says beside the conversation: cards, mails, pages, the result as PDF. */
export const hub: Catalogue = {
  // The page, and what every channel says.
  '(optional)': '(facultatif)',
  'About {0} min left': 'Encore environ {0} min',
  'Add as well': 'Ajouter aussi',
  Close: 'Fermer',
  Continue: 'Continuer',
  'Free IT check': 'Bilan informatique gratuit',
  'IT assessment': 'Bilan informatique',
  'IT assessment of {0}': 'Bilan informatique de {0}',
  'IT assessment with {0}': 'Bilan informatique avec {0}',
  'In your own words': 'Avec vos propres mots',
  'Please fill in: {0}.': 'À remplir : {0}.',
  'Six minutes of questions, and a result at once: what is fine, what to fix, what to do next.':
    'Six minutes de questions, et un résultat aussitôt : ce qui va bien, ce qu’il faut corriger, et la prochaine étape.',
  Skip: 'Passer',
  'Thank you, we keep {0} with your answers.': 'Merci, nous gardons {0} avec vos réponses.',
  'That is right': 'C’est exact',
  'That message has {0} characters; we can take {1} at once. Please send the important part; everything before it is saved.':
    'Ce message compte {0} caractères ; nous pouvons en recevoir {1} à la fois. Envoyez la partie importante ; tout ce qui précède est enregistré.',
  'This page needs JavaScript. Please switch it on, or call {0}.':
    'Cette page a besoin de JavaScript. Activez-le, ou appelez {0}.',
  'We need your agreement to this to go on.': 'Il nous faut votre accord pour continuer.',
  'Why we ask': 'Pourquoi cette question',

  // The result as a page and as a PDF.
  'By {0}, {1}. From your own answers and from public records.':
    'Par {0}, {1}. D’après vos propres réponses et les registres publics.',
  'Next step': 'Prochaine étape',
  'Nothing to show here yet.': 'Rien à montrer ici pour l’instant.',
  'Nothing urgent was found.': 'Rien d’urgent n’a été trouvé.',
  'Page {0} of {1}': 'Page {0} sur {1}',
  'What helps: {0}': 'Ce qui aide : {0}',
  'What is fine': 'Ce qui va bien',
  'What to fix': 'Ce qu’il faut corriger',
  'What we could not check': 'Ce que nous n’avons pas pu vérifier',

  // Conversations that are over, or go on elsewhere.
  'Everything about this assessment was deleted.': 'Tout ce qui concerne ce bilan a été effacé.',
  'Nothing of it is kept here. You can start anew at any time.':
    'Rien n’en est conservé ici. Vous pouvez recommencer à tout moment.',
  'Open that link here to go on. Nothing that was said is lost.':
    'Ouvrez ce lien ici pour continuer. Rien de ce qui a été dit n’est perdu.',
  'The link that you came by has expired.': 'Le lien par lequel vous êtes venu a expiré.',
  'The person who sent you this link has taken it back.': 'La personne qui vous a envoyé ce lien l’a retiré.',
  'This conversation went on by the link in the e-mail.':
    'Cette conversation s’est poursuivie par le lien de l’e-mail.',
  'This was just opened by the same link on another device, or by another person. Both see the same answers, and what one says the other sees at once. If it was neither you nor somebody you sent the link to, end your links under "My data".':
    'Ce bilan vient d’être ouvert par le même lien, sur un autre appareil ou par une autre personne. Tous deux voient les mêmes réponses, et ce que dit l’un, l’autre le voit aussitôt. Si ce n’était ni vous ni quelqu’un à qui vous avez envoyé le lien, mettez fin à vos liens sous « Vos données ».',
  'What you answered is kept. Ask the person who sent it for a new one.':
    'Vos réponses sont conservées. Demandez un nouveau lien à la personne qui vous l’a envoyé.',
  'What you answered is kept. There is nothing more to do.':
    'Vos réponses sont conservées. Il n’y a rien d’autre à faire.',

  // Invitations, and the link to continue.
  'A colleague': 'Un collègue',
  'Answer this step': 'Répondre à cette étape',
  'At the end you see at once what is fine, what to fix first, and what the next step would be. It saves as you go.':
    'À la fin, vous voyez aussitôt ce qui va bien, ce qu’il faut corriger d’abord, et quelle serait la prochaine étape. Tout s’enregistre au fur et à mesure.',
  'Begin the assessment': 'Commencer le bilan',
  'Continue the assessment': 'Continuer le bilan',
  'Continue where you stopped': 'Reprendre où vous en étiez',
  'Did you not ask for this? Then somebody mistyped an address. Please do not open the link.':
    'Vous n’avez rien demandé ? Quelqu’un s’est alors trompé d’adresse. Merci de ne pas ouvrir le lien.',
  'Hello {0},': 'Bonjour {0},',
  'Hello,': 'Bonjour,',
  'Here is the link to your IT assessment. It opens where you stopped, on any device.':
    'Voici le lien vers votre bilan informatique. Il s’ouvre là où vous en étiez, sur n’importe quel appareil.',
  'It works for {0} days. Opening it also shows that this address is yours.':
    'Il est valable {0} jours. L’ouvrir montre aussi que cette adresse est la vôtre.',
  'Not interested? Then there is nothing to do: we send no reminder of an invitation.':
    'Cela ne vous intéresse pas ? Il n’y a rien à faire : nous n’envoyons pas de rappel pour une invitation.',
  'The link opens this step alone. It takes a few minutes, and it works for {0} days.':
    'Le lien n’ouvre que cette étape. Elle prend quelques minutes, et le lien est valable {0} jours.',
  'The link works for {0} days. It shows what we know of your company, so please do not pass it on.':
    'Le lien est valable {0} jours. Il montre ce que nous savons de votre entreprise ; merci de ne pas le transmettre.',
  'We have prepared a short assessment of your IT. What we know already is filled in: you confirm it or correct it, and answer what is left. It takes about six minutes.':
    'Nous avons préparé un court bilan de votre informatique. Ce que nous savons déjà est rempli : vous confirmez ou corrigez, et répondez au reste. Cela prend environ six minutes.',
  'We sent this mail once, because {0} asked us to. We keep your address only with this link.':
    'Nous envoyons cet e-mail une seule fois, à la demande de {0}. Nous ne gardons votre adresse qu’avec ce lien.',
  'Your IT assessment with {0}: the link to continue':
    'Votre bilan informatique avec {0} : le lien pour continuer',
  'Your answers go into the same assessment. You see nothing of the other steps.':
    'Vos réponses vont dans le même bilan. Vous ne voyez rien des autres étapes.',
  '{0} asks for your help with one step: {1}': '{0} vous demande votre aide pour une étape : {1}',
  '{0} has prepared an IT assessment for you': '{0} a préparé un bilan informatique pour vous',
  "{0} is answering questions about your company's IT for {1}, and thinks that you know one step best: {2}.":
    '{0} répond pour {1} à des questions sur l’informatique de votre entreprise, et pense que vous connaissez mieux cette étape : {2}.',

  // Reminders.
  'Everything that you answered is saved. {0} You can also send what is there, and get the result at once.':
    'Tout ce que vous avez répondu est enregistré. {0} Vous pouvez aussi envoyer ce qui est là, et recevoir le résultat aussitôt.',
  'No more reminders': 'Plus de rappels',
  'No more reminders, please': 'Je ne veux plus de rappels',
  'Shall we keep your IT assessment with {0} open?':
    'Faut-il garder ouvert votre bilan informatique avec {0} ?',
  'Stop the reminders': 'Arrêter les rappels',
  'Stop the reminders?': 'Arrêter les rappels ?',
  'That is done. What you answered stays, and your link still works.':
    'C’est fait. Vos réponses restent, et votre lien fonctionne toujours.',
  'This is the last time we write about it.': 'Nous vous écrivons à ce sujet pour la dernière fois.',
  'We remind you because you agreed that we may contact you; twice at most.':
    'Nous vous le rappelons parce que vous avez accepté d’être contacté ; deux fois au plus.',
  'Your IT assessment with {0} is saved where you stopped':
    'Votre bilan informatique avec {0} est enregistré là où vous en étiez',
  '{0} steps are left.': {
    one: 'Il reste une étape.',
    many: 'Il reste {0} étapes.',
    other: 'Il reste {0} étapes.',
  },
  '{0} will not remind you of this assessment again. What you answered stays, and your link still works.':
    '{0} ne vous rappellera plus ce bilan. Vos réponses restent, et votre lien fonctionne toujours.',
}
