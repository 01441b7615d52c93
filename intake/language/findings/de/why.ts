import type { Catalogue } from '../../translate.ts'

/** German: what could not be checked and why, and the faults of a record. They stand in other sentences as values. */
export const why: Catalogue = {
  'This says nothing about how well it is set up.': 'Das sagt nichts darüber, wie gut es eingerichtet ist.',
  'We will try again; you can go on.': 'Wir versuchen es wieder; Sie können weitermachen.',
  'We could not look up the mail hosts of {0}: {1}.':
    'Wir konnten die Mailserver von {0} nicht nachsehen: {1}.',
  'We could not look up the SPF record of {0}: {1}.':
    'Wir konnten den SPF-Eintrag von {0} nicht nachsehen: {1}.',
  'We could not check the whole SPF record of {0}: {1}.':
    'Wir konnten den SPF-Eintrag von {0} nicht ganz prüfen: {1}.',
  'We could not look up the DMARC record of {0}: {1}.':
    'Wir konnten den DMARC-Eintrag von {0} nicht nachsehen: {1}.',
  'We could not look at the certificate of {0}: {1}.':
    'Wir konnten das Zertifikat von {0} nicht ansehen: {1}.',
  'We could not read the website of {0}: {1}.': 'Wir konnten die Website von {0} nicht lesen: {1}.',
  'We could not look up {0}: {1}.': 'Wir konnten {0} nicht nachsehen: {1}.',
  'We could not see the name servers of {0}: {1}.': 'Wir konnten die Nameserver von {0} nicht sehen: {1}.',

  'the name server did not answer in time': 'der Nameserver hat nicht rechtzeitig geantwortet',
  'the name server reported a failure of its own': 'der Nameserver hat eine eigene Störung gemeldet',
  'the name server refused the question': 'der Nameserver hat die Frage abgelehnt',
  'no name server could be reached': 'kein Nameserver war erreichbar',
  'the name server does not know this kind of question': 'der Nameserver kennt diese Art von Frage nicht',
  'the name server did not understand the question': 'der Nameserver hat die Frage nicht verstanden',
  'the name server sent an answer that cannot be read': 'der Nameserver hat eine unlesbare Antwort gesendet',
  'the name server could not be asked': 'der Nameserver konnte nicht gefragt werden',
  'the name server here does not know the public internet':
    'der Nameserver hier kennt das öffentliche Internet nicht',
  'there was nothing to ask': 'es gab nichts zu fragen',
  'there was no answer within {0} s': 'es kam innerhalb von {0} s keine Antwort',
  'something went wrong on our side': 'bei uns ist etwas schiefgegangen',
  'no answer for {0}': 'keine Antwort auf {0}',
  'a part of it depends on each message': 'ein Teil davon hängt von der einzelnen Mail ab',
  'the question for them brought no answer': 'die Frage danach blieb ohne Antwort',
  'the address of the website could not be looked up':
    'die Adresse der Website konnte nicht nachgesehen werden',
  'the website leads into a private network': 'die Website führt in ein privates Netz',
  'the website redirects without end': 'die Website leitet endlos weiter',
  'the certificate of the website is not trusted': 'dem Zertifikat der Website wird nicht vertraut',
  'the website sent an answer that cannot be read': 'die Website hat eine unlesbare Antwort gesendet',
  'the website redirects to an address that we do not visit':
    'die Website leitet zu einer Adresse weiter, die wir nicht besuchen',
  'the website did not answer in time': 'die Website hat nicht rechtzeitig geantwortet',
  'the website answered with the error {0}': 'die Website hat mit dem Fehler {0} geantwortet',
  'the web server answers, but not with an encrypted connection':
    'der Webserver antwortet, aber nicht mit einer verschlüsselten Verbindung',
  'the web server did not answer on the port for encrypted connections':
    'der Webserver hat auf dem Port für verschlüsselte Verbindungen nicht geantwortet',

  'The record contains characters that are not plain ASCII.':
    'Der Eintrag enthält Zeichen, die kein einfaches ASCII sind.',
  '{0}: The record contains characters that are not plain ASCII.':
    '{0}: Der Eintrag enthält Zeichen, die kein einfaches ASCII sind.',
  '"{0}=" stands in the record more than once.': '„{0}=“ steht mehr als einmal im Eintrag.',
  '{0}: "{1}=" stands in the record more than once.': '{0}: „{1}=“ steht mehr als einmal im Eintrag.',
  '"{0}" cannot be read.': '„{0}“ ist nicht lesbar.',
  '{0}: "{1}" cannot be read.': '{0}: „{1}“ ist nicht lesbar.',
  '"{0}" is not a part that SPF knows.': '„{0}“ ist kein Teil, den SPF kennt.',
  '{0}: "{1}" is not a part that SPF knows.': '{0}: „{1}“ ist kein Teil, den SPF kennt.',
  '"{0}" names no usable domain.': '„{0}“ nennt keine brauchbare Domain.',
  '{0}: "{1}" names no usable domain.': '{0}: „{1}“ nennt keine brauchbare Domain.',
  'The record needs {0} DNS lookups; receivers stop at {1}.':
    'Der Eintrag braucht {0} DNS-Abfragen; Empfänger hören bei {1} auf.',
  '{0} of its lookups lead nowhere; receivers stop at {1}.':
    '{0} seiner Abfragen führen ins Leere; Empfänger hören bei {1} auf.',
  '{0} has more than {1} mail hosts; "mx" allows no more.':
    '{0} hat mehr als {1} Mailserver; „mx“ erlaubt nicht mehr.',
  'The record leads back to {0}: a loop.': 'Der Eintrag führt zu {0} zurück: eine Schleife.',
  '"{0}" names {1}, which has no SPF record.': '„{0}“ nennt {1}, das keinen SPF-Eintrag hat.',
  '{0} has {1} SPF records; receivers then ignore all of them.':
    '{0} hat {1} SPF-Einträge; Empfänger übergehen dann alle.',
  '"{0}" is not a policy; use none, quarantine or reject.':
    '„{0}“ ist keine Regel; verwenden Sie none, quarantine oder reject.',
  'The record names no policy ("p="); receivers treat it as "none".':
    'Der Eintrag nennt keine Regel („p=“); Empfänger behandeln ihn wie „none“.',
  'An address for reports ("rua=") is not of the form mailto:name@example.com.':
    'Eine Adresse für Berichte („rua=“) hat nicht die Form mailto:name@example.com.',
  '{0} has {1} DMARC records; receivers then ignore all of them.':
    '{0} hat {1} DMARC-Einträge; Empfänger übergehen dann alle.',
}
