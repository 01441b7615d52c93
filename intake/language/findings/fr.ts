import type { Catalogue } from '../translate.ts'
import { why } from './fr/why.ts'

/** What findings and the result say, in French. */
export const fr: Catalogue = {
  ...why,

  // From answers.
  'Whether your data can be restored is not known yet':
    'On ne sait pas encore si vos données peuvent être restaurées',
  'A backup counts when it was restored once.': 'Une sauvegarde compte quand elle a été restaurée une fois.',
  'Ask whoever runs it for the date of the last test, or let us test it.':
    'Demandez la date du dernier test à la personne qui s’en occupe, ou laissez-nous faire un test.',
  'Your data is backed up, and a restore was tested':
    'Vos données sont sauvegardées, et une restauration a été testée',
  'After a bad day you can be back at work.': 'Après un mauvais jour, vous pouvez reprendre le travail.',
  'Your data is not backed up': 'Vos données ne sont pas sauvegardées',
  'Your backup was never tested': 'Votre sauvegarde n’a jamais été testée',
  'A broken disk or one wrong click loses it for good.':
    'Un disque en panne ou un mauvais clic, et elles sont perdues pour de bon.',
  'A backup that was never restored fails when it is needed more often than people think.':
    'Une sauvegarde jamais restaurée échoue au moment voulu plus souvent qu’on ne le pense.',
  'Set up a daily backup that is kept away from your computers, and restore a file from it once.':
    'Mettez en place une sauvegarde quotidienne, gardée à l’écart de vos ordinateurs, et restaurez-en une fois un fichier.',
  'Restore one folder this week, note how long it took, and repeat it every quarter.':
    'Restaurez un dossier cette semaine, notez le temps qu’il a fallu, et recommencez chaque trimestre.',
  'Who signs in with a second factor is not known yet':
    'On ne sait pas encore qui se connecte avec un second facteur',
  'It is what stops most stolen passwords.': 'C’est ce qui arrête la plupart des mots de passe volés.',
  'Your mail provider shows it in its admin page in two minutes.':
    'La page d’administration de votre messagerie le montre en deux minutes.',
  'Everyone signs in with a second factor': 'Tout le monde se connecte avec un second facteur',
  'A stolen password alone opens nothing.': 'Un mot de passe volé, à lui seul, n’ouvre rien.',
  'Nobody signs in with a second factor': 'Personne ne se connecte avec un second facteur',
  'Not everyone signs in with a second factor': 'Tout le monde ne se connecte pas avec un second facteur',
  'One stolen or guessed password is enough to read your mail and to write invoices in your name.':
    'Un seul mot de passe volé ou deviné suffit pour lire vos mails et écrire des factures en votre nom.',
  'Switch it on for everyone, mail first. It costs nothing and takes an afternoon.':
    'Activez-le pour tous, la messagerie d’abord. Cela ne coûte rien et prend un après-midi.',
  'You have cyber insurance': 'Vous avez une assurance cyber',
  'The cost of a bad day is shared, as long as its conditions are kept.':
    'Le coût d’un mauvais jour est partagé, tant que ses conditions sont respectées.',
  'You have no cyber insurance': 'Vous n’avez pas d’assurance cyber',
  'Lawyers, letters to customers and lost days would be yours to pay.':
    'Avocats, courriers aux clients et jours perdus seraient à votre charge.',
  'Ask your broker for an offer; backup and a second factor lower the price.':
    'Demandez une offre à votre courtier ; sauvegarde et second facteur font baisser le prix.',
  'Whether you have cyber insurance is not known yet':
    'On ne sait pas encore si vous avez une assurance cyber',
  'It decides who pays for a bad day.': 'Cela décide qui paie pour un mauvais jour.',
  'Ask whoever keeps your policies.': 'Demandez à la personne qui garde vos contrats d’assurance.',
  'Nothing happened in the last two years': 'Rien ne s’est passé ces deux dernières années',
  'There is time to set things right in order.':
    'Il y a le temps de mettre les choses en ordre, une par une.',
  'In the last two years: {0}': 'Ces deux dernières années : {0}',
  'a mailbox was taken over': 'une boîte mail a été piratée',
  'files were locked or encrypted': 'des fichiers ont été bloqués ou chiffrés',
  'money went to the wrong account': 'de l’argent est parti sur un mauvais compte',
  'data was lost or stolen': 'des données ont été perdues ou volées',
  'a day or more without it': 'un jour ou plus sans informatique',
  'Whoever got in once knows the way; many come back.':
    'Qui est entré une fois connaît le chemin ; beaucoup reviennent.',
  'Find out how it began, and close that way: passwords, forwarding rules, remote access.':
    'Cherchez comment cela a commencé, et fermez ce chemin : mots de passe, règles de transfert, accès à distance.',
  'Nobody looks after your IT': 'Personne ne s’occupe de votre informatique',
  'Updates wait, and when something stops, the search for help begins that day.':
    'Les mises à jour attendent, et quand quelque chose s’arrête, on cherche de l’aide ce jour-là seulement.',
  'Name one person who is responsible, and one number to call.':
    'Désignez une personne responsable, et un numéro à appeler.',
  'Your IT contract runs until {0}': 'Votre contrat informatique court jusqu’à : {0}',
  'Your IT contract with {0} runs until {1}': 'Votre contrat informatique avec {0} court jusqu’à : {1}',
  'Many contracts renew by themselves when the notice is missed.':
    'Beaucoup de contrats se reconduisent d’office quand on manque le préavis.',
  'Look up the notice period now and decide before it.':
    'Regardez maintenant la durée du préavis, et décidez avant.',

  // The next step.
  'Book 20 minutes with {0}: they go through this with you and say what each point would take.':
    'Réservez 20 minutes avec {0} : vous parcourez ceci ensemble, et vous saurez ce que demande chaque point.',
  '{0} goes through this and gets in touch with what each point would take.':
    '{0} parcourt ceci et vous contacte pour dire ce que demande chaque point.',
  'They will also show you the other {0} that we found.':
    'Vous verrez aussi les {0} autres points que nous avons trouvés.',
  'They will also show you the other 1 that we found.':
    'Vous verrez aussi l’autre point que nous avons trouvé.',

  // Mail.
  '{0} names no mail hosts.': '{0} n’indique aucun serveur de messagerie.',
  'Mail to this domain may not arrive. That is fine if you use another domain for mail.':
    'Les mails envoyés à ce domaine n’arrivent peut-être pas. Ce n’est pas gênant si vous utilisez un autre domaine pour vos mails.',
  'If you want mail here, add MX records; if not, say so with a null MX record.':
    'Si vous voulez recevoir des mails ici, ajoutez des enregistrements MX ; sinon, dites-le par un enregistrement MX nul.',
  '{0} says clearly that it takes no mail.': '{0} dit clairement ne pas recevoir de mails.',
  'Nobody waits for an answer from an address that does not exist.':
    'Personne n’attend la réponse d’une adresse qui n’existe pas.',
  'Mail to {0} has a place to arrive.': 'Les mails pour {0} ont un endroit où arriver.',
  'You receive mail on a server under your own name.':
    'Vous recevez vos mails sur un serveur à votre propre nom.',
  'Your mail is filtered by {0}.': 'Vos mails sont filtrés par {0}.',
  'Your mail is forwarded by {0}.': 'Vos mails sont transférés par {0}.',
  'Your mail is received by {0}.': 'Vos mails sont reçus par {0}.',
  '{0}, in front of {1}': '{0}, devant {1}',
  'a mail host': 'un serveur de messagerie',
  'Nothing says which servers may send mail as {0}.':
    'Rien ne dit quels serveurs peuvent envoyer des mails au nom de {0}.',
  'Forged mail in your name gets through more easily, and your own is more likely to land in spam.':
    'De faux mails à votre nom passent plus facilement, et les vôtres risquent davantage de finir dans les indésirables.',
  'List the services that send mail for you in one SPF record that ends in "-all"; it is an hour\'s work.':
    'Citez les services qui envoient des mails pour vous dans un enregistrement SPF qui finit par « -all » ; c’est une heure de travail.',
  'Your SPF record is broken, so receivers ignore it.':
    'Votre enregistrement SPF est défectueux, et les destinataires l’ignorent.',
  'The protection you set up does not work: {0}':
    'La protection que vous avez mise en place ne marche pas. {0}',
  "Mend the record; we show every fault in it. It is an hour's work.":
    'Corrigez l’enregistrement ; nous en montrons chaque défaut. C’est une heure de travail.',
  'Your SPF record allows every server in the world to send as you.':
    'Votre enregistrement SPF permet à tous les serveurs du monde d’envoyer en votre nom.',
  'Forged mail in your name passes this check everywhere.':
    'De faux mails à votre nom passent ce contrôle partout.',
  'Replace "+all" at its end by "-all" once your own services are listed.':
    'Remplacez « +all » à la fin par « -all » une fois vos propres services indiqués.',
  'Your SPF record lists your servers and says nothing about all the others.':
    'Votre enregistrement SPF cite vos serveurs et ne dit rien de tous les autres.',
  'Receivers get no reason to doubt forged mail in your name.':
    'Rien n’amène les destinataires à douter de faux mails à votre nom.',
  'End the record with "~all", and with "-all" once your own services are listed.':
    'Terminez l’enregistrement par « ~all », puis par « -all » une fois vos propres services indiqués.',
  'Your SPF record says which servers may send mail as you.':
    'Votre enregistrement SPF dit quels serveurs peuvent envoyer des mails en votre nom.',
  'Receivers can tell your mail from forged mail. It needs {0} of 10 allowed lookups.':
    'Les destinataires distinguent vos mails des faux. Il utilise {0} des 10 requêtes permises.',
  'Anyone can send mail that looks like yours today.':
    'N’importe qui peut envoyer aujourd’hui des mails qui ressemblent aux vôtres.',
  'Customers and staff cannot tell a forged invoice from a real one.':
    'Ni vos clients ni vos équipes ne distinguent une fausse facture d’une vraie.',
  'A DMARC record stops most of it; it is an hour\'s work. Start with reports, then move to "reject".':
    'Un enregistrement DMARC en arrête la plus grande partie ; c’est une heure de travail. Commencez par les rapports, puis passez à « reject ».',
  'Your DMARC record is broken, so forged mail is delivered.':
    'Votre enregistrement DMARC est défectueux, et les faux mails sont distribués.',
  'You watch forged mail, and nothing stops it.': 'Vous observez les faux mails, et rien ne les arrête.',
  'Mail that only looks like yours still reaches inboxes.':
    'Des mails qui ressemblent seulement aux vôtres arrivent encore dans les boîtes de réception.',
  'When the reports show that your own mail passes, change the policy to "quarantine", then to "reject".':
    'Quand les rapports montrent que vos propres mails passent, changez la règle en « quarantine », puis en « reject ».',
  'Your DMARC policy is marked as a test.': 'Votre règle DMARC est marquée comme un essai.',
  'Receivers treat forged mail one step more mildly than you ask.':
    'Les destinataires traitent les faux mails un cran moins sévèrement que vous ne le demandez.',
  'Remove "t=y" when the reports show that your own mail passes.':
    'Retirez « t=y » quand les rapports montrent que vos propres mails passent.',
  'Your DMARC policy works; a part of the record cannot be read.':
    'Votre règle DMARC fonctionne ; une partie de l’enregistrement est illisible.',
  'Correct that part; the policy itself can stay.': 'Corrigez cette partie ; la règle elle-même peut rester.',
  'Mail that only looks like yours is turned away.':
    'Les mails qui ressemblent seulement aux vôtres sont refusés.',
  'Your DMARC policy is "{0}", so receivers know what to do with forged mail.':
    'Votre règle DMARC est « {0} » : les destinataires savent quoi faire des faux mails.',

  // Website and domain.
  'The certificate of your website has expired.': 'Le certificat de votre site a expiré.',
  'Renew it, and let it renew itself.': 'Renouvelez-le, et laissez-le se renouveler tout seul.',
  'The certificate of your website is not valid yet.':
    'Le certificat de votre site n’est pas encore valable.',
  'Install the current one, and check the clock of the server.':
    'Installez celui qui est en cours, et vérifiez l’horloge du serveur.',
  'The certificate of your website is for another name.':
    'Le certificat de votre site est pour un autre nom.',
  'Get one that names your domain, with and without "www".':
    'Prenez-en un qui nomme votre domaine, avec et sans « www ».',
  'The certificate of your website was signed by nobody but itself.':
    'Le certificat de votre site n’est signé par personne d’autre que lui-même.',
  'Get one from a certificate authority; good ones cost nothing.':
    'Prenez-en un auprès d’une autorité de certification ; il en existe de bons qui ne coûtent rien.',
  'Your web server does not send the whole chain of its certificate.':
    'Votre serveur web n’envoie pas la chaîne complète de son certificat.',
  'Install the intermediate certificate beside your own.':
    'Installez le certificat intermédiaire à côté du vôtre.',
  'The certificate of your website comes from an authority that browsers do not know.':
    'Le certificat de votre site vient d’une autorité que les navigateurs ne connaissent pas.',
  'Get one from a public certificate authority; good ones cost nothing.':
    'Prenez-en un auprès d’une autorité de certification publique ; il en existe de bons qui ne coûtent rien.',
  'Your web server speaks only an outdated form of encryption.':
    'Votre serveur web ne connaît qu’une forme dépassée de chiffrement.',
  'Switch on TLS 1.2 and 1.3, and switch older versions off.':
    'Activez TLS 1.2 et 1.3, et désactivez les versions plus anciennes.',
  'The certificate of your website is not trusted.': 'Le certificat de votre site n’est pas reconnu.',
  'Get a new one from a public certificate authority.':
    'Prenez-en un nouveau auprès d’une autorité de certification publique.',
  'Renew it.': 'Renouvelez-le.',
  'Visitors see a warning instead of your website, and most of them leave.':
    'Les visiteurs voient un avertissement à la place de votre site, et la plupart repartent.',
  'The certificate of your website ends in {0} days.': 'Le certificat de votre site expire dans {0} jours.',
  'The certificate of your website ends in {0} day.': 'Le certificat de votre site expire dans {0} jour.',
  'The certificate of your website ends in 0 days.': 'Le certificat de votre site expire aujourd’hui.',
  'From then on visitors see a warning instead of your website.':
    'Les visiteurs verront alors un avertissement à la place de votre site.',
  'Renew it now, and let it renew itself from then on.':
    'Renouvelez-le maintenant, et laissez-le ensuite se renouveler tout seul.',
  'The certificate of your website is in order for {0} more days.':
    'Le certificat de votre site est en ordre pour encore {0} jours.',
  'Browsers trust the connection to it.': 'Les navigateurs lui font confiance.',
  'There is no website at {0}.': 'Il n’y a pas de site web à l’adresse {0}.',
  'That is fine if you use another address for it.':
    'Ce n’est pas gênant si vous utilisez une autre adresse pour votre site.',
  'Your website is shown without encryption.': 'Votre site s’affiche sans chiffrement.',
  'Browsers mark it as not secure, and what visitors type can be read on the way.':
    'Les navigateurs le signalent comme non sécurisé, et ce que tapent les visiteurs peut être lu en chemin.',
  'Switch on https at your web host and redirect every visitor to it; it is often one click.':
    'Activez https chez votre hébergeur et redirigez-y chaque visiteur ; c’est souvent un seul clic.',
  'Your website is encrypted.': 'Votre site est chiffré.',
  'What visitors type there cannot be read on the way.':
    'Ce que les visiteurs y tapent ne peut pas être lu en chemin.',
  'Browsers that know your website never use the unencrypted way again.':
    'Les navigateurs qui connaissent votre site n’utilisent plus jamais la voie non chiffrée.',
  'A stranger on the same Wi-Fi cannot lead your visitors to a copy of it.':
    'Un inconnu sur le même Wi-Fi ne peut pas mener vos visiteurs vers une copie du site.',
  'Browsers may still try your website without encryption first.':
    'Les navigateurs peuvent encore essayer d’abord votre site sans chiffrement.',
  'On a shared Wi-Fi a stranger could lead visitors to a copy of it.':
    'Sur un Wi-Fi partagé, un inconnu pourrait mener les visiteurs vers une copie du site.',
  'Have your web server send the header "Strict-Transport-Security"; it is one line.':
    'Faites envoyer par votre serveur web l’en-tête « Strict-Transport-Security » ; c’est une ligne.',
  'Your website tells everyone that it runs {0}.': 'Votre site dit à tout le monde qu’il utilise {0}.',
  'Attackers look for exactly such versions when a weakness becomes known.':
    'Dès qu’une faille est connue, les attaquants cherchent précisément ces versions.',
  'Keep it up to date automatically, and hide the version.':
    'Tenez-le à jour automatiquement, et masquez la version.',
  'We found no trace of {0} on the internet.': 'Nous n’avons trouvé aucune trace de {0} sur internet.',
  'Neither a website nor mail can work under this name.':
    'Ni site web ni messagerie ne peuvent fonctionner sous ce nom.',
  'Check the spelling, and whether the domain is still registered.':
    'Vérifiez l’orthographe, et si le domaine est toujours enregistré.',
  '{0} hangs on a single name server.': '{0} dépend d’un seul serveur de noms.',
  'When it fails, your website and mail cannot be found until it is back.':
    'Quand il tombe en panne, votre site et votre messagerie sont introuvables jusqu’à son retour.',
  'Move the domain to a DNS service with at least two name servers; most cost nothing.':
    'Passez le domaine à un service DNS avec au moins deux serveurs de noms ; la plupart ne coûtent rien.',
  '{0} answers for {1}.': '{0} répond pour {1}.',
  '{0} name servers answer for {1}.': '{0} serveurs de noms répondent pour {1}.',
  'Your name stays reachable when one of them fails.':
    'Votre nom reste joignable quand l’un d’eux tombe en panne.',
}
