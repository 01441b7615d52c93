import type { Catalogue } from '../../../language/translate.ts'

/** What the connection check says; loaded with it, not before. */
export const fr: Catalogue = {
  'Connection check from this browser': 'Test de connexion depuis ce navigateur',
  'It takes about half a minute.': 'Il dure environ une demi-minute.',
  'It reads your public address and who carries it,':
    'Il lit votre adresse publique et l’opérateur qui la porte,',
  'measures delay and speed between this browser and our server,':
    'mesure la latence et le débit entre ce navigateur et notre serveur,',
  'tries whether calls get through (UDP), and notes the version of this browser.':
    'vérifie si les appels passent (UDP) et note la version de ce navigateur.',
  'It looks at nothing else in your network.': 'Il ne regarde rien d’autre dans votre réseau.',
  'It transfers {0} MB at most. On a phone’s data plan, that counts.':
    'Il transfère {0} Mo au plus. Sur un forfait mobile, cela compte.',
  'Start the check': 'Lancer le test',
  'Check again': 'Tester à nouveau',
  'Type it in instead': 'Saisir plutôt les valeurs',
  'Back to the check': 'Retour au test',
  Cancel: 'Annuler',
  'Reading your address…': 'Lecture de votre adresse…',
  'Measuring the delay…': 'Mesure de la latence…',
  'Measuring the download…': 'Mesure du débit descendant…',
  'Measuring the upload…': 'Mesure du débit montant…',
  'Putting it together…': 'Mise en forme du résultat…',
  'Progress of the check': 'Avancement du test',
  'The connection broke off before the check was done. Nothing of it was kept. Try again, or type it in.':
    'La connexion s’est interrompue avant la fin du test. Rien n’a été conservé. Réessayez, ou saisissez les valeurs.',
  'Cancelled. Nothing of it was kept.': 'Annulé. Rien n’a été conservé.',
  'The check is done.': 'Le test est terminé.',
  'What this browser measured': 'Ce que ce navigateur a mesuré',
  'Are you at the office now?': 'Êtes-vous au bureau en ce moment ?',
  'Are you at {0} now?': 'Êtes-vous sur le site {0} en ce moment ?',
  'At which location?': 'Sur quel site ?',
  Yes: 'Oui',
  No: 'Non',
  'Not sure': 'Pas sûr',
  'Only with a yes do we take this as your office’s line.': 'Seul un oui en fait la ligne de votre bureau.',
  'Another location? Send a link': 'Un autre site ? Envoyez un lien',
  'A link for {0}': 'Un lien pour {0}',
  'Somebody at {0} opens it there, once, until {1}. It shows the check and nothing of your answers.':
    'Quelqu’un sur le site {0} l’ouvre sur place, une fois, jusqu’au {1}. Il montre le test et rien de vos réponses.',
  'Name of the location': 'Nom du site',
  'Make the link': 'Créer le lien',
  'How we know': 'Comment nous le savons',
  Line: 'Ligne',
  Speed: 'Débit',
  Delay: 'Latence',
  Calls: 'Appels',
  'This browser': 'Ce navigateur',
  Address: 'Adresse',
  'Not measured': 'Non mesuré',
  '{0} Mbit/s down, {1} Mbit/s up': '{0} Mbit/s en descente, {1} Mbit/s en montée',
  '{0} Mbit/s down; up could not be measured': '{0} Mbit/s en descente ; la montée n’a pas pu être mesurée',
  '{0} Mbit/s up; down could not be measured': '{0} Mbit/s en montée ; la descente n’a pas pu être mesurée',
  'Could not be measured': 'N’a pas pu être mesuré',
  'That is what your contract says ({0} Mbit/s down).':
    'C’est ce que prévoit votre contrat ({0} Mbit/s en descente).',
  'That is {0} % of the {1} Mbit/s down in your contract. Wi-Fi often is the cause: try once more by cable.':
    'C’est {0} % des {1} Mbit/s en descente de votre contrat. Le Wi-Fi en est souvent la cause : réessayez par câble.',
  'That is more than the {0} Mbit/s down in your contract.':
    'C’est plus que les {0} Mbit/s en descente de votre contrat.',
  '{0} ms, varying by {1} ms': '{0} ms, avec une variation de {1} ms',
  'While data flows it stays low ({0} ms).': 'Pendant un transfert, elle reste faible ({0} ms).',
  'While data flows it rises to {0} ms: calls stutter while somebody else downloads. A router that queues fairly mends that.':
    'Pendant un transfert, elle monte à {0} ms : les appels sont hachés pendant qu’une autre personne télécharge. Un routeur qui répartit équitablement y remédie.',
  'This looks like an office line of {0}': 'Cela ressemble à une ligne professionnelle de {0}',
  'This looks like an office line': 'Cela ressemble à une ligne professionnelle',
  'This looks like a home line of {0}': 'Cela ressemble à une ligne de particulier de {0}',
  'This looks like a home line': 'Cela ressemble à une ligne de particulier',
  'This looks like the mobile network of {0}': 'Cela ressemble au réseau mobile de {0}',
  'This looks like a mobile network': 'Cela ressemble à un réseau mobile',
  'This comes out of a data centre of {0}': 'Cela sort d’un centre de données de {0}',
  'This comes out of a data centre': 'Cela sort d’un centre de données',
  'This comes out of the VPN {0}': 'Cela sort du VPN {0}',
  'This comes out of a VPN': 'Cela sort d’un VPN',
  '{0} carries it; whether it is an office or a home line cannot be seen':
    'L’opérateur est {0} ; ligne professionnelle ou de particulier, cela ne se voit pas',
  'Who carries it cannot be seen from here': 'L’opérateur n’est pas visible d’ici',
  'fairly sure': 'assez sûr',
  probably: 'probablement',
  'a guess': 'une supposition',
  'UDP gets through, which calls and meetings use.':
    'L’UDP passe ; les appels et les visioconférences s’en servent.',
  'UDP seems to be blocked: calls and meetings will be worse than they could be.':
    'L’UDP semble bloqué : les appels et les visioconférences seront moins bons qu’ils ne pourraient l’être.',
  'Your router gives every connection another port, which some phone systems do not like.':
    'Votre routeur donne un autre port à chaque connexion, ce que certains systèmes téléphoniques supportent mal.',
  'Your router keeps its ports, as phone systems like it.':
    'Votre routeur garde ses ports, comme le préfèrent les systèmes téléphoniques.',
  'A VPN, a proxy or a relay is likely:': 'Un VPN, un proxy ou un relais est probable :',
  '{0} {1} on {2}': '{0} {1} sur {2}',
  'It has missed updates for months. Please update it.':
    'Il lui manque des mises à jour depuis des mois. Merci de le mettre à jour.',
  'You were asked to check the connection at {0}.': 'On vous a demandé de tester la connexion du site {0}.',
  'Please run it from {0}, on its own network and not on a phone’s.':
    'Merci de le lancer depuis {0}, sur son propre réseau et non sur celui d’un téléphone.',
  'Thank you. The result is where it belongs; you can close this page.':
    'Merci. Le résultat est arrivé à bon port ; vous pouvez fermer cette page.',
  'Thank you. As you are not there, nothing of it counts. Open this link again once you are there.':
    'Merci. Comme vous n’êtes pas sur place, rien n’en est retenu. Rouvrez ce lien une fois sur place.',
  'This link cannot be opened.': 'Ce lien ne peut pas être ouvert.',
}
