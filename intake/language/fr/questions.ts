import type { Catalogue } from '../translate.ts'

/** French: questions. */
export const questions: Catalogue = {
  'A Wi-Fi of their own for guests?': 'Un Wi-Fi à part pour les visiteurs ?',
  'About what happened in the last two years: what was it, and when?':
    'Sur ce qui s’est passé ces deux dernières années : qu’était-ce, et quand ?',
  'About your IT provider: what does it cost, when does the contract end, with which notice, and how content are you?':
    'Sur votre prestataire informatique : combien coûte-t-il, quand finit le contrat, avec quel préavis, et en êtes-vous content ?',
  'And you: what is your role, and when may we call you best?':
    'Et vous : quelle est votre fonction, et quand peut-on vous appeler ?',
  'Cyber insurance?': 'Assurance cyber ?',
  'How content are you?': 'En êtes-vous content ?',
  'How do people reach the office from outside, and how many of them?':
    'Comment vos équipes accèdent-elles au bureau de l’extérieur, et combien sont-elles ?',
  'How do people, and whoever helps you, get in from outside?':
    'Comment vos équipes, et ceux qui vous aident, entrent-ils de l’extérieur ?',
  'How is your company reached: its phone number, its general mailbox, its social pages?':
    'Comment joindre votre entreprise : son téléphone, sa boîte mail générale, ses pages sur les réseaux sociaux ?',
  'How many people work with you, how many of them with a computer, and at how many locations? A guess or a range is fine.':
    'Combien de personnes travaillent avec vous, combien avec un ordinateur, et sur combien de sites ? Une estimation ou une fourchette convient.',
  'How much of the work is done outside the office, and how many devices are there?':
    'Quelle part du travail se fait hors du bureau, et combien d’appareils y a-t-il ?',
  'How soon should somebody work on it: when everything stands still, when one person cannot work, and otherwise?':
    'Dans quel délai faut-il s’en occuper : quand tout est arrêté, quand une personne ne peut pas travailler, et sinon ?',
  'In a few sentences: what does your company do, and for whom?':
    'En quelques phrases : que fait votre entreprise, et pour qui ?',
  'Last one: what could it cost in a month, when should it start, and who decides?':
    'Pour finir : combien cela pourrait-il coûter par mois, quand faut-il commencer, et qui décide ?',
  'Of course. What should it be?': 'Bien sûr. Que faut-il mettre ?',
  'On which days and at which hours do you work, and do you need help outside of them?':
    'Quels jours et à quelles heures travaillez-vous, et avez-vous besoin d’aide en dehors ?',
  'The program that you read your mail in is a good hint: Outlook, Gmail?':
    'Le programme où vous lisez vos mails est un bon indice : Outlook, Gmail ?',
  'This is what we found in public records about {0}. Is it right?':
    'Voici ce que nous avons trouvé dans les registres publics sur {0}. Est-ce exact ?',
  'We could not check {0} just now; you can go on without it. What is the name of your company?':
    'Nous n’avons pas pu vérifier {0} à l’instant ; vous pouvez continuer sans. Quel est le nom de votre entreprise ?',
  'We looked at {0}, and what we found stands beside. It does not tell us the name of your company: what is it?':
    'Nous avons consulté {0}, et ce que nous avons trouvé est à côté. Cela ne donne pas le nom de votre entreprise : quel est-il ?',
  'What bothers you about your IT? Each with how bad it is, what it costs you, and since when.':
    'Qu’est-ce qui vous gêne dans votre informatique ? Pour chaque point : sa gravité, ce qu’il vous coûte, et depuis quand.',
  'What customers and authorities ask of you:': 'Ce que clients et autorités vous demandent :',
  'What do people work on, and which servers stand behind it?':
    'Sur quoi travaille-t-on, et quels serveurs y a-t-il derrière ?',
  'What do you keep the books and pay wages with?':
    'Avec quoi tenez-vous les comptes et payez-vous les salaires ?',
  'What do you pay for IT, to whom, and until when? Type it, or paste a list or the text of an invoice.':
    'Que payez-vous pour l’informatique, à qui, et jusqu’à quand ? Tapez-le, ou collez une liste ou le texte d’une facture.',
  'What do you print, copy and scan with?': 'Avec quoi imprimez, copiez et numérisez-vous ?',
  'What do you spend on IT in a month, all in all: support, licences, internet, phones?':
    'Combien dépensez-vous par mois en informatique, tout compris : assistance, licences, internet, téléphones ?',
  'What do you telephone with, and whose lines are they?':
    'Avec quoi téléphonez-vous, et à qui sont les lignes ?',
  'What do you write, meet and plan with?': 'Avec quoi écrivez, échangez et planifiez-vous ?',
  'What happened alone will do. Or skip it.': 'Ce qui s’est passé suffit. Ou passez.',
  'What happened once happens again unless its cause is gone. Nobody is blamed for it here.':
    'Ce qui est arrivé une fois revient tant que la cause demeure. Personne n’est mis en cause ici.',
  'What hurts alone will do. Or skip it.': 'Ce qui gêne suffit. Ou passez.',
  'What is backed up alone will do, for example: Server; Mail. Or skip it.':
    'Ce qui est sauvegardé suffit, par exemple : Serveur ; Mail. Ou passez.',
  'What is backed up, where to, how often, and did a restore work?':
    'Qu’est-ce qui est sauvegardé, où, à quelle fréquence, et une restauration a-t-elle marché ?',
  'What is bought now should still fit then, and moves need months of notice for new lines.':
    'Ce qu’on achète aujourd’hui devra encore convenir, et les déménagements demandent des mois pour de nouvelles lignes.',
  'What is the legal name of your company, since when does it exist, and who owns it?':
    'Quelle est la raison sociale de votre entreprise, depuis quand existe-t-elle, et à qui appartient-elle ?',
  'What is the name of your company?': 'Quel est le nom de votre entreprise ?',
  'What protects your computers against malware?':
    'Qu’est-ce qui protège vos ordinateurs des logiciels malveillants ?',
  'What protects your mail, sign-ins, computers and network?':
    'Qu’est-ce qui protège vos mails, connexions, ordinateurs et votre réseau ?',
  'What should your IT make possible for the company in the next years?':
    'Que doit permettre votre informatique à l’entreprise dans les prochaines années ?',
  'What stops the business first gets the shortest way back in a plan for a bad day.':
    'Ce qui arrête l’activité en premier a le chemin de retour le plus court dans un plan de secours.',
  'What would you tell a new neighbour? Or skip it.': 'Que diriez-vous à un nouveau voisin ? Ou passez.',
  'What you run decides what must be kept running, saved and licensed. Your IT provider sees it; it is stored encrypted.':
    'Ce que vous utilisez décide de ce qui doit tourner, être sauvegardé et sous licence. Votre prestataire informatique le voit ; c’est conservé chiffré.',
  'Where are you now?': 'Où êtes-vous en ce moment ?',
  'Where do you keep your customers, and what do you reach them with?':
    'Où gardez-vous vos clients, et avec quoi les joignez-vous ?',
  'Where do your files live, and what saves them?': 'Où sont vos fichiers, et qu’est-ce qui les sauvegarde ?',
  'Where do your mail and documents live?': 'Où sont vos mails et vos documents ?',
  'Where is the company going: people in one and in three years, moves, plans?':
    'Où va l’entreprise : effectif dans un an et dans trois ans, déménagements, projets ?',
  'Where may we send the result and the link to continue? A phone number is optional.':
    'Où pouvons-nous envoyer le résultat et le lien pour continuer ? Le numéro de téléphone est facultatif.',
  'Where your customers are, and how they pay:': 'Où sont vos clients, et comment ils paient :',
  'Which address does your company have?': 'Quelle est l’adresse de votre entreprise ?',
  'Which departments are there, how many people work in each, and who leads it?':
    'Quels services y a-t-il, combien de personnes y travaillent, et qui les dirige ?',
  'Which devices would hurt most if they broke: servers, storage, the big printer?':
    'Quels appareils feraient le plus mal en tombant en panne : serveurs, stockage, la grande imprimante ?',
  'Which industry are you in? Everyday words will do, such as "dentist".':
    'Dans quel secteur êtes-vous ? Des mots courants conviennent, comme « dentiste ».',
  'Which industry are you in? From your website it looks like {0}.':
    'Dans quel secteur êtes-vous ? D’après votre site, cela ressemble à {0}.',
  'Which internet lines do you have, at which location, and what does the contract promise?':
    'Quelles lignes internet avez-vous, sur quel site, et que promet le contrat ?',
  'Which locations do you have, and how many people work at each?':
    'Quels sites avez-vous, et combien de personnes y travaillent ?',
  'Which of these interest you most? Pick up to three.':
    'Lesquels vous intéressent le plus ? Choisissez-en trois au plus.',
  'Which one or two applications does your business stand on? The ones that would stop you if they were gone tomorrow.':
    'Sur quelles une ou deux applications repose votre activité ? Celles sans lesquelles tout s’arrêterait demain.',
  'Which processes keep the business going, and which programs do they need?':
    'Quels processus font tourner l’activité, et de quels programmes ont-ils besoin ?',
  'Which software is made for your line of work?': 'Quel logiciel est fait pour votre métier ?',
  'Who allows it, what may be scanned, and "yes". Or skip it.':
    'Qui l’autorise, ce qui peut être analysé, et « oui ». Ou passez.',
  'Who holds the administrator passwords of your systems? Only who, never the passwords themselves.':
    'Qui détient les mots de passe administrateur de vos systèmes ? Seulement qui, jamais les mots de passe.',
  'Who looks after your IT today, and if there is a contract, until when?':
    'Qui s’occupe aujourd’hui de votre informatique, et s’il y a un contrat, jusqu’à quand ?',
  'Who may see what follows from departments, and the heads know what their people need.':
    'Qui peut voir quoi découle des services, et leurs responsables savent ce qu’il faut à leurs équipes.',
  'Who runs your website, your domain name and your servers in the cloud?':
    'Qui gère votre site, votre nom de domaine et vos serveurs dans le cloud ?',
  'Who signs in with a second factor?': 'Qui se connecte avec un second facteur ?',
  'Who takes part in the decision?': 'Qui participe à la décision ?',
  'Who uses what decides which licences you need, and a second factor on each of them is what keeps strangers out.':
    'Qui utilise quoi décide des licences nécessaires, et un second facteur partout tient les inconnus dehors.',
  'Whoever holds the domain name can take mail and website down, by mistake as well.':
    'Qui détient le nom de domaine peut couper mail et site, même par erreur.',
  'Whoever prepares your proposal understands what must never stand still.':
    'Qui prépare votre proposition comprend ce qui ne doit jamais s’arrêter.',
  'Why are you looking at your IT now, and what hurts most?':
    'Pourquoi regardez-vous votre informatique maintenant, et qu’est-ce qui gêne le plus ?',
  'Yes or no?': 'Oui ou non ?',
  'Your Wi-Fi and firewall: which make are they, and do guests have a Wi-Fi of their own?':
    'Votre Wi-Fi et votre pare-feu : de quelle marque sont-ils, et les visiteurs ont-ils un Wi-Fi à part ?',
  'Your cyber insurance: with whom is it, and when does it renew?':
    'Votre assurance cyber : chez qui est-elle, et quand se renouvelle-t-elle ?',
  'Your mail records point to {0}. Is that where your mail and documents live?':
    'Vos enregistrements de mail indiquent {0}. Est-ce là que sont vos mails et documents ?',
  '{0} You named {1} already: is there more?': '{0} Vous avez déjà nommé {1} : y en a-t-il d’autres ?',
  '{0}: that does not look right. Could you type it another way?':
    '{0} : cela ne semble pas juste. Pouvez-vous l’écrire autrement ?',
}
