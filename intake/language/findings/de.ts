import type { Catalogue } from '../translate.ts'
import { why } from './de/why.ts'

/** What findings and the result say, in German. */
export const de: Catalogue = {
  ...why,

  // From answers.
  'Whether your data can be restored is not known yet':
    'Ob sich Ihre Daten wiederherstellen lassen, ist noch nicht bekannt',
  'A backup counts when it was restored once.': 'Ein Backup zählt, wenn es einmal wiederhergestellt wurde.',
  'Ask whoever runs it for the date of the last test, or let us test it.':
    'Fragen Sie, wer es betreut, nach dem letzten Test, oder lassen Sie uns testen.',
  'Your data is backed up, and a restore was tested':
    'Ihre Daten sind gesichert, und eine Wiederherstellung wurde getestet',
  'After a bad day you can be back at work.': 'Nach einem schlechten Tag können Sie wieder arbeiten.',
  'Your data is not backed up': 'Ihre Daten sind nicht gesichert',
  'Your backup was never tested': 'Ihr Backup wurde nie getestet',
  'A broken disk or one wrong click loses it for good.':
    'Eine kaputte Festplatte oder ein falscher Klick, und sie sind für immer weg.',
  'A backup that was never restored fails when it is needed more often than people think.':
    'Ein Backup, das nie wiederhergestellt wurde, versagt im Ernstfall öfter, als man denkt.',
  'Set up a daily backup that is kept away from your computers, and restore a file from it once.':
    'Richten Sie ein tägliches Backup ein, das getrennt von Ihren Computern liegt, und stellen Sie daraus einmal eine Datei wieder her.',
  'Restore one folder this week, note how long it took, and repeat it every quarter.':
    'Stellen Sie diese Woche einen Ordner wieder her, notieren Sie die Dauer, und wiederholen Sie es jedes Quartal.',
  'Who signs in with a second factor is not known yet':
    'Wer sich mit zweitem Faktor anmeldet, ist noch nicht bekannt',
  'It is what stops most stolen passwords.': 'Er macht die meisten gestohlenen Passwörter wertlos.',
  'Your mail provider shows it in its admin page in two minutes.':
    'Die Verwaltungsseite Ihres Mailanbieters zeigt es in zwei Minuten.',
  'Everyone signs in with a second factor': 'Alle melden sich mit zweitem Faktor an',
  'A stolen password alone opens nothing.': 'Ein gestohlenes Passwort allein öffnet nichts.',
  'Nobody signs in with a second factor': 'Niemand meldet sich mit zweitem Faktor an',
  'Not everyone signs in with a second factor': 'Nicht alle melden sich mit zweitem Faktor an',
  'One stolen or guessed password is enough to read your mail and to write invoices in your name.':
    'Ein gestohlenes oder erratenes Passwort genügt, um Ihre Mails zu lesen und in Ihrem Namen Rechnungen zu schreiben.',
  'Switch it on for everyone, mail first. It costs nothing and takes an afternoon.':
    'Schalten Sie ihn für alle ein, zuerst bei der Mail. Es kostet nichts und dauert einen Nachmittag.',
  'You have cyber insurance': 'Sie haben eine Cyberversicherung',
  'The cost of a bad day is shared, as long as its conditions are kept.':
    'Die Kosten eines schlechten Tages sind geteilt, solange ihre Bedingungen eingehalten werden.',
  'You have no cyber insurance': 'Sie haben keine Cyberversicherung',
  'Lawyers, letters to customers and lost days would be yours to pay.':
    'Anwälte, Briefe an Kunden und verlorene Tage müssten Sie selbst bezahlen.',
  'Ask your broker for an offer; backup and a second factor lower the price.':
    'Bitten Sie Ihren Makler um ein Angebot; Backup und zweiter Faktor senken den Preis.',
  'Whether you have cyber insurance is not known yet':
    'Ob Sie eine Cyberversicherung haben, ist noch nicht bekannt',
  'It decides who pays for a bad day.': 'Davon hängt ab, wer einen schlechten Tag bezahlt.',
  'Ask whoever keeps your policies.': 'Fragen Sie, wer Ihre Versicherungen verwaltet.',
  'Nothing happened in the last two years': 'In den letzten zwei Jahren ist nichts passiert',
  'There is time to set things right in order.': 'Es ist Zeit, alles der Reihe nach in Ordnung zu bringen.',
  'In the last two years: {0}': 'In den letzten zwei Jahren: {0}',
  'a mailbox was taken over': 'ein Postfach wurde übernommen',
  'files were locked or encrypted': 'Dateien wurden gesperrt oder verschlüsselt',
  'money went to the wrong account': 'Geld ging auf ein falsches Konto',
  'data was lost or stolen': 'Daten gingen verloren oder wurden gestohlen',
  'a day or more without it': 'ein Tag oder mehr ohne IT',
  'Whoever got in once knows the way; many come back.':
    'Wer einmal drin war, kennt den Weg; viele kommen wieder.',
  'Find out how it began, and close that way: passwords, forwarding rules, remote access.':
    'Finden Sie heraus, wie es begann, und schließen Sie diesen Weg: Passwörter, Weiterleitungen, Fernzugriff.',
  'Nobody looks after your IT': 'Niemand kümmert sich um Ihre IT',
  'Updates wait, and when something stops, the search for help begins that day.':
    'Updates bleiben liegen, und wenn etwas ausfällt, beginnt die Suche nach Hilfe erst an dem Tag.',
  'Name one person who is responsible, and one number to call.':
    'Bestimmen Sie eine Person, die zuständig ist, und eine Nummer, die man anruft.',
  'Your IT contract runs until {0}': 'Laufzeitende Ihres IT-Vertrags: {0}',
  'Your IT contract with {0} runs until {1}': 'Laufzeitende Ihres IT-Vertrags mit {0}: {1}',
  'Many contracts renew by themselves when the notice is missed.':
    'Viele Verträge verlängern sich von selbst, wenn man die Kündigung verpasst.',
  'Look up the notice period now and decide before it.':
    'Sehen Sie jetzt nach der Kündigungsfrist und entscheiden Sie vorher.',

  // The next step.
  'Book 20 minutes with {0}: they go through this with you and say what each point would take.':
    'Buchen Sie 20 Minuten mit {0}: Sie gehen das gemeinsam durch und erfahren, was jeder Punkt erfordert.',
  '{0} goes through this and gets in touch with what each point would take.':
    '{0} geht das durch und meldet sich damit, was jeder Punkt erfordert.',
  'They will also show you the other {0} that we found.':
    'Dort sehen Sie auch die anderen {0} Punkte, die wir gefunden haben.',
  'They will also show you the other 1 that we found.':
    'Dort sehen Sie auch den anderen Punkt, den wir gefunden haben.',

  // Mail.
  '{0} names no mail hosts.': '{0} nennt keine Mailserver.',
  'Mail to this domain may not arrive. That is fine if you use another domain for mail.':
    'Mails an diese Domain kommen vielleicht nicht an. Das ist in Ordnung, wenn Sie für Mail eine andere Domain verwenden.',
  'If you want mail here, add MX records; if not, say so with a null MX record.':
    'Wenn Sie hier Mails empfangen möchten, ergänzen Sie MX-Einträge; wenn nicht, sagen Sie es mit einem Null-MX-Eintrag.',
  '{0} says clearly that it takes no mail.': '{0} sagt klar, dass es keine Mails annimmt.',
  'Nobody waits for an answer from an address that does not exist.':
    'Niemand wartet auf eine Antwort von einer Adresse, die es nicht gibt.',
  'Mail to {0} has a place to arrive.': 'Mails an {0} haben einen Ort, an dem sie ankommen.',
  'You receive mail on a server under your own name.':
    'Sie empfangen Mails auf einem Server unter Ihrem eigenen Namen.',
  'Your mail is filtered by {0}.': 'Ihre Mails werden von {0} gefiltert.',
  'Your mail is forwarded by {0}.': 'Ihre Mails werden von {0} weitergeleitet.',
  'Your mail is received by {0}.': 'Ihre Mails werden von {0} empfangen.',
  '{0}, in front of {1}': '{0} (vor {1})',
  'a mail host': 'einem Mailserver',
  'Nothing says which servers may send mail as {0}.':
    'Nirgends steht, welche Server Mails als {0} senden dürfen.',
  'Forged mail in your name gets through more easily, and your own is more likely to land in spam.':
    'Gefälschte Mails in Ihrem Namen kommen leichter durch, und Ihre eigenen landen eher im Spam.',
  'List the services that send mail for you in one SPF record that ends in "-all"; it is an hour\'s work.':
    'Nennen Sie die Dienste, die für Sie Mails senden, in einem SPF-Eintrag, der mit „-all“ endet; das ist eine Stunde Arbeit.',
  'Your SPF record is broken, so receivers ignore it.':
    'Ihr SPF-Eintrag ist fehlerhaft, deshalb übergehen ihn Empfänger.',
  'The protection you set up does not work: {0}': 'Der eingerichtete Schutz wirkt nicht: {0}',
  "Mend the record; we show every fault in it. It is an hour's work.":
    'Berichtigen Sie den Eintrag; wir zeigen jeden Fehler darin. Das ist eine Stunde Arbeit.',
  'Your SPF record allows every server in the world to send as you.':
    'Ihr SPF-Eintrag erlaubt jedem Server der Welt, in Ihrem Namen zu senden.',
  'Forged mail in your name passes this check everywhere.':
    'Gefälschte Mails in Ihrem Namen bestehen diese Prüfung überall.',
  'Replace "+all" at its end by "-all" once your own services are listed.':
    'Ersetzen Sie „+all“ am Ende durch „-all“, sobald Ihre eigenen Dienste genannt sind.',
  'Your SPF record lists your servers and says nothing about all the others.':
    'Ihr SPF-Eintrag nennt Ihre Server und sagt nichts über alle anderen.',
  'Receivers get no reason to doubt forged mail in your name.':
    'Empfänger haben keinen Grund, an gefälschten Mails in Ihrem Namen zu zweifeln.',
  'End the record with "~all", and with "-all" once your own services are listed.':
    'Beenden Sie den Eintrag mit „~all“, und mit „-all“, sobald Ihre eigenen Dienste genannt sind.',
  'Your SPF record says which servers may send mail as you.':
    'Ihr SPF-Eintrag sagt, welche Server in Ihrem Namen Mails senden dürfen.',
  'Receivers can tell your mail from forged mail. It needs {0} of 10 allowed lookups.':
    'Empfänger können Ihre Mails von gefälschten unterscheiden. Er braucht {0} von 10 erlaubten Abfragen.',
  'Anyone can send mail that looks like yours today.':
    'Heute kann jeder Mails senden, die wie Ihre aussehen.',
  'Customers and staff cannot tell a forged invoice from a real one.':
    'Weder Kunden noch Mitarbeiter können eine gefälschte Rechnung von einer echten unterscheiden.',
  'A DMARC record stops most of it; it is an hour\'s work. Start with reports, then move to "reject".':
    'Ein DMARC-Eintrag hält das meiste davon auf; das ist eine Stunde Arbeit. Beginnen Sie mit Berichten, dann gehen Sie auf „reject“.',
  'Your DMARC record is broken, so forged mail is delivered.':
    'Ihr DMARC-Eintrag ist fehlerhaft, deshalb werden gefälschte Mails zugestellt.',
  'You watch forged mail, and nothing stops it.': 'Sie beobachten gefälschte Mails, und nichts hält sie auf.',
  'Mail that only looks like yours still reaches inboxes.':
    'Mails, die nur wie Ihre aussehen, erreichen noch immer Postfächer.',
  'When the reports show that your own mail passes, change the policy to "quarantine", then to "reject".':
    'Wenn die Berichte zeigen, dass Ihre eigenen Mails bestehen, ändern Sie die Regel auf „quarantine“, dann auf „reject“.',
  'Your DMARC policy is marked as a test.': 'Ihre DMARC-Regel ist als Test gekennzeichnet.',
  'Receivers treat forged mail one step more mildly than you ask.':
    'Empfänger behandeln gefälschte Mails eine Stufe milder, als Sie verlangen.',
  'Remove "t=y" when the reports show that your own mail passes.':
    'Entfernen Sie „t=y“, wenn die Berichte zeigen, dass Ihre eigenen Mails bestehen.',
  'Your DMARC policy works; a part of the record cannot be read.':
    'Ihre DMARC-Regel wirkt; ein Teil des Eintrags ist nicht lesbar.',
  'Correct that part; the policy itself can stay.':
    'Berichtigen Sie diesen Teil; die Regel selbst kann bleiben.',
  'Mail that only looks like yours is turned away.': 'Mails, die nur wie Ihre aussehen, werden abgewiesen.',
  'Your DMARC policy is "{0}", so receivers know what to do with forged mail.':
    'Ihre DMARC-Regel ist „{0}“; damit wissen Empfänger, was sie mit gefälschten Mails tun sollen.',

  // Website and domain.
  'The certificate of your website has expired.': 'Das Zertifikat Ihrer Website ist abgelaufen.',
  'Renew it, and let it renew itself.': 'Erneuern Sie es, und lassen Sie es sich künftig selbst erneuern.',
  'The certificate of your website is not valid yet.': 'Das Zertifikat Ihrer Website ist noch nicht gültig.',
  'Install the current one, and check the clock of the server.':
    'Installieren Sie das aktuelle, und prüfen Sie die Uhr des Servers.',
  'The certificate of your website is for another name.':
    'Das Zertifikat Ihrer Website gilt für einen anderen Namen.',
  'Get one that names your domain, with and without "www".':
    'Holen Sie eines, das Ihre Domain nennt, mit und ohne „www“.',
  'The certificate of your website was signed by nobody but itself.':
    'Das Zertifikat Ihrer Website hat niemand außer ihm selbst unterschrieben.',
  'Get one from a certificate authority; good ones cost nothing.':
    'Holen Sie eines von einer Zertifizierungsstelle; gute kosten nichts.',
  'Your web server does not send the whole chain of its certificate.':
    'Ihr Webserver sendet nicht die ganze Kette seines Zertifikats.',
  'Install the intermediate certificate beside your own.':
    'Installieren Sie das Zwischenzertifikat neben Ihrem eigenen.',
  'The certificate of your website comes from an authority that browsers do not know.':
    'Das Zertifikat Ihrer Website kommt von einer Stelle, die Browser nicht kennen.',
  'Get one from a public certificate authority; good ones cost nothing.':
    'Holen Sie eines von einer öffentlichen Zertifizierungsstelle; gute kosten nichts.',
  'Your web server speaks only an outdated form of encryption.':
    'Ihr Webserver kennt nur eine veraltete Verschlüsselung.',
  'Switch on TLS 1.2 and 1.3, and switch older versions off.':
    'Schalten Sie TLS 1.2 und 1.3 ein und ältere Versionen aus.',
  'The certificate of your website is not trusted.': 'Dem Zertifikat Ihrer Website wird nicht vertraut.',
  'Get a new one from a public certificate authority.':
    'Holen Sie ein neues von einer öffentlichen Zertifizierungsstelle.',
  'Renew it.': 'Erneuern Sie es.',
  'Visitors see a warning instead of your website, and most of them leave.':
    'Besucher sehen eine Warnung statt Ihrer Website, und die meisten gehen.',
  'The certificate of your website ends in {0} days.': 'Das Zertifikat Ihrer Website läuft in {0} Tagen ab.',
  'The certificate of your website ends in {0} day.': 'Das Zertifikat Ihrer Website läuft in {0} Tag ab.',
  'The certificate of your website ends in 0 days.': 'Das Zertifikat Ihrer Website läuft heute ab.',
  'From then on visitors see a warning instead of your website.':
    'Von da an sehen Besucher eine Warnung statt Ihrer Website.',
  'Renew it now, and let it renew itself from then on.':
    'Erneuern Sie es jetzt, und lassen Sie es sich von da an selbst erneuern.',
  'The certificate of your website is in order for {0} more days.':
    'Das Zertifikat Ihrer Website ist noch {0} Tage in Ordnung.',
  'Browsers trust the connection to it.': 'Browser vertrauen der Verbindung dorthin.',
  'There is no website at {0}.': 'Unter {0} gibt es keine Website.',
  'That is fine if you use another address for it.':
    'Das ist in Ordnung, wenn Sie dafür eine andere Adresse verwenden.',
  'Your website is shown without encryption.': 'Ihre Website wird unverschlüsselt angezeigt.',
  'Browsers mark it as not secure, and what visitors type can be read on the way.':
    'Browser kennzeichnen sie als nicht sicher, und was Besucher eingeben, kann unterwegs mitgelesen werden.',
  'Switch on https at your web host and redirect every visitor to it; it is often one click.':
    'Schalten Sie bei Ihrem Webhoster https ein und leiten Sie alle Besucher dorthin; oft ist es ein Klick.',
  'Your website is encrypted.': 'Ihre Website ist verschlüsselt.',
  'What visitors type there cannot be read on the way.':
    'Was Besucher dort eingeben, kann unterwegs nicht mitgelesen werden.',
  'Browsers that know your website never use the unencrypted way again.':
    'Browser, die Ihre Website kennen, nehmen nie wieder den unverschlüsselten Weg.',
  'A stranger on the same Wi-Fi cannot lead your visitors to a copy of it.':
    'Ein Fremder im selben WLAN kann Ihre Besucher nicht auf eine Kopie locken.',
  'Browsers may still try your website without encryption first.':
    'Browser versuchen Ihre Website eventuell noch zuerst ohne Verschlüsselung.',
  'On a shared Wi-Fi a stranger could lead visitors to a copy of it.':
    'In einem gemeinsamen WLAN könnte ein Fremder Besucher auf eine Kopie locken.',
  'Have your web server send the header "Strict-Transport-Security"; it is one line.':
    'Lassen Sie Ihren Webserver die Kopfzeile „Strict-Transport-Security“ senden; das ist eine Zeile.',
  'Your website tells everyone that it runs {0}.': 'Ihre Website verrät jedem, dass sie mit {0} läuft.',
  'Attackers look for exactly such versions when a weakness becomes known.':
    'Wird eine Schwachstelle bekannt, suchen Angreifer genau solche Versionen.',
  'Keep it up to date automatically, and hide the version.':
    'Halten Sie sie automatisch aktuell, und verbergen Sie die Version.',
  'We found no trace of {0} on the internet.': 'Wir haben im Internet keine Spur von {0} gefunden.',
  'Neither a website nor mail can work under this name.':
    'Unter diesem Namen funktionieren weder Website noch Mail.',
  'Check the spelling, and whether the domain is still registered.':
    'Prüfen Sie die Schreibweise, und ob die Domain noch registriert ist.',
  '{0} hangs on a single name server.': '{0} hängt an einem einzigen Nameserver.',
  'When it fails, your website and mail cannot be found until it is back.':
    'Fällt er aus, sind Website und Mail nicht auffindbar, bis er wieder da ist.',
  'Move the domain to a DNS service with at least two name servers; most cost nothing.':
    'Ziehen Sie die Domain zu einem DNS-Dienst mit mindestens zwei Nameservern um; die meisten kosten nichts.',
  '{0} answers for {1}.': '{0} antwortet für {1}.',
  '{0} name servers answer for {1}.': '{0} Nameserver antworten für {1}.',
  'Your name stays reachable when one of them fails.':
    'Ihr Name bleibt erreichbar, wenn einer davon ausfällt.',
}
