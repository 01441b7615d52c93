import type { Catalogue } from '../translate.ts'

/** French: everything else that is said. */
export const sentences: Catalogue = {
  '1: not at all': '1 : pas du tout',
  '3: it works': '3 : ça va',
  '5: very': '5 : très',
  'A backup helps only if it is somewhere else, young enough, and can be read back.':
    'Une sauvegarde n’aide que si elle est ailleurs, assez récente, et qu’on peut la relire.',
  'A person at {0} will get in touch with you. You can go on meanwhile.':
    'Quelqu’un de {0} vous contactera. Vous pouvez continuer en attendant.',
  'A proposal that serves your aims beats one that lists products.':
    'Une proposition qui sert vos objectifs vaut mieux qu’une liste de produits.',
  'A scan from inside the office finds what no question can: old devices, open doors, forgotten machines. It needs your consent, which you can take back at any time.':
    'Une analyse depuis le bureau trouve ce qu’aucune question ne trouve : vieux appareils, portes ouvertes, machines oubliées. Elle demande votre accord, que vous pouvez retirer à tout moment.',
  'A time such as 8:00 or 5 pm, please.': 'Une heure comme 8:00 ou 17:00, s’il vous plaît.',
  'Administrative and Support and Waste Management and Remediation Services':
    'Services administratifs, de soutien et de gestion des déchets',
  'Age and number of the machines drive cost and risk more than anything else.':
    'L’âge et le nombre des machines pèsent plus que tout sur les coûts et les risques.',
  'Agriculture, Forestry, Fishing and Hunting': 'Agriculture, sylviculture, pêche et chasse',
  'And the last few, which concern some companies only:':
    'Et les dernières, qui ne concernent que certaines entreprises :',
  'And these, which belong to your industry too:': 'Et celles-ci, qui vont aussi avec votre secteur :',
  'Answer in this order, separated by commas.': 'Répondez dans cet ordre, en séparant par des virgules.',
  'Arts, Entertainment, and Recreation': 'Arts, spectacles et loisirs',
  'Before we can send it, we need your e-mail address and your consent.':
    'Avant l’envoi, il nous faut votre adresse e-mail et votre accord.',
  'Changed. {0} gets the change by itself.': 'Modifié. {0} reçoit le changement automatiquement.',
  'Contract: download (Mbit/s)': 'Contrat : débit descendant (Mbit/s)',
  'Contract: upload (Mbit/s)': 'Contrat : débit montant (Mbit/s)',
  'Contracts and licences carry the legal name, and a change of owner often changes the IT.':
    'Contrats et licences portent la raison sociale, et un changement de propriétaire change souvent l’informatique.',
  'Contracts that renew by themselves and licences that nobody uses are where money is found first.':
    'Les contrats reconduits d’eux-mêmes et les licences inutilisées : c’est là qu’on trouve d’abord de l’argent.',
  'Could not be checked: {0}': 'N’a pas pu être vérifié : {0}',
  'Customer data is what privacy rules are about, and it is often in more places than one.':
    'Les données des clients sont au cœur des règles de confidentialité, et se trouvent souvent à plusieurs endroits.',
  'Devices are what is patched, protected and replaced; work from outside decides how people sign in.':
    'Les appareils, on les met à jour, on les protège et on les remplace ; le travail à distance détermine la façon de se connecter.',
  'Doubled protection costs money, and gaps cost more. Insurers ask for this list as well.':
    'Une double protection coûte de l’argent, et les trous coûtent plus. Les assureurs demandent aussi cette liste.',
  'Each location needs its own line, Wi-Fi and firewall, and somebody who can get there.':
    'Chaque site a besoin de sa ligne, de son Wi-Fi et de son pare-feu, et de quelqu’un qui puisse s’y rendre.',
  'Each part makes the result and the proposal more exact. None of them is needed, and you can stop in the middle and come back.':
    'Chaque partie rend le résultat et la proposition plus exacts. Aucune n’est nécessaire, et vous pouvez vous arrêter au milieu et revenir.',
  'Estimates are fine: about 30, 40, 2, 25. What you do not know leave out.':
    'Des estimations conviennent : environ 30, 40, 2, 25. Laissez de côté ce que vous ne savez pas.',
  'Every domain that you send mail from needs the same protection, and subsidiaries often share the same systems.':
    'Chaque domaine d’où vous envoyez des mails a besoin de la même protection, et les filiales partagent souvent les mêmes systèmes.',
  'Everything you say stays between you and your IT provider. You can change or leave out any answer.':
    'Tout ce que vous dites reste entre vous et votre prestataire informatique. Vous pouvez changer ou omettre toute réponse.',
  'Files can be handed over on our own page, or sent here as attachments.':
    'Les fichiers se remettent sur notre propre page, ou s’envoient ici en pièces jointes.',
  'First the rules of your industry. A short answer to each:':
    'D’abord les règles de votre secteur. Une réponse courte à chacune :',
  'Four quick ones about safety: backup, sign-in with a second factor (a code or an app), cyber insurance, and what happened in the last two years. And where are you now: at the office, we could look at its connection next.':
    'Quatre questions rapides sur la sécurité : sauvegarde, connexion avec un second facteur (un code ou une application), assurance cyber, et ce qui s’est passé ces deux dernières années. Et où êtes-vous en ce moment : au bureau, nous pourrions examiner sa connexion ensuite.',
  'Has a problem: {0}': 'Pose un problème : {0}',
  'Health Care and Social Assistance': 'Santé et action sociale',
  'Hello {0}, this is Sentry, the assistant of {1}. Some things are filled in already; you only confirm or correct them.':
    'Bonjour {0}, ici Sentry, l’assistant de {1}. Certaines choses sont déjà remplies ; il vous suffit de confirmer ou de corriger.',
  "Hello, this is Sentry, the assistant of {0}. A colleague asks you for one part of your company's IT assessment: {1}. Nothing else is asked or shown here, and it saves as you go.":
    'Bonjour, ici Sentry, l’assistant de {0}. Un collègue vous demande une partie du bilan informatique de votre entreprise : {1}. Rien d’autre n’est demandé ni montré ici, et tout s’enregistre au fur et à mesure.',
  'Hello, this is Sentry, the assistant of {0}. Some things are filled in already; you only confirm or correct them.':
    'Bonjour, ici Sentry, l’assistant de {0}. Certaines choses sont déjà remplies ; il vous suffit de confirmer ou de corriger.',
  'I agree that {0} keeps my answers and contact details to prepare this assessment. I can have them deleted at any time.':
    'J’accepte que {0} conserve mes réponses et mes coordonnées pour préparer ce bilan. Je peux les faire supprimer à tout moment.',
  'I may decide this for my company, and I agree that {0} scans the targets that I named. A scan looks, and changes nothing.':
    'Je peux en décider pour mon entreprise, et j’accepte que {0} analyse les cibles que j’ai nommées. Une analyse regarde, et ne change rien.',
  'If nobody chose one, it is "what came with Windows".':
    'Si personne n’a choisi, c’est « ce qui était fourni avec Windows ».',
  'If nothing comes of it, it is deleted {0} days after your last visit.':
    'Si rien n’en résulte, tout est supprimé {0} jours après votre dernière visite.',
  'If one person or one company alone holds them, you depend on it on the worst day.':
    'Si une seule personne ou une seule entreprise les détient, vous en dépendez le pire jour.',
  'If you like, go on with one of these. Each takes a few minutes, alone or with a colleague, and you can stop at any time.':
    'Si vous voulez, continuez avec l’une de ces parties. Chacune prend quelques minutes, seul ou avec un collègue, et vous pouvez arrêter à tout moment.',
  'Insurers ask for it by name, and two at once are worse than one.':
    'Les assureurs le demandent par son nom, et deux à la fois valent moins qu’un.',
  'Insurers ask for sign-in with a second factor, tested backups and more before they renew; there is time to prepare.':
    'Avant de renouveler, les assureurs demandent la connexion à second facteur, des sauvegardes testées et plus encore ; il y a le temps de s’y préparer.',
  'It decides how much work would be lost on a bad day.':
    'Cela détermine combien de travail serait perdu un mauvais jour.',
  'It is kept until you or {0} delete it.': 'C’est conservé jusqu’à ce que vous ou {0} le supprimiez.',
  'It is the door that attackers try first.': 'C’est la porte que les attaquants essaient en premier.',
  'It is the hardest to replace, and its vendor sets the rules for your computers.':
    'C’est le plus difficile à remplacer, et son éditeur impose ses règles à vos ordinateurs.',
  'It is with {0} already. Changes go on by themselves.':
    '{0} l’a déjà. Les changements suivent d’eux-mêmes.',
  'It measures the line from this browser to our server: its speed, its delay, and what arrives of your contract. It looks at nothing in your network.':
    'Cela mesure la ligne de ce navigateur à notre serveur : sa vitesse, son délai, et ce qui arrive de votre contrat. Rien n’est regardé dans votre réseau.',
  'Leases of copiers run for years and end on one day that is easily missed.':
    'Les locations de copieurs durent des années et finissent un jour qu’on manque facilement.',
  'Lines, a sheet, or the text of an invoice. You confirm each row.':
    'Des lignes, un tableau, ou le texte d’une facture. Vous confirmez chaque ligne.',
  'Mail and documents stop everyone when they stop, so they come first.':
    'Quand le mail et les documents s’arrêtent, tout le monde s’arrête ; ils passent donc en premier.',
  'Mail, documents and working together': 'Mail, documents et travail en commun',
  'Managed Security Service Provider (MSSP)': 'Sécurité informatique gérée (MSSP)',
  'Management of Companies and Enterprises': 'Gestion de sociétés',
  'May your network be scanned later, with a program that you start on an office computer? Nothing is scanned by saying yes.':
    'Peut-on analyser votre réseau plus tard, avec un programme que vous lancez sur un ordinateur du bureau ? Dire oui n’analyse rien.',
  'Measured: download (Mbit/s)': 'Mesuré : débit descendant (Mbit/s)',
  'Measured: upload (Mbit/s)': 'Mesuré : débit montant (Mbit/s)',
  'Measured: {0} Mbit/s down and {1} Mbit/s up. Once you tell us what the contract promises, we compare the two.':
    'Mesuré : {0} Mbit/s en descente et {1} Mbit/s en montée. Quand vous nous direz ce que promet le contrat, nous comparerons.',
  'Mining, Quarrying, and Oil and Gas Extraction': 'Mines, carrières, pétrole et gaz',
  'Not there: anyone can send mail that looks like yours':
    'Absente : n’importe qui peut envoyer des mails qui ressemblent aux vôtres',
  'Not there: forged mail is not stopped': 'Absente : les faux mails ne sont pas arrêtés',
  'Nothing should start before the old contract ends, and a change makes sense only where it gets better or cheaper.':
    'Rien ne devrait commencer avant la fin de l’ancien contrat, et changer n’a de sens que si c’est mieux ou moins cher.',
  'Old devices without repairs are where attacks and outages begin. Only the few that matter; a scan can find the rest.':
    'C’est sur les vieux appareils sans mises à jour que commencent attaques et pannes. Seulement ceux qui comptent ; une analyse trouve le reste.',
  'Old firewalls get no repairs any more, and a guest on your own Wi-Fi is inside the office.':
    'Les vieux pare-feu ne reçoivent plus de mises à jour, et un visiteur sur votre propre Wi-Fi est dans le bureau.',
  'Old lines are often paid for long after the last call.':
    'On paie souvent de vieilles lignes longtemps après le dernier appel.',
  'Other Services (except Public Administration)': 'Autres services (hors administration publique)',
  'Our IT person is leaving in spring': 'Notre informaticien part au printemps',
  'Our provider, and a copy in the safe': 'Notre prestataire, et une copie dans le coffre',
  'Professional, Scientific, and Technical Services': 'Services professionnels, scientifiques et techniques',
  'Real Estate and Rental and Leasing': 'Immobilier et location',
  'Response times are what support contracts cost most for. It pays to ask for what you need, and no more.':
    'Les délais d’intervention sont ce qui coûte le plus dans un contrat d’assistance. Mieux vaut demander ce qu’il vous faut, et pas plus.',
  'Rules decide what must be encrypted, kept or reported, and insurers and customers ask for it. These questions tell which to look at; they are no legal advice.':
    'Les règles décident de ce qu’il faut chiffrer, conserver ou déclarer, et assureurs et clients le demandent. Ces questions indiquent lesquelles regarder ; elles ne sont pas un conseil juridique.',
  'Saved. We go on here:': 'Enregistré. Nous continuons ici :',
  'Saved. You can come back to it at any time.': 'Enregistré. Vous pouvez y revenir à tout moment.',
  'Sealed: only {0} can open it': 'Scellé : seul {0} peut l’ouvrir',
  'Security incidents, last 24 months': 'Incidents de sécurité, 24 derniers mois',
  'Sent to {0}. Here is your result.': 'Envoyé à {0}. Voici votre résultat.',
  'Separate several by commas in the field, or give one in each line.':
    'Séparez par des virgules dans le champ, ou écrivez-en un par ligne.',
  'Some industries have rules about data, and others pay for downtime differently; it decides what we compare you with. Your IT provider sees it.':
    'Certains secteurs ont des règles sur les données, d’autres paient autrement les pannes ; cela décide à quoi nous vous comparons. Votre prestataire informatique le voit.',
  'Somebody may have to come by, and taxes and some rules depend on where you are.':
    'Il faudra peut-être venir sur place, et les taxes et certaines règles dépendent du lieu.',
  'Support and licences are counted by people and places, so these numbers decide the price most. An estimate is fine. Your IT provider sees them.':
    'L’assistance et les licences se comptent par personne et par lieu ; ces nombres pèsent donc le plus sur le prix. Une estimation convient. Votre prestataire informatique les voit.',
  'Support, maintenance and backups are planned around the hours that you work.':
    'L’assistance, la maintenance et les sauvegardes se planifient autour de vos heures de travail.',
  'Thank you, that is everything. {0} has it all.': 'Merci, c’est tout. {0} a tout reçu.',
  'Thank you, that was everything we wanted to ask you. Your colleague and {0} have it. You can close this page, or change what you said.':
    'Merci, c’est tout ce que nous voulions vous demander. Votre collègue et {0} l’ont reçu. Vous pouvez fermer cette page, ou changer ce que vous avez dit.',
  "Thank you. As you are not at the office, nothing of it is stored as your office's line.":
    'Merci. Comme vous n’êtes pas au bureau, rien n’en est conservé comme ligne de votre bureau.',
  'That does not look like a phone number. Try something like `+1 555 010 0123`, or leave it out.':
    'Cela ne ressemble pas à un numéro de téléphone. Essayez par exemple `+33 4 55 50 10 01`, ou laissez-le de côté.',
  'That does not look like an e-mail address. Try something like `ada@acme.com`.':
    'Cela ne ressemble pas à une adresse e-mail. Essayez par exemple `ada@acme.com`.',
  'That is fine. Everything is saved, and {0} has what it needs. To tell us more later, say "more".':
    'Très bien. Tout est enregistré, et {0} a ce qu’il faut. Pour en dire plus ensuite : « plus ».',
  'That is more than 1 MB, more than a list of services needs. Send the part that lists them.':
    'Cela dépasse 1 Mo, plus qu’il n’en faut pour une liste de services. Envoyez la partie qui les énumère.',
  'That is {0} characters, and we can keep {1} here. Please shorten it; what you typed is still above.':
    'Cela fait {0} caractères, et nous pouvons en garder {1} ici. Raccourcissez, s’il vous plaît ; votre texte est encore au-dessus.',
  'That is {0} characters; up to {1} fit here.': 'Cela fait {0} caractères ; {1} au plus tiennent ici.',
  'That was all we need. Send it to {0} and see your result? You can still change anything, before and after.':
    'C’est tout ce qu’il nous faut. L’envoyer à {0} et voir votre résultat ? Vous pouvez encore tout changer, avant et après.',
  'That was every part there is, thank you. {0} has it all.':
    'C’était la dernière partie, merci. {0} a tout reçu.',
  'The answer is encrypted in your browser. Only {0} can open it, with a key that this server does not have.':
    'La réponse est chiffrée dans votre navigateur. Seul {0} peut l’ouvrir, avec une clé que ce serveur n’a pas.',
  'The door for your own people is the one that others try first.':
    'La porte de vos propres équipes est celle que d’autres essaient en premier.',
  'The server stops every other week': 'Le serveur s’arrête une semaine sur deux',
  'There is nothing to ask in that part now.': 'Il n’y a rien à demander dans cette partie pour l’instant.',
  'These four decide how bad a bad day gets, and insurers ask for them. Your IT provider sees the answers; they are stored encrypted and go nowhere else.':
    'Ces quatre points décident à quel point un mauvais jour sera mauvais, et les assureurs les demandent. Votre prestataire informatique voit les réponses ; elles sont conservées chiffrées et ne vont nulle part ailleurs.',
  'These have deadlines that do not move, and data that must be kept for years.':
    'Il y a là des échéances qui ne bougent pas, et des données à conserver des années.',
  'This is the first question, there is nothing before it.':
    'C’est la première question, il n’y a rien avant.',
  'This is what we know of. What is missing, and who uses it? You can also paste a list, a sheet or an invoice.':
    'Voici ce que nous connaissons. Que manque-t-il, et qui l’utilise ? Vous pouvez aussi coller une liste, un tableau ou une facture.',
  'This one we need, so that the result can reach you.':
    'Celle-ci est nécessaire, pour que le résultat vous parvienne.',
  'Those are {0}. Please pick the three that matter most.':
    'Cela en fait {0}. Choisissez les trois qui comptent le plus.',
  'Type the name as you say it at work; one is enough.':
    'Tapez le nom comme vous le dites au travail ; un seul suffit.',
  'Until you send it, your IT provider sees a draft and nobody acts on it. Afterwards you can still change everything.':
    'Jusqu’à l’envoi, votre prestataire informatique voit un brouillon et personne n’agit. Ensuite, vous pouvez encore tout changer.',
  'We are still looking up {0}. It takes a few seconds; you can wait here or go on.':
    'Nous consultons encore {0}. Cela prend quelques secondes ; vous pouvez attendre ici ou continuer.',
  'We cannot go on without it; it stays between you and us.':
    'Nous ne pouvons pas continuer sans ; cela reste entre vous et nous.',
  'We found nothing in there that we could read as a list. One line for each is best.':
    'Nous n’y avons rien trouvé à lire comme une liste. Une ligne par élément convient le mieux.',
  'We have noted that you would like a call from {0}. Please leave your phone number when we ask for your e-mail.':
    'Nous avons noté que vous souhaitez un appel de {0}. Laissez votre numéro quand nous demanderons votre e-mail.',
  'We have noted that you would like a person of {0}. They need your e-mail or phone number to reach you; it comes in one of the next questions.':
    'Nous avons noté que vous souhaitez parler à quelqu’un de {0}. Il faut votre e-mail ou votre téléphone pour vous joindre ; cela vient dans l’une des prochaines questions.',
  'We know of no connection between them.': 'Nous ne connaissons aucune liaison entre eux.',
  'We list the first {0} services; the other lines are kept as they stand.':
    'Nous listons les {0} premiers services ; les autres lignes sont gardées telles quelles.',
  'We look for the address that people type to find you, such as `acme.com`. If there is none, say "no website".':
    'Nous cherchons l’adresse que l’on tape pour vous trouver, comme `acme.com`. S’il n’y en a pas, dites « pas de site ».',
  'We read the first {0} lines; the others are kept as they stand.':
    'Nous avons lu les {0} premières lignes ; les autres sont gardées telles quelles.',
  'We read {0} rows in your list. Take over what is right; nothing is stored before that.': {
    one: 'Nous avons lu 1 ligne dans votre liste. Reprenez ce qui est juste ; rien n’est conservé avant.',
    other:
      'Nous avons lu {0} lignes dans votre liste. Reprenez ce qui est juste ; rien n’est conservé avant.',
  },
  "We store what you say here, what public records say about your company's website and mail, and the technical note that a conversation took place. It is stored encrypted.":
    'Nous conservons ce que vous dites ici, ce que les registres publics disent du site et du mail de votre entreprise, et la note technique qu’une conversation a eu lieu. Tout est conservé chiffré.',
  'Welcome back, {0}. Your answers are with {1}. You can still change anything; changes go on by themselves.':
    'Bonjour à nouveau, {0}. Vos réponses sont chez {1}. Vous pouvez encore tout changer ; les changements suivent d’eux-mêmes.',
  'Welcome back. Everything you said is saved. This is where we were:':
    'Bonjour à nouveau. Tout ce que vous avez dit est enregistré. Nous en étions là :',
  'Welcome back. Your answers are with {0}. You can still change anything; changes go on by themselves.':
    'Bonjour à nouveau. Vos réponses sont chez {0}. Vous pouvez encore tout changer ; les changements suivent d’eux-mêmes.',
  'Yes: {0}': 'Oui : {0}',
  'You can download all of it or have it deleted at any time, under Help.':
    'Vous pouvez tout télécharger ou faire supprimer à tout moment, sous Aide.',
  'You were asked for this one part; your colleague sends the rest.':
    'On vous a demandé cette seule partie ; votre collègue envoie le reste.',
  'Your domain name tells us in public records how your mail and your website are set up, so that you need not. We look at nothing that is not public; your IT provider sees it.':
    'Votre nom de domaine nous dit dans les registres publics comment mail et site sont configurés, pour vous l’épargner. Nous ne regardons rien qui ne soit public ; votre prestataire informatique le voit.',
  'Your domain was verified for {0} at some time. It may be an old proof.':
    'Votre domaine a été vérifié pour {0} à un moment donné. La preuve est peut-être ancienne.',
  'Your mail seems to go to a server of your own.': 'Vos mails semblent aller à un serveur à vous.',
  'Your mail seems to pass through {0}.': 'Vos mails semblent passer par {0}.',
  'Your result is ready. A few questions are left; answering them makes it more exact, and you may stop at any time.':
    'Votre résultat est prêt. Quelques questions restent ; y répondre le rend plus exact, et vous pouvez arrêter à tout moment.',
  'Your website carries marks of {0}.': 'Votre site porte des traces de {0}.',
  '{0} That is below the contract; Wi-Fi or a busy hour can explain it, so measure once more by cable.':
    '{0} C’est moins que le contrat ; le Wi-Fi ou une heure chargée peuvent l’expliquer, mesurez donc encore une fois par câble.',
  '{0} That is less than half of the contract. Measure once more by cable; if it stays so, your provider owes you an answer.':
    '{0} C’est moins de la moitié du contrat. Mesurez encore une fois par câble ; si cela reste, votre opérateur vous doit une réponse.',
  '{0} connects with {1}, which is not in the list.': '{0} est relié à {1}, qui n’est pas dans la liste.',
  '{0} is needed, so that we know which one it is.': '{0} est nécessaire, pour savoir de quoi il s’agit.',
  '{0} knows your case better before you talk.': '{0} connaît mieux votre situation avant de vous parler.',
  '{0} lines said nothing that we know, and are left out.': {
    one: '1 ligne ne nous disait rien et a été laissée de côté.',
    other: '{0} lignes ne nous disaient rien et ont été laissées de côté.',
  },
  '{0} may contact me by e-mail or phone about the result, and remind me twice at most to finish.':
    '{0} peut me contacter par e-mail ou téléphone au sujet du résultat, et me rappeler deux fois au plus de terminer.',
  '{0} seems to answer for your domain name.': '{0} semble répondre pour votre nom de domaine.',
  '{0} sees it and keeps it in its customer records; nobody else does, and nothing is sold or used for advertising.':
    '{0} le voit et le garde dans ses fiches clients ; personne d’autre, et rien n’est vendu ni utilisé pour la publicité.',
  '{0} sees the answer, nobody else.': '{0} voit la réponse, personne d’autre.',
  '{0} usually connects with {1}; nobody has confirmed it here.':
    '{0} est d’ordinaire relié à {1} ; personne ne l’a confirmé ici.',
  '{0} will call you at {1}. You can go on meanwhile.':
    '{0} vous appellera au {1}. Vous pouvez continuer en attendant.',
  '{0}: done, and saved. {1}': '{0} : fait, et enregistré. {1}',
  '{0}: we did not understand that number. Try something like 40, "about 40" or 30-50.':
    '{0} : nous n’avons pas compris ce nombre. Essayez par exemple 40, « environ 40 » ou 30-50.',
  '{0}: {1} of {2} Mbit/s arrived.': '{0} : {1} sur {2} Mbit/s sont arrivés.',
}
