import type { Catalogue } from '../../translate.ts'

/** French: what could not be checked and why, and the faults of a record. They stand in other sentences as values. */
export const why: Catalogue = {
  'This says nothing about how well it is set up.': 'Cela ne dit rien de la qualité de la configuration.',
  'We will try again; you can go on.': 'Nous réessaierons ; vous pouvez continuer.',
  'We could not look up the mail hosts of {0}: {1}.':
    'Nous n’avons pas pu consulter les serveurs de messagerie de {0} : {1}.',
  'We could not look up the SPF record of {0}: {1}.':
    'Nous n’avons pas pu consulter l’enregistrement SPF de {0} : {1}.',
  'We could not check the whole SPF record of {0}: {1}.':
    'Nous n’avons pas pu vérifier tout l’enregistrement SPF de {0} : {1}.',
  'We could not look up the DMARC record of {0}: {1}.':
    'Nous n’avons pas pu consulter l’enregistrement DMARC de {0} : {1}.',
  'We could not look at the certificate of {0}: {1}.':
    'Nous n’avons pas pu examiner le certificat de {0} : {1}.',
  'We could not read the website of {0}: {1}.': 'Nous n’avons pas pu lire le site de {0} : {1}.',
  'We could not look up {0}: {1}.': 'Nous n’avons pas pu consulter {0} : {1}.',
  'We could not see the name servers of {0}: {1}.':
    'Nous n’avons pas pu voir les serveurs de noms de {0} : {1}.',

  'the name server did not answer in time': 'le serveur de noms n’a pas répondu à temps',
  'the name server reported a failure of its own': 'le serveur de noms a signalé une panne de son côté',
  'the name server refused the question': 'le serveur de noms a refusé la question',
  'no name server could be reached': 'aucun serveur de noms n’a pu être joint',
  'the name server does not know this kind of question':
    'le serveur de noms ne connaît pas ce genre de question',
  'the name server did not understand the question': 'le serveur de noms n’a pas compris la question',
  'the name server sent an answer that cannot be read': 'le serveur de noms a envoyé une réponse illisible',
  'the name server could not be asked': 'le serveur de noms n’a pas pu être interrogé',
  'the name server here does not know the public internet':
    'le serveur de noms d’ici ne connaît pas l’internet public',
  'there was nothing to ask': 'il n’y avait rien à demander',
  'there was no answer within {0} s': 'il n’y a pas eu de réponse en {0} s',
  'something went wrong on our side': 'un problème est survenu de notre côté',
  'no answer for {0}': 'pas de réponse pour {0}',
  'a part of it depends on each message': 'une partie dépend de chaque message',
  'the question for them brought no answer': 'la demande est restée sans réponse',
  'the address of the website could not be looked up': 'l’adresse du site n’a pas pu être trouvée',
  'the website leads into a private network': 'le site mène vers un réseau privé',
  'the website redirects without end': 'le site redirige sans fin',
  'the certificate of the website is not trusted': 'le certificat du site n’est pas reconnu',
  'the website sent an answer that cannot be read': 'le site a envoyé une réponse illisible',
  'the website redirects to an address that we do not visit':
    'le site redirige vers une adresse que nous ne visitons pas',
  'the website did not answer in time': 'le site n’a pas répondu à temps',
  'the website answered with the error {0}': 'le site a répondu par l’erreur {0}',
  'the web server answers, but not with an encrypted connection':
    'le serveur web répond, mais pas par une connexion chiffrée',
  'the web server did not answer on the port for encrypted connections':
    'le serveur web n’a pas répondu sur le port des connexions chiffrées',

  'The record contains characters that are not plain ASCII.':
    'L’enregistrement contient des caractères hors de l’ASCII simple.',
  '"{0}=" stands in the record more than once.': '« {0}= » figure plus d’une fois dans l’enregistrement.',
  '{0}: "{1}=" stands in the record more than once.':
    '{0} : « {1}= » figure plus d’une fois dans l’enregistrement.',
  '"{0}" cannot be read.': '« {0} » est illisible.',
  '{0}: "{1}" cannot be read.': '{0} : « {1} » est illisible.',
  '"{0}" is not a part that SPF knows.': '« {0} » n’est pas un élément que SPF connaît.',
  '{0}: "{1}" is not a part that SPF knows.': '{0} : « {1} » n’est pas un élément que SPF connaît.',
  '"{0}" names no usable domain.': '« {0} » ne nomme aucun domaine utilisable.',
  '{0}: "{1}" names no usable domain.': '{0} : « {1} » ne nomme aucun domaine utilisable.',
  '{0}: The record contains characters that are not plain ASCII.':
    '{0} : l’enregistrement contient des caractères hors de l’ASCII simple.',
  'The record needs {0} DNS lookups; receivers stop at {1}.':
    'L’enregistrement demande {0} requêtes DNS ; les destinataires s’arrêtent à {1}.',
  '{0} of its lookups lead nowhere; receivers stop at {1}.':
    '{0} de ses requêtes ne mènent nulle part ; les destinataires s’arrêtent à {1}.',
  '{0} has more than {1} mail hosts; "mx" allows no more.':
    '{0} a plus de {1} serveurs de messagerie ; « mx » n’en permet pas plus.',
  'The record leads back to {0}: a loop.': 'L’enregistrement ramène à {0} : une boucle.',
  '"{0}" names {1}, which has no SPF record.': '« {0} » nomme {1}, qui n’a pas d’enregistrement SPF.',
  '{0} has {1} SPF records; receivers then ignore all of them.':
    '{0} a {1} enregistrements SPF ; les destinataires les ignorent alors tous.',
  '"{0}" is not a policy; use none, quarantine or reject.':
    '« {0} » n’est pas une règle ; utilisez none, quarantine ou reject.',
  'The record names no policy ("p="); receivers treat it as "none".':
    'L’enregistrement n’indique aucune règle (« p= ») ; les destinataires le traitent comme « none ».',
  'An address for reports ("rua=") is not of the form mailto:name@example.com.':
    'Une adresse pour les rapports (« rua= ») n’est pas de la forme mailto:nom@exemple.fr.',
  '{0} has {1} DMARC records; receivers then ignore all of them.':
    '{0} a {1} enregistrements DMARC ; les destinataires les ignorent alors tous.',
}
