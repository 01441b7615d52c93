import type { Catalogue } from '../../../language/translate.ts'

/** What the connection check says; loaded with it, not before. */
export const de: Catalogue = {
  'Connection check from this browser': 'Verbindungsprüfung aus diesem Browser',
  'It takes about half a minute.': 'Sie dauert etwa eine halbe Minute.',
  'It reads your public address and who carries it,': 'Sie liest Ihre öffentliche Adresse und wer sie trägt,',
  'measures delay and speed between this browser and our server,':
    'misst Verzögerung und Tempo zwischen diesem Browser und unserem Server,',
  'tries whether calls get through (UDP), and notes the version of this browser.':
    'prüft, ob Anrufe durchkommen (UDP), und merkt sich die Version dieses Browsers.',
  'It looks at nothing else in your network.': 'Sonst sieht sie nichts in Ihrem Netz an.',
  'It transfers {0} MB at most. On a phone’s data plan, that counts.':
    'Sie überträgt höchstens {0} MB. Im Mobilfunktarif zählt das.',
  'Start the check': 'Prüfung starten',
  'Check again': 'Noch einmal prüfen',
  'Type it in instead': 'Stattdessen eintippen',
  'Back to the check': 'Zurück zur Prüfung',
  Cancel: 'Abbrechen',
  'Reading your address…': 'Ihre Adresse wird gelesen…',
  'Measuring the delay…': 'Die Verzögerung wird gemessen…',
  'Measuring the download…': 'Der Download wird gemessen…',
  'Measuring the upload…': 'Der Upload wird gemessen…',
  'Putting it together…': 'Das Ergebnis wird zusammengestellt…',
  'Progress of the check': 'Fortschritt der Prüfung',
  'The connection broke off before the check was done. Nothing of it was kept. Try again, or type it in.':
    'Die Verbindung riss ab, bevor die Prüfung fertig war. Nichts davon wurde behalten. Versuchen Sie es noch einmal, oder tippen Sie es ein.',
  'Cancelled. Nothing of it was kept.': 'Abgebrochen. Nichts davon wurde behalten.',
  'The check is done.': 'Die Prüfung ist fertig.',
  'What this browser measured': 'Was dieser Browser gemessen hat',
  'Are you at the office now?': 'Sind Sie gerade im Büro?',
  'Are you at {0} now?': 'Sind Sie gerade am Standort {0}?',
  'At which location?': 'An welchem Standort?',
  Yes: 'Ja',
  No: 'Nein',
  'Not sure': 'Nicht sicher',
  'Only with a yes do we take this as your office’s line.':
    'Nur mit einem Ja gilt das als die Leitung Ihres Büros.',
  'Another location? Send a link': 'Ein anderer Standort? Schicken Sie einen Link',
  'A link for {0}': 'Ein Link für {0}',
  'Somebody at {0} opens it there, once, until {1}. It shows the check and nothing of your answers.':
    'Jemand am Standort {0} öffnet ihn dort, einmal, bis {1}. Er zeigt die Prüfung und nichts von Ihren Antworten.',
  'Name of the location': 'Name des Standorts',
  'Make the link': 'Link erstellen',
  'How we know': 'Woher wir das wissen',
  Line: 'Leitung',
  Speed: 'Tempo',
  Delay: 'Verzögerung',
  Calls: 'Anrufe',
  'This browser': 'Dieser Browser',
  Address: 'Adresse',
  'Not measured': 'Nicht gemessen',
  '{0} Mbit/s down, {1} Mbit/s up': '{0} Mbit/s herunter, {1} Mbit/s hinauf',
  '{0} Mbit/s down; up could not be measured': '{0} Mbit/s herunter; hinauf ließ sich nicht messen',
  '{0} Mbit/s up; down could not be measured': '{0} Mbit/s hinauf; herunter ließ sich nicht messen',
  'Could not be measured': 'Ließ sich nicht messen',
  'That is what your contract says ({0} Mbit/s down).':
    'Das ist, was Ihr Vertrag verspricht ({0} Mbit/s herunter).',
  'That is {0} % of the {1} Mbit/s down in your contract. Wi-Fi often is the cause: try once more by cable.':
    'Das sind {0} % der {1} Mbit/s herunter in Ihrem Vertrag. Oft liegt es am WLAN: Versuchen Sie es noch einmal per Kabel.',
  'That is more than the {0} Mbit/s down in your contract.':
    'Das ist mehr als die {0} Mbit/s herunter in Ihrem Vertrag.',
  '{0} ms, varying by {1} ms': '{0} ms, schwankend um {1} ms',
  'While data flows it stays low ({0} ms).': 'Während Daten fließen, bleibt sie niedrig ({0} ms).',
  'While data flows it rises to {0} ms: calls stutter while somebody else downloads. A router that queues fairly mends that.':
    'Während Daten fließen, steigt sie auf {0} ms: Anrufe stocken, während jemand anders herunterlädt. Ein Router, der gerecht einreiht, behebt das.',
  'This looks like an office line of {0}': 'Das sieht nach einer Büroleitung von {0} aus',
  'This looks like an office line': 'Das sieht nach einer Büroleitung aus',
  'This looks like a home line of {0}': 'Das sieht nach einem Privatanschluss von {0} aus',
  'This looks like a home line': 'Das sieht nach einem Privatanschluss aus',
  'This looks like the mobile network of {0}': 'Das sieht nach dem Mobilfunknetz von {0} aus',
  'This looks like a mobile network': 'Das sieht nach einem Mobilfunknetz aus',
  'This comes out of a data centre of {0}': 'Das kommt aus einem Rechenzentrum von {0}',
  'This comes out of a data centre': 'Das kommt aus einem Rechenzentrum',
  'This comes out of the VPN {0}': 'Das kommt aus dem VPN {0}',
  'This comes out of a VPN': 'Das kommt aus einem VPN',
  '{0} carries it; whether it is an office or a home line cannot be seen':
    '{0} trägt sie; ob Büro oder Zuhause, ist nicht zu sehen',
  'Who carries it cannot be seen from here': 'Wer sie trägt, ist von hier nicht zu sehen',
  'fairly sure': 'ziemlich sicher',
  probably: 'wahrscheinlich',
  'a guess': 'eine Vermutung',
  'UDP gets through, which calls and meetings use.': 'UDP kommt durch; Anrufe und Besprechungen nutzen es.',
  'UDP seems to be blocked: calls and meetings will be worse than they could be.':
    'UDP scheint gesperrt: Anrufe und Besprechungen werden schlechter sein, als sie könnten.',
  'Your router gives every connection another port, which some phone systems do not like.':
    'Ihr Router gibt jeder Verbindung einen anderen Port, was manche Telefonanlagen nicht mögen.',
  'Your router keeps its ports, as phone systems like it.':
    'Ihr Router behält seine Ports, wie Telefonanlagen es mögen.',
  'A VPN, a proxy or a relay is likely:': 'Ein VPN, ein Proxy oder ein Relay ist wahrscheinlich:',
  '{0} {1} on {2}': '{0} {1} auf {2}',
  'It has missed updates for months. Please update it.':
    'Ihm fehlen seit Monaten Updates. Bitte aktualisieren Sie ihn.',
  'You were asked to check the connection at {0}.':
    'Sie wurden gebeten, die Verbindung am Standort {0} zu prüfen.',
  'Please run it from {0}, on its own network and not on a phone’s.':
    'Bitte starten Sie sie am Standort {0}, in dessen eigenem Netz und nicht über Mobilfunk.',
  'Thank you. The result is where it belongs; you can close this page.':
    'Danke. Das Ergebnis ist, wo es hingehört; Sie können diese Seite schließen.',
  'Thank you. As you are not there, nothing of it counts. Open this link again once you are there.':
    'Danke. Da Sie nicht dort sind, zählt nichts davon. Öffnen Sie diesen Link wieder, wenn Sie dort sind.',
  'This link cannot be opened.': 'Dieser Link lässt sich nicht öffnen.',
}
