import type { Catalogue } from '../translate.ts'

/** German: everything else that is said. */
export const sentences: Catalogue = {
  '1: not at all': '1: gar nicht',
  '3: it works': '3: es geht',
  '5: very': '5: sehr',
  'A backup helps only if it is somewhere else, young enough, and can be read back.':
    'Eine Sicherung hilft nur, wenn sie woanders liegt, jung genug ist und sich zurücklesen lässt.',
  'A person at {0} will get in touch with you. You can go on meanwhile.':
    'Jemand von {0} meldet sich bei Ihnen. Sie können inzwischen weitermachen.',
  'A proposal that serves your aims beats one that lists products.':
    'Ein Angebot, das Ihren Zielen dient, ist mehr wert als eines, das Produkte aufzählt.',
  'A scan from inside the office finds what no question can: old devices, open doors, forgotten machines. It needs your consent, which you can take back at any time.':
    'Eine Prüfung von innen findet, was keine Frage findet: alte Geräte, offene Türen, vergessene Maschinen. Dafür brauchen wir Ihre Einwilligung, die Sie jederzeit zurücknehmen können.',
  'A time such as 8:00 or 5 pm, please.': 'Bitte eine Uhrzeit wie 8:00 oder 17:00.',
  'Administrative and Support and Waste Management and Remediation Services':
    'Verwaltungs- und Hilfsdienste, Entsorgung',
  'Age and number of the machines drive cost and risk more than anything else.':
    'Alter und Zahl der Geräte bestimmen Kosten und Risiko mehr als alles andere.',
  'Agriculture, Forestry, Fishing and Hunting': 'Land- und Forstwirtschaft, Fischerei und Jagd',
  'And the last few, which concern some companies only:':
    'Und die letzten, die nur manche Unternehmen betreffen:',
  'And these, which belong to your industry too:': 'Und diese, die auch zu Ihrer Branche gehören:',
  'Answer in this order, separated by commas.': 'Antworten Sie in dieser Reihenfolge, durch Kommas getrennt.',
  'Arts, Entertainment, and Recreation': 'Kunst, Unterhaltung und Erholung',
  'Before we can send it, we need your e-mail address and your consent.':
    'Bevor wir es senden können, brauchen wir Ihre E-Mail-Adresse und Ihre Einwilligung.',
  'Changed. {0} gets the change by itself.': 'Geändert. {0} bekommt die Änderung von selbst.',
  'Contract: download (Mbit/s)': 'Vertrag: Download (Mbit/s)',
  'Contract: upload (Mbit/s)': 'Vertrag: Upload (Mbit/s)',
  'Contracts and licences carry the legal name, and a change of owner often changes the IT.':
    'Verträge und Lizenzen tragen die Firma laut Register, und ein Wechsel der Eigentümer verändert oft auch die IT.',
  'Contracts that renew by themselves and licences that nobody uses are where money is found first.':
    'Verträge, die sich von selbst verlängern, und Lizenzen, die niemand nutzt: Dort findet sich Geld zuerst.',
  'Could not be checked: {0}': 'Konnte nicht geprüft werden: {0}',
  'Customer data is what privacy rules are about, and it is often in more places than one.':
    'Um Kundendaten geht es beim Datenschutz, und oft liegen sie an mehr als einem Ort.',
  'Devices are what is patched, protected and replaced; work from outside decides how people sign in.':
    'Geräte werden gewartet, geschützt und ersetzt; Arbeit von außen bestimmt, wie man sich anmeldet.',
  'Doubled protection costs money, and gaps cost more. Insurers ask for this list as well.':
    'Doppelter Schutz kostet Geld, Lücken kosten mehr. Auch Versicherer fragen nach dieser Liste.',
  'Each location needs its own line, Wi-Fi and firewall, and somebody who can get there.':
    'Jeder Standort braucht eigene Leitung, WLAN und Firewall, und jemanden, der hinkommt.',
  'Each part makes the result and the proposal more exact. None of them is needed, and you can stop in the middle and come back.':
    'Jeder Teil macht Ergebnis und Angebot genauer. Keiner ist nötig, und Sie können mittendrin aufhören und wiederkommen.',
  'Estimates are fine: about 30, 40, 2, 25. What you do not know leave out.':
    'Schätzungen genügen: etwa 30, 40, 2, 25. Was Sie nicht wissen, lassen Sie weg.',
  'Every domain that you send mail from needs the same protection, and subsidiaries often share the same systems.':
    'Jede Domain, von der Sie Mails senden, braucht denselben Schutz, und Tochterfirmen teilen oft dieselben Systeme.',
  'Everything you say stays between you and your IT provider. You can change or leave out any answer.':
    'Alles, was Sie sagen, bleibt zwischen Ihnen und Ihrem IT-Dienstleister. Sie können jede Antwort ändern oder weglassen.',
  'Files can be handed over on our own page, or sent here as attachments.':
    'Dateien können Sie auf unserer eigenen Seite übergeben oder hier als Anhang senden.',
  'First the rules of your industry. A short answer to each:':
    'Zuerst die Vorschriften Ihrer Branche. Eine kurze Antwort auf jede:',
  'Four quick ones about safety: backup, sign-in with a second factor (a code or an app), cyber insurance, and what happened in the last two years. And where are you now: at the office, we could look at its connection next.':
    'Vier kurze Fragen zur Sicherheit: Datensicherung, Anmeldung mit zweitem Faktor (ein Code oder eine App), Cyberversicherung, und was in den letzten zwei Jahren passiert ist. Und wo sind Sie gerade: Im Büro könnten wir uns als Nächstes den Anschluss ansehen.',
  'Has a problem: {0}': 'Hat ein Problem: {0}',
  'Health Care and Social Assistance': 'Gesundheit und Soziales',
  'Hello {0}, this is Sentry, the assistant of {1}. Some things are filled in already; you only confirm or correct them.':
    'Guten Tag {0}, hier ist Sentry, der Assistent von {1}. Manches ist schon ausgefüllt; Sie bestätigen oder berichtigen es nur.',
  "Hello, this is Sentry, the assistant of {0}. A colleague asks you for one part of your company's IT assessment: {1}. Nothing else is asked or shown here, and it saves as you go.":
    'Guten Tag, hier ist Sentry, der Assistent von {0}. Jemand aus Ihrem Unternehmen bittet Sie um einen Teil der IT-Bestandsaufnahme: {1}. Sonst wird hier nichts gefragt oder gezeigt, und alles wird laufend gespeichert.',
  'Hello, this is Sentry, the assistant of {0}. Some things are filled in already; you only confirm or correct them.':
    'Guten Tag, hier ist Sentry, der Assistent von {0}. Manches ist schon ausgefüllt; Sie bestätigen oder berichtigen es nur.',
  'I agree that {0} keeps my answers and contact details to prepare this assessment. I can have them deleted at any time.':
    'Ich bin einverstanden, dass {0} meine Antworten und Kontaktdaten speichert, um diese Bestandsaufnahme vorzubereiten. Ich kann sie jederzeit löschen lassen.',
  'I may decide this for my company, and I agree that {0} scans the targets that I named. A scan looks, and changes nothing.':
    'Ich darf das für mein Unternehmen entscheiden und bin einverstanden, dass {0} die genannten Ziele prüft. Eine Prüfung sieht nach und verändert nichts.',
  'If nobody chose one, it is "what came with Windows".':
    'Wenn niemand etwas gewählt hat, ist es „was bei Windows dabei war“.',
  'If nothing comes of it, it is deleted {0} days after your last visit.':
    'Wenn nichts daraus wird, wird es {0} Tage nach Ihrem letzten Besuch gelöscht.',
  'If one person or one company alone holds them, you depend on it on the worst day.':
    'Wenn eine Person oder ein Unternehmen allein sie hat, hängen Sie am schlimmsten Tag davon ab.',
  'If you like, go on with one of these. Each takes a few minutes, alone or with a colleague, and you can stop at any time.':
    'Wenn Sie mögen, machen Sie mit einem dieser Teile weiter. Jeder dauert ein paar Minuten, allein oder gemeinsam, und Sie können jederzeit aufhören.',
  'Insurers ask for it by name, and two at once are worse than one.':
    'Versicherer fragen namentlich danach, und zwei zugleich sind schlechter als einer.',
  'Insurers ask for sign-in with a second factor, tested backups and more before they renew; there is time to prepare.':
    'Versicherer verlangen vor der Verlängerung Anmeldung mit zweitem Faktor, geprüfte Sicherungen und mehr; so bleibt Zeit.',
  'It decides how much work would be lost on a bad day.':
    'Davon hängt ab, wie viel Arbeit an einem schlechten Tag verloren ginge.',
  'It is kept until you or {0} delete it.': 'Es bleibt gespeichert, bis Sie oder {0} es löschen.',
  'It is the door that attackers try first.': 'Das ist die Tür, die Angreifer zuerst probieren.',
  'It is the hardest to replace, and its vendor sets the rules for your computers.':
    'Sie ist am schwersten zu ersetzen, und ihr Hersteller bestimmt, was Ihre Computer können müssen.',
  'It is with {0} already. Changes go on by themselves.':
    '{0} hat es bereits. Änderungen gehen von selbst weiter.',
  'It measures the line from this browser to our server: its speed, its delay, and what arrives of your contract. It looks at nothing in your network.':
    'Gemessen wird die Strecke von diesem Browser zu unserem Server: Tempo, Verzögerung, und was von Ihrem Vertrag ankommt. In Ihr Netz wird nicht geschaut.',
  'Leases of copiers run for years and end on one day that is easily missed.':
    'Leasingverträge für Kopierer laufen Jahre und enden an einem Tag, den man leicht verpasst.',
  'Lines, a sheet, or the text of an invoice. You confirm each row.':
    'Zeilen, eine Tabelle oder der Text einer Rechnung. Sie bestätigen jede Zeile.',
  'Mail and documents stop everyone when they stop, so they come first.':
    'Wenn Mail und Dokumente stehen, stehen alle; darum kommen sie zuerst.',
  'Mail, documents and working together': 'Mail, Dokumente und Zusammenarbeit',
  'Managed Security Service Provider (MSSP)': 'Überwachte IT-Sicherheit (MSSP)',
  'Management of Companies and Enterprises': 'Verwaltung von Unternehmen',
  'May your network be scanned later, with a program that you start on an office computer? Nothing is scanned by saying yes.':
    'Darf Ihr Netz später geprüft werden, mit einem Programm, das Sie auf einem Bürocomputer starten? Mit einem Ja wird noch nichts geprüft.',
  'Measured: download (Mbit/s)': 'Gemessen: Download (Mbit/s)',
  'Measured: upload (Mbit/s)': 'Gemessen: Upload (Mbit/s)',
  'Measured: {0} Mbit/s down and {1} Mbit/s up. Once you tell us what the contract promises, we compare the two.':
    'Gemessen: {0} Mbit/s Download und {1} Mbit/s Upload. Sobald Sie sagen, was der Vertrag verspricht, vergleichen wir beides.',
  'Mining, Quarrying, and Oil and Gas Extraction': 'Bergbau, Öl und Gas',
  'Not there: anyone can send mail that looks like yours':
    'Nicht vorhanden: Jeder kann Mails senden, die wie Ihre aussehen',
  'Not there: forged mail is not stopped': 'Nicht vorhanden: Gefälschte Mails werden nicht aufgehalten',
  'Nothing should start before the old contract ends, and a change makes sense only where it gets better or cheaper.':
    'Vor dem Ende des alten Vertrags sollte nichts beginnen, und ein Wechsel lohnt sich nur, wo es besser oder günstiger wird.',
  'Old devices without repairs are where attacks and outages begin. Only the few that matter; a scan can find the rest.':
    'Bei alten Geräten ohne Updates beginnen Angriffe und Ausfälle. Nur die wenigen, auf die es ankommt; eine Prüfung findet den Rest.',
  'Old firewalls get no repairs any more, and a guest on your own Wi-Fi is inside the office.':
    'Alte Firewalls bekommen keine Updates mehr, und ein Gast in Ihrem eigenen WLAN ist mitten im Büro.',
  'Old lines are often paid for long after the last call.':
    'Alte Leitungen werden oft noch lange nach dem letzten Anruf bezahlt.',
  'Other Services (except Public Administration)': 'Sonstige Dienste (ohne öffentliche Verwaltung)',
  'Our IT person is leaving in spring': 'Unser IT-Mitarbeiter geht im Frühjahr',
  'Our provider, and a copy in the safe': 'Unser Dienstleister, und eine Kopie im Safe',
  'Professional, Scientific, and Technical Services':
    'Freie Berufe, wissenschaftliche und technische Dienste',
  'Real Estate and Rental and Leasing': 'Immobilien, Vermietung und Leasing',
  'Response times are what support contracts cost most for. It pays to ask for what you need, and no more.':
    'Reaktionszeiten sind das Teuerste an Supportverträgen. Es lohnt sich zu verlangen, was Sie brauchen, und nicht mehr.',
  'Rules decide what must be encrypted, kept or reported, and insurers and customers ask for it. These questions tell which to look at; they are no legal advice.':
    'Vorschriften bestimmen, was verschlüsselt, aufbewahrt oder gemeldet werden muss, und Versicherer und Kunden fragen danach. Diese Fragen zeigen, welche Sie ansehen sollten; sie sind keine Rechtsberatung.',
  'Saved. We go on here:': 'Gespeichert. Hier geht es weiter:',
  'Saved. You can come back to it at any time.': 'Gespeichert. Sie können jederzeit darauf zurückkommen.',
  'Sealed: only {0} can open it': 'Versiegelt: Nur {0} kann es öffnen',
  'Security incidents, last 24 months': 'Sicherheitsvorfälle, letzte 24 Monate',
  'Sent to {0}. Here is your result.': 'An {0} gesendet. Hier ist Ihr Ergebnis.',
  'Separate several by commas in the field, or give one in each line.':
    'Trennen Sie mehrere im Feld durch Kommas, oder schreiben Sie je eines in eine Zeile.',
  'Some industries have rules about data, and others pay for downtime differently; it decides what we compare you with. Your IT provider sees it.':
    'Manche Branchen haben Vorschriften zu Daten, andere trifft ein Ausfall anders; danach richtet sich, womit wir Sie vergleichen. Ihr IT-Dienstleister sieht es.',
  'Somebody may have to come by, and taxes and some rules depend on where you are.':
    'Vielleicht muss jemand vorbeikommen, und Steuern und manche Vorschriften hängen davon ab, wo Sie sind.',
  'Support and licences are counted by people and places, so these numbers decide the price most. An estimate is fine. Your IT provider sees them.':
    'Support und Lizenzen werden nach Menschen und Orten gezählt, darum bestimmen diese Zahlen den Preis am meisten. Eine Schätzung genügt. Ihr IT-Dienstleister sieht sie.',
  'Support, maintenance and backups are planned around the hours that you work.':
    'Support, Wartung und Sicherungen werden um Ihre Arbeitszeiten herum geplant.',
  'Thank you, that is everything. {0} has it all.': 'Danke, das ist alles. {0} hat alles.',
  'Thank you, that was everything we wanted to ask you. Your colleague and {0} have it. You can close this page, or change what you said.':
    'Danke, das war alles, was wir Sie fragen wollten. Ihre Kollegin oder Ihr Kollege und {0} haben es. Sie können diese Seite schließen oder ändern, was Sie gesagt haben.',
  "Thank you. As you are not at the office, nothing of it is stored as your office's line.":
    'Danke. Da Sie nicht im Büro sind, wird nichts davon als Anschluss Ihres Büros gespeichert.',
  'That does not look like a phone number. Try something like `+1 555 010 0123`, or leave it out.':
    'Das sieht nicht nach einer Telefonnummer aus. Versuchen Sie etwas wie `+49 221 555 0123`, oder lassen Sie sie weg.',
  'That does not look like an e-mail address. Try something like `ada@acme.com`.':
    'Das sieht nicht nach einer E-Mail-Adresse aus. Versuchen Sie etwas wie `ada@acme.com`.',
  'That is fine. Everything is saved, and {0} has what it needs. To tell us more later, say "more".':
    'Das ist in Ordnung. Alles ist gespeichert, und {0} hat, was nötig ist. Um später mehr zu sagen: „mehr“.',
  'That is more than 1 MB, more than a list of services needs. Send the part that lists them.':
    'Das ist mehr als 1 MB, mehr als eine Liste von Diensten braucht. Senden Sie den Teil, der sie aufzählt.',
  'That is {0} characters, and we can keep {1} here. Please shorten it; what you typed is still above.':
    'Das sind {0} Zeichen, und wir können hier {1} speichern. Bitte kürzen Sie; was Sie getippt haben, steht noch oben.',
  'That is {0} characters; up to {1} fit here.': 'Das sind {0} Zeichen; bis zu {1} passen hierher.',
  'That was all we need. Send it to {0} and see your result? You can still change anything, before and after.':
    'Das ist alles, was wir brauchen. An {0} senden und Ihr Ergebnis ansehen? Sie können weiterhin alles ändern, vorher und nachher.',
  'That was every part there is, thank you. {0} has it all.':
    'Das war jeder Teil, den es gibt, danke. {0} hat alles.',
  'The answer is encrypted in your browser. Only {0} can open it, with a key that this server does not have.':
    'Die Antwort wird in Ihrem Browser verschlüsselt. Nur {0} kann sie öffnen, mit einem Schlüssel, den dieser Server nicht hat.',
  'The door for your own people is the one that others try first.':
    'Die Tür für Ihre eigenen Leute ist die, die andere zuerst probieren.',
  'The server stops every other week': 'Der Server steht jede zweite Woche',
  'There is nothing to ask in that part now.': 'In diesem Teil gibt es jetzt nichts zu fragen.',
  'These four decide how bad a bad day gets, and insurers ask for them. Your IT provider sees the answers; they are stored encrypted and go nowhere else.':
    'Diese vier bestimmen, wie schlimm ein schlechter Tag wird, und Versicherer fragen danach. Ihr IT-Dienstleister sieht die Antworten; sie werden verschlüsselt gespeichert und gehen sonst nirgendwohin.',
  'These have deadlines that do not move, and data that must be kept for years.':
    'Hier gibt es Fristen, die sich nicht verschieben, und Daten, die Jahre aufbewahrt werden müssen.',
  'This is the first question, there is nothing before it.': 'Das ist die erste Frage, davor kommt nichts.',
  'This is what we know of. What is missing, and who uses it? You can also paste a list, a sheet or an invoice.':
    'Das ist uns bekannt. Was fehlt, und wer nutzt es? Sie können auch eine Liste, eine Tabelle oder eine Rechnung einfügen.',
  'This one we need, so that the result can reach you.': 'Das brauchen wir, damit das Ergebnis Sie erreicht.',
  'Those are {0}. Please pick the three that matter most.':
    'Das sind {0}. Bitte wählen Sie die drei wichtigsten.',
  'Type the name as you say it at work; one is enough.':
    'Schreiben Sie den Namen, wie Sie ihn bei der Arbeit sagen; einer genügt.',
  'Until you send it, your IT provider sees a draft and nobody acts on it. Afterwards you can still change everything.':
    'Bis Sie es senden, sieht Ihr IT-Dienstleister einen Entwurf, und niemand handelt danach. Auch danach können Sie alles noch ändern.',
  'We are still looking up {0}. It takes a few seconds; you can wait here or go on.':
    'Wir sehen {0} noch nach. Es dauert ein paar Sekunden; Sie können hier warten oder weitermachen.',
  'We cannot go on without it; it stays between you and us.':
    'Ohne das können wir nicht weitermachen; es bleibt unter uns.',
  'We found nothing in there that we could read as a list. One line for each is best.':
    'Darin haben wir nichts gefunden, was wir als Liste lesen konnten. Am besten eine Zeile für jeden Eintrag.',
  'We have noted that you would like a call from {0}. Please leave your phone number when we ask for your e-mail.':
    'Wir haben notiert, dass Sie einen Anruf von {0} wünschen. Bitte nennen Sie Ihre Telefonnummer, wenn wir nach Ihrer E-Mail fragen.',
  'We have noted that you would like a person of {0}. They need your e-mail or phone number to reach you; it comes in one of the next questions.':
    'Wir haben notiert, dass Sie mit einem Menschen von {0} sprechen möchten. Dafür braucht es Ihre E-Mail-Adresse oder Telefonnummer; danach fragen wir gleich.',
  'We know of no connection between them.': 'Eine Verbindung zwischen ihnen ist uns nicht bekannt.',
  'We list the first {0} services; the other lines are kept as they stand.':
    'Wir führen die ersten {0} Dienste auf; die übrigen Zeilen bleiben, wie sie sind.',
  'We look for the address that people type to find you, such as `acme.com`. If there is none, say "no website".':
    'Wir suchen die Adresse, die man eintippt, um Sie zu finden, etwa `acme.com`. Wenn es keine gibt, sagen Sie „keine Website“.',
  'We read the first {0} lines; the others are kept as they stand.':
    'Wir haben die ersten {0} Zeilen gelesen; die übrigen bleiben, wie sie sind.',
  'We read {0} rows in your list. Take over what is right; nothing is stored before that.': {
    one: 'Wir haben in Ihrer Liste 1 Zeile gelesen. Übernehmen Sie, was stimmt; vorher wird nichts gespeichert.',
    other:
      'Wir haben in Ihrer Liste {0} Zeilen gelesen. Übernehmen Sie, was stimmt; vorher wird nichts gespeichert.',
  },
  "We store what you say here, what public records say about your company's website and mail, and the technical note that a conversation took place. It is stored encrypted.":
    'Wir speichern, was Sie hier sagen, was öffentliche Einträge über Website und Mail Ihres Unternehmens sagen, und den technischen Vermerk, dass ein Gespräch stattfand. Es wird verschlüsselt gespeichert.',
  'Welcome back, {0}. Your answers are with {1}. You can still change anything; changes go on by themselves.':
    'Willkommen zurück, {0}. Ihre Antworten liegen bei {1}. Sie können weiterhin alles ändern; Änderungen gehen von selbst weiter.',
  'Welcome back. Everything you said is saved. This is where we were:':
    'Willkommen zurück. Alles, was Sie gesagt haben, ist gespeichert. Hier waren wir stehen geblieben:',
  'Welcome back. Your answers are with {0}. You can still change anything; changes go on by themselves.':
    'Willkommen zurück. Ihre Antworten liegen bei {0}. Sie können weiterhin alles ändern; Änderungen gehen von selbst weiter.',
  'Yes: {0}': 'Ja: {0}',
  'You can download all of it or have it deleted at any time, under Help.':
    'Unter „Hilfe“ können Sie jederzeit alles herunterladen oder löschen lassen.',
  'You were asked for this one part; your colleague sends the rest.':
    'Sie wurden um diesen einen Teil gebeten; den Rest sendet Ihre Kollegin oder Ihr Kollege.',
  'Your domain name tells us in public records how your mail and your website are set up, so that you need not. We look at nothing that is not public; your IT provider sees it.':
    'Ihr Domainname sagt uns in öffentlichen Einträgen, wie Mail und Website eingerichtet sind, damit Sie es nicht müssen. Wir sehen nichts an, was nicht öffentlich ist; Ihr IT-Dienstleister sieht es.',
  'Your domain was verified for {0} at some time. It may be an old proof.':
    'Ihre Domain wurde irgendwann für {0} bestätigt. Der Nachweis kann alt sein.',
  'Your mail seems to go to a server of your own.': 'Ihre Mails gehen anscheinend an einen eigenen Server.',
  'Your mail seems to pass through {0}.': 'Ihre Mails laufen anscheinend durch {0}.',
  'Your result is ready. A few questions are left; answering them makes it more exact, and you may stop at any time.':
    'Ihr Ergebnis ist fertig. Ein paar Fragen sind noch offen; die Antworten machen es genauer, und Sie können jederzeit aufhören.',
  'Your website carries marks of {0}.': 'Ihre Website trägt Spuren von {0}.',
  '{0} That is below the contract; Wi-Fi or a busy hour can explain it, so measure once more by cable.':
    '{0} Das liegt unter dem Vertrag; WLAN oder eine belebte Stunde können es erklären, messen Sie also noch einmal per Kabel.',
  '{0} That is less than half of the contract. Measure once more by cable; if it stays so, your provider owes you an answer.':
    '{0} Das ist weniger als die Hälfte des Vertrags. Messen Sie noch einmal per Kabel; bleibt es dabei, schuldet Ihnen Ihr Anbieter eine Antwort.',
  '{0} connects with {1}, which is not in the list.':
    '{0} ist mit {1} verbunden, das nicht in der Liste steht.',
  '{0} is needed, so that we know which one it is.':
    '{0} wird gebraucht, damit wir wissen, welcher Eintrag es ist.',
  '{0} knows your case better before you talk.':
    '{0} kennt Ihre Lage besser, bevor Sie miteinander sprechen.',
  '{0} lines said nothing that we know, and are left out.': {
    one: '1 Zeile sagte uns nichts und bleibt weg.',
    other: '{0} Zeilen sagten uns nichts und bleiben weg.',
  },
  '{0} may contact me by e-mail or phone about the result, and remind me twice at most to finish.':
    '{0} darf mich per E-Mail oder Telefon zum Ergebnis kontaktieren und mich höchstens zweimal ans Fertigmachen erinnern.',
  '{0} seems to answer for your domain name.': '{0} ist anscheinend für Ihren Domainnamen zuständig.',
  '{0} sees it and keeps it in its customer records; nobody else does, and nothing is sold or used for advertising.':
    '{0} sieht es und speichert es in den eigenen Kundendaten; sonst niemand, und nichts wird verkauft oder für Werbung genutzt.',
  '{0} sees the answer, nobody else.': '{0} sieht die Antwort, sonst niemand.',
  '{0} usually connects with {1}; nobody has confirmed it here.':
    '{0} ist meist mit {1} verbunden; bestätigt hat es hier niemand.',
  '{0} will call you at {1}. You can go on meanwhile.':
    '{0} ruft Sie unter {1} an. Sie können inzwischen weitermachen.',
  '{0}: done, and saved. {1}': '{0}: erledigt und gespeichert. {1}',
  '{0}: we did not understand that number. Try something like 40, "about 40" or 30-50.':
    '{0}: Diese Zahl haben wir nicht verstanden. Versuchen Sie etwas wie 40, „etwa 40“ oder 30-50.',
  '{0}: {1} of {2} Mbit/s arrived.': '{0}: {1} von {2} Mbit/s kamen an.',
}
