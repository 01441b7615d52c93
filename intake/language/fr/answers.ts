import type { Catalogue } from '../translate.ts'

/** French: how to answer, with examples. */
export const answers: Catalogue = {
  'A day or a month, for example: 2027-03-01 or March 2027':
    'Un jour ou un mois, par exemple : 01/03/2027 ou mars 2027',
  'A few words are enough, for example: our provider is slow to answer':
    'Quelques mots suffisent, par exemple : notre prestataire tarde à répondre',
  'A guess for next year is enough, for example: about 45. Or skip it.':
    'Une estimation pour l’an prochain suffit, par exemple : environ 45. Ou passez.',
  'A name or a role is enough. Or skip it.': 'Un nom ou un rôle suffit. Ou passez.',
  'A number is enough, for example: 2. Say "enough" to leave it at that.':
    'Un numéro suffit, par exemple : 2. Dites « assez » pour en rester là.',
  'A number, for example: 100': 'Un nombre, par exemple : 100',
  'A number, for example: 40': 'Un nombre, par exemple : 40',
  'A rough amount a month is enough, for example: 2000. Or skip it.':
    'Un montant approximatif par mois suffit, par exemple : 2000. Ou passez.',
  'A share between 0 and 100 per cent, for example: 30':
    'Une part entre 0 et 100 pour cent, par exemple : 30',
  'A time, for example: 8:00 or 5 pm': 'Une heure, par exemple : 8:00 ou 17:00',
  'An address, for example: acme.com': 'Une adresse, par exemple : acme.com',
  'An amount, for example: $450 or 12.50': 'Un montant, par exemple : 450 € ou 12,50',
  'Any name that we may call you by will do, for example: Ada':
    'Tout nom par lequel on peut vous appeler convient, par exemple : Ada',
  'Everything is saved and sent. To change something pick it in "What we know so far", or say for example "edit employees". To tell us more, say "more".':
    'Tout est enregistré et envoyé. Pour changer quelque chose, choisissez-le dans « Ce que nous savons déjà », ou dites par exemple « modifier salariés ». Pour en dire plus : « plus ».',
  'For example: "a new office", "an audit", "nothing works". Or skip it.':
    'Par exemple : « un nouveau bureau », « un audit », « rien ne marche ». Ou passez.',
  'For example: $2,400, about 2k, or 1500-3000': 'Par exemple : 2 400 €, environ 2k, ou 1500-3000',
  'For example: 12 Main Street, , Austin, TX, 78701, US':
    'Par exemple : 12 rue de la Gare, , Lyon, , 69002, FR',
  'For example: 2, 6. One is enough.': 'Par exemple : 2, 6. Un seul suffit.',
  'For example: 300 down, 30 up. Or skip it.': 'Par exemple : 300 en descente, 30 en montée. Ou passez.',
  'For example: 555 010 0123, office@acme.com': 'Par exemple : 04 55 50 10 01, bureau@acme.com',
  'For example: Acme Dental LLC, 1998, family-owned': 'Par exemple : Acme Dental SARL, 1998, familiale',
  'For example: Acme Labs for the subsidiary. What does not apply leave out, or skip it.':
    'Par exemple : Acme Labs pour la filiale. Laissez de côté ce qui ne s’applique pas, ou passez.',
  'For example: Hiscox, June 2027': 'Par exemple : Hiscox, juin 2027',
  'For example: I am the owner, all devices at Main Street, yes':
    'Par exemple : Je suis propriétaire, tous les appareils de la rue principale, oui',
  'For example: Microsoft 365, or Google Workspace.': 'Par exemple : Microsoft 365, ou Google Workspace.',
  'For example: Microsoft Defender, or SentinelOne': 'Par exemple : Microsoft Defender, ou SentinelOne',
  'For example: Monday to Friday, 8:00, 17:30, not needed':
    'Par exemple : du lundi au vendredi, 8:00, 17:30, pas nécessaire',
  'For example: OpenVPN, 12': 'Par exemple : OpenVPN, 12',
  'For example: QuickBooks, Dentrix': 'Par exemple : Sage 50, Doctolib',
  'For example: a month, 4, $1,200, March 2027, 3 months':
    'Par exemple : par mois, 4, 1 200 €, mars 2027, 3 mois',
  'For example: about 40, thirty, 1. The first number alone is enough.':
    'Par exemple : environ 40, trente, 1. Le premier nombre suffit.',
  'For example: an IT provider, Contoso IT, March 2027. Or: nobody.':
    'Par exemple : un prestataire informatique, Contoso IT, mars 2027. Ou : personne.',
  'For example: office manager, mornings': 'Par exemple : responsable administratif, le matin',
  'For example: open a second office without hiring, pass the audit, answer customers faster.':
    'Par exemple : ouvrir un second bureau sans embaucher, réussir l’audit, répondre plus vite aux clients.',
  'For example: our provider alone, or: the owner, in a safe':
    'Par exemple : notre prestataire seul, ou : la gérante, dans un coffre',
  'For example: yes, Ubiquiti, SonicWall, TZ270': 'Par exemple : oui, Ubiquiti, SonicWall, TZ270',
  'In this order, for example: 15 minutes, 4 hours, next working day':
    'Dans cet ordre, par exemple : 15 minutes, 4 heures, jour ouvré suivant',
  'In this order, for example: 30%, 40, 2, 25': 'Dans cet ordre, par exemple : 30 %, 40, 2, 25',
  'In this order, for example: 45, 60, new office in spring, second practice':
    'Dans cet ordre, par exemple : 45, 60, nouveau bureau au printemps, second cabinet',
  'Name the line and the new value, for example: phone 555 010 0123. Or say "right".':
    'Nommez la ligne et la nouvelle valeur, par exemple : téléphone 04 55 50 10 01. Ou dites « exact ».',
  'Name the lines that you know, for example: city: Austin. Or skip it.':
    'Nommez les lignes que vous connaissez, par exemple : ville : Lyon. Ou passez.',
  'Name what you know, for example: notice: 3 months. Or skip it.':
    'Nommez ce que vous savez, par exemple : préavis : 3 mois. Ou passez.',
  'No matter. Say "not sure" or "skip" and we go on; you can come back to it at any time.':
    'Ce n’est pas grave. Dites « pas sûr » ou « passer » et nous continuons ; vous pouvez y revenir à tout moment.',
  'Numbers work too, one for each of the four, for example: 2, 2, 1, 1':
    'Les numéros conviennent aussi, un pour chacune des quatre, par exemple : 2, 2, 1, 1',
  'Numbers work too, one for each, for example: 1, 3, 5':
    'Les numéros conviennent aussi, un pour chacune, par exemple : 1, 3, 5',
  'Numbers work too, one for each, for example: 3, 2, 1':
    'Les numéros conviennent aussi, un pour chacune, par exemple : 3, 2, 1',
  'One in each line, for example: Billing, yes, QuickBooks':
    'Un par ligne, par exemple : Facturation, oui, Sage 50',
  'One in each line, for example: Comcast, cable, Main Street, 300, 30':
    'Une par ligne, par exemple : Orange, fibre, rue principale, 300, 30',
  'One in each line, for example: Front desk, 6, Grace Hopper':
    'Un par ligne, par exemple : Accueil, 6, Grace Hopper',
  'One in each line, for example: Grace Hopper, managing partner, grace@acme.com, yes':
    'Une personne par ligne, par exemple : Grace Hopper, gérante, grace@acme.com, oui',
  'One in each line, for example: Mailbox taken over, March 2026':
    'Un par ligne, par exemple : Boîte mail piratée, mars 2026',
  'One in each line, for example: Main Street office 40 people; Warehouse, 5':
    'Un par ligne, par exemple : Bureau rue principale 40 personnes ; Entrepôt, 5',
  'One in each line, for example: Main server, server, Dell, Windows Server 2016':
    'Un par ligne, par exemple : Serveur principal, serveur, Dell, Windows Server 2016',
  'One in each line, for example: Microsoft 365, $450 a month; Internet, Comcast, $180 a month':
    'Un par ligne, par exemple : Microsoft 365, 450 € par mois ; Internet, Orange, 180 € par mois',
  'One in each line, for example: QuickBooks Online, 4; Dentrix, 25':
    'Un par ligne, par exemple : Sage 50, 4 ; Doctolib, 25',
  'One in each line, for example: Server, cloud, every day, never tested':
    'Une par ligne, par exemple : Serveur, cloud, chaque jour, jamais testé',
  'One in each line, for example: The server stops every other week, high, we lose half a day':
    'Un par ligne, par exemple : Le serveur s’arrête une semaine sur deux, élevée, nous perdons une demi-journée',
  'One line for each: {0}. To take one out say "remove" and its name.':
    'Une ligne pour chacun : {0}. Pour en retirer un, dites « supprimer » et son nom.',
  'One line with your e-mail address and the word "yes" is enough: ada@acme.com, yes':
    'Une ligne avec votre adresse e-mail et le mot « oui » suffit : ada@acme.com, oui',
  'One name is enough. Say "none" if there is nothing, or skip it.':
    'Un nom suffit. Dites « aucun » s’il n’y a rien, ou passez.',
  'One of the two is enough. Or skip it.': 'L’un des deux suffit. Ou passez.',
  'One sentence is enough. Or skip it.': 'Une phrase suffit. Ou passez.',
  'One word for each, separated by commas. What you leave out is not asked again.':
    'Un mot pour chacune, séparés par des virgules. Ce que vous laissez de côté n’est pas redemandé.',
  'One word is often best: health, construction, retail, finance, school. Or pick from the list.':
    'Un mot est souvent le mieux : santé, bâtiment, commerce, finance, école. Ou choisissez dans la liste.',
  'Pick a part by its name or number, for example: 1. Or say "enough".':
    'Choisissez une partie par son nom ou son numéro, par exemple : 1. Ou dites « assez ».',
  'Please answer each with yes, no or not sure, in order, for example: yes, no, no':
    'Répondez à chacune par oui, non ou pas sûr, dans l’ordre, par exemple : oui, non, non',
  'Please answer in this order, for example: tell me what is normal, this quarter, I decide':
    'Répondez dans cet ordre, par exemple : dites-moi ce qui est normal, ce trimestre, c’est moi qui décide',
  'Please answer the four in this order, for example: yes never tested, some people, insured, nothing happened':
    'Répondez aux quatre dans cet ordre, par exemple : oui jamais testé, certains, assuré, rien ne s’est passé',
  'Please give numbers in this order, for example: 40, 25, 2':
    'Donnez des nombres dans cet ordre, par exemple : 40, 25, 2',
  'Please pick up to three, by name or number, for example: backup, helpdesk':
    'Choisissez-en trois au plus, par nom ou numéro, par exemple : sauvegarde, assistance',
  'Please type the name of your company, for example: Acme Dental LLC':
    'Tapez le nom de votre entreprise, par exemple : Acme Dental SARL',
  'Please type your e-mail address, for example: ada@acme.com, 555 010 0123, yes':
    'Tapez votre adresse e-mail, par exemple : ada@acme.com, 04 55 50 10 01, oui',
  'Please type your first and last name, for example: Ada Lovelace':
    'Tapez votre prénom et votre nom, par exemple : Ada Lovelace',
  'Say "all" or the numbers to take over what we suggest.':
    'Dites « tout » ou les numéros pour reprendre ce que nous proposons.',
  'Say "right" if all of it is correct, or what to change, for example: city Austin':
    'Dites « exact » si tout est juste, ou ce qu’il faut changer, par exemple : ville Lyon',
  'Say "right", "not sure", or what to change, for example "city Austin".':
    'Dites « exact », « pas sûr », ou ce qu’il faut changer, par exemple « ville Lyon ».',
  'Say "send now" to send it, or pick what you would like to change.':
    'Dites « envoyer maintenant », ou choisissez ce que vous voulez changer.',
  'Say "yes" if you agree to both, or "privacy only".':
    'Dites « oui » si vous acceptez les deux, ou « seulement la confidentialité ».',
  'Start the check with the button, or say what your contract promises, for example: Comcast, cable, 300 down, 30 up':
    'Lancez le test avec le bouton, ou dites ce que promet votre contrat, par exemple : Orange, fibre, 300 en descente, 30 en montée',
  'That check did not come through. Please start it once more, or skip it.':
    'Ce test n’est pas arrivé jusqu’à nous. Relancez-le une fois, ou passez.',
  'That message was empty. Type an answer, or "skip" to go on.':
    'Ce message était vide. Tapez une réponse, ou « passer » pour continuer.',
  'The check itself needs our own page. In words you can tell us what your contract says, for example: Comcast, cable, 300 down, 30 up':
    'Le test lui-même demande notre propre page. Vous pouvez nous dire ce que promet votre contrat, par exemple : Orange, fibre, 300 en descente, 30 en montée',
  'The days and two times are enough, for example: Mon-Fri, 8, 5 pm. Or skip it.':
    'Les jours et deux heures suffisent, par exemple : lun-ven, 8:00, 17:00. Ou passez.',
  'The legal name alone is enough. What you do not know leave out, or skip it.':
    'La raison sociale seule suffit. Laissez de côté ce que vous ne savez pas, ou passez.',
  'The make on the box is enough, for example: Wi-Fi: Ubiquiti. Or skip it.':
    'La marque sur le boîtier suffit, par exemple : Wi-Fi : Ubiquiti. Ou passez.',
  'The month of renewal alone is enough. Or skip it.': 'Le mois de renouvellement seul suffit. Ou passez.',
  'The name and a rough amount are enough, for example: Internet $180 a month. Or skip it.':
    'Le nom et un montant approximatif suffisent, par exemple : Internet 180 € par mois. Ou passez.',
  'The name of the program they start is enough. Or "none".':
    'Le nom du programme qu’ils lancent suffit. Ou « aucun ».',
  'The name of the provider alone will do, for example: Comcast. Or skip it.':
    'Le nom de l’opérateur seul suffit, par exemple : Orange. Ou passez.',
  'The name on your letterhead will do. Or skip it.': 'Le nom sur votre papier à en-tête suffit. Ou passez.',
  'The names alone will do, for example: Billing; Scheduling. Or skip it.':
    'Les noms seuls suffisent, par exemple : Facturation ; Planning. Ou passez.',
  'The names alone will do, for example: Front desk; Treatment; Accounts. Or skip it.':
    'Les noms seuls suffisent, par exemple : Accueil ; Soins ; Comptabilité. Ou passez.',
  'The names alone will do, for example: Main Street; Warehouse. Or skip it.':
    'Les noms seuls suffisent, par exemple : Rue principale ; Entrepôt. Ou passez.',
  'The names alone will do, for example: Main server; Copier. Or skip it.':
    'Les noms seuls suffisent, par exemple : Serveur principal ; Copieur. Ou passez.',
  'The names alone will do. Or skip it.': 'Les noms seuls suffisent. Ou passez.',
  'This answer is encrypted before it leaves your device, so that only {0} can read it. A typed message cannot be: please use the field below the question, or skip it.':
    'Cette réponse est chiffrée avant de quitter votre appareil, pour que seul {0} puisse la lire. Un message tapé ne peut pas l’être : utilisez le champ sous la question, ou passez.',
  'To see your result, say "send now". What is left you can skip.':
    'Pour voir votre résultat, dites « envoyer maintenant ». Vous pouvez passer le reste.',
  'Two letters, for example: US': 'Deux lettres, par exemple : FR',
  'Two sentences are enough, for example: we run three dental practices in Austin and see 200 patients a day.':
    'Deux phrases suffisent, par exemple : nous tenons trois cabinets dentaires à Lyon et voyons 200 patients par jour.',
  'Type names as you say them at work, for example: QuickBooks, Gusto. Or "none".':
    'Tapez les noms comme vous les dites au travail, par exemple : Sage 50, PayFit. Ou « aucun ».',
  'We can check the connection that you are on now. It takes half a minute and up to 25 MB. If you are not at the office, skip it and come back from there.':
    'Nous pouvons mesurer la connexion que vous utilisez. Cela prend une demi-minute et jusqu’à 25 Mo. Si vous n’êtes pas au bureau, passez et revenez de là-bas.',
  'We could not find that answer. Pick it in "What we know so far", or say for example "edit employees".':
    'Nous n’avons pas trouvé cette réponse. Choisissez-la dans « Ce que nous savons déjà », ou dites par exemple « modifier salariés ».',
  'We did not find that in our list. Try another everyday word, for example: dentist, law firm, builder.':
    'Ce n’est pas dans notre liste. Essayez un autre mot courant, par exemple : dentiste, avocat, bâtiment.',
  'Without your consent nothing is scanned. Tick it if you agree, or skip this.':
    'Sans votre accord, rien n’est analysé. Cochez si vous acceptez, ou passez.',
  'Your role alone is enough. Or skip it.': 'Votre fonction seule suffit. Ou passez.',
}
