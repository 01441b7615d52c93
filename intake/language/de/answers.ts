import type { Catalogue } from '../translate.ts'

/** German: how to answer, with examples. */
export const answers: Catalogue = {
  'A day or a month, for example: 2027-03-01 or March 2027':
    'Ein Tag oder ein Monat, zum Beispiel: 01.03.2027 oder März 2027',
  'A few words are enough, for example: our provider is slow to answer':
    'Ein paar Worte genügen, zum Beispiel: Unser Dienstleister antwortet zu langsam',
  'A guess for next year is enough, for example: about 45. Or skip it.':
    'Eine Schätzung für nächstes Jahr genügt, zum Beispiel: etwa 45. Oder überspringen Sie es.',
  'A name or a role is enough. Or skip it.': 'Ein Name oder eine Rolle genügt. Oder überspringen Sie es.',
  'A number is enough, for example: 2. Say "enough" to leave it at that.':
    'Eine Nummer genügt, zum Beispiel: 2. Sagen Sie „genug“, um es dabei zu belassen.',
  'A number, for example: 100': 'Eine Zahl, zum Beispiel: 100',
  'A number, for example: 40': 'Eine Zahl, zum Beispiel: 40',
  'A rough amount a month is enough, for example: 2000. Or skip it.':
    'Ein ungefährer Betrag im Monat genügt, zum Beispiel: 2000. Oder überspringen Sie es.',
  'A share between 0 and 100 per cent, for example: 30':
    'Ein Anteil zwischen 0 und 100 Prozent, zum Beispiel: 30',
  'A time, for example: 8:00 or 5 pm': 'Eine Uhrzeit, zum Beispiel: 8:00 oder 17:00',
  'An address, for example: acme.com': 'Eine Adresse, zum Beispiel: acme.com',
  'An amount, for example: $450 or 12.50': 'Ein Betrag, zum Beispiel: 450 € oder 12,50',
  'Any name that we may call you by will do, for example: Ada':
    'Jeder Name, mit dem wir Sie ansprechen dürfen, ist recht, zum Beispiel: Ada',
  'Everything is saved and sent. To change something pick it in "What we know so far", or say for example "edit employees". To tell us more, say "more".':
    'Alles ist gespeichert und gesendet. Um etwas zu ändern, wählen Sie es unter „Was wir bisher wissen“ oder sagen zum Beispiel „ändern Beschäftigte“. Um mehr zu sagen: „mehr“.',
  'For example: "a new office", "an audit", "nothing works". Or skip it.':
    'Zum Beispiel: „ein neues Büro“, „eine Prüfung“, „nichts geht“. Oder überspringen Sie es.',
  'For example: $2,400, about 2k, or 1500-3000': 'Zum Beispiel: 2.400 €, etwa 2k oder 1500-3000',
  'For example: 12 Main Street, , Austin, TX, 78701, US':
    'Zum Beispiel: Hauptstraße 12, , Köln, NW, 50667, DE',
  'For example: 2, 6. One is enough.': 'Zum Beispiel: 2, 6. Eines genügt.',
  'For example: 300 down, 30 up. Or skip it.':
    'Zum Beispiel: 300 Download, 30 Upload. Oder überspringen Sie es.',
  'For example: 555 010 0123, office@acme.com': 'Zum Beispiel: 0221 555 0123, buero@acme.com',
  'For example: Acme Dental LLC, 1998, family-owned': 'Zum Beispiel: Acme Dental GmbH, 1998, Familienbesitz',
  'For example: Acme Labs for the subsidiary. What does not apply leave out, or skip it.':
    'Zum Beispiel: Acme Labs als Tochterfirma. Was nicht zutrifft, lassen Sie weg, oder überspringen Sie es.',
  'For example: Hiscox, June 2027': 'Zum Beispiel: Hiscox, Juni 2027',
  'For example: I am the owner, all devices at Main Street, yes':
    'Zum Beispiel: Mir gehört das Unternehmen, alle Geräte in der Hauptstraße, ja',
  'For example: Microsoft 365, or Google Workspace.': 'Zum Beispiel: Microsoft 365 oder Google Workspace.',
  'For example: Microsoft Defender, or SentinelOne': 'Zum Beispiel: Microsoft Defender oder SentinelOne',
  'For example: Monday to Friday, 8:00, 17:30, not needed':
    'Zum Beispiel: Montag bis Freitag, 8:00, 17:30, nicht nötig',
  'For example: OpenVPN, 12': 'Zum Beispiel: OpenVPN, 12',
  'For example: QuickBooks, Dentrix': 'Zum Beispiel: DATEV, Dampsoft',
  'For example: a month, 4, $1,200, March 2027, 3 months':
    'Zum Beispiel: im Monat, 4, 1.200 €, März 2027, 3 Monate',
  'For example: about 40, thirty, 1. The first number alone is enough.':
    'Zum Beispiel: etwa 40, dreißig, 1. Die erste Zahl allein genügt.',
  'For example: an IT provider, Contoso IT, March 2027. Or: nobody.':
    'Zum Beispiel: ein IT-Dienstleister, Contoso IT, März 2027. Oder: niemand.',
  'For example: office manager, mornings': 'Zum Beispiel: Büroleitung, vormittags',
  'For example: open a second office without hiring, pass the audit, answer customers faster.':
    'Zum Beispiel: ein zweites Büro ohne neue Stellen, die Prüfung bestehen, Kunden schneller antworten.',
  'For example: our provider alone, or: the owner, in a safe':
    'Zum Beispiel: nur unser Dienstleister, oder: die Inhaberin, im Safe',
  'For example: yes, Ubiquiti, SonicWall, TZ270': 'Zum Beispiel: ja, Ubiquiti, SonicWall, TZ270',
  'In this order, for example: 15 minutes, 4 hours, next working day':
    'In dieser Reihenfolge, zum Beispiel: 15 Minuten, 4 Stunden, nächster Werktag',
  'In this order, for example: 30%, 40, 2, 25': 'In dieser Reihenfolge, zum Beispiel: 30 %, 40, 2, 25',
  'In this order, for example: 45, 60, new office in spring, second practice':
    'In dieser Reihenfolge, zum Beispiel: 45, 60, neues Büro im Frühjahr, zweite Praxis',
  'Name the line and the new value, for example: phone 555 010 0123. Or say "right".':
    'Nennen Sie die Zeile und den neuen Wert, zum Beispiel: Telefon 0221 555 0123. Oder sagen Sie „richtig“.',
  'Name the lines that you know, for example: city: Austin. Or skip it.':
    'Nennen Sie die Zeilen, die Sie wissen, zum Beispiel: Ort: Köln. Oder überspringen Sie es.',
  'Name what you know, for example: notice: 3 months. Or skip it.':
    'Nennen Sie, was Sie wissen, zum Beispiel: Frist: 3 Monate. Oder überspringen Sie es.',
  'No matter. Say "not sure" or "skip" and we go on; you can come back to it at any time.':
    'Das macht nichts. Sagen Sie „nicht sicher“ oder „überspringen“, und wir machen weiter; Sie können jederzeit zurückkommen.',
  'Numbers work too, one for each of the four, for example: 2, 2, 1, 1':
    'Nummern gehen auch, eine für jede der vier Fragen, zum Beispiel: 2, 2, 1, 1',
  'Numbers work too, one for each, for example: 1, 3, 5':
    'Nummern gehen auch, eine für jede Frage, zum Beispiel: 1, 3, 5',
  'Numbers work too, one for each, for example: 3, 2, 1':
    'Nummern gehen auch, eine für jede Frage, zum Beispiel: 3, 2, 1',
  'One in each line, for example: Billing, yes, QuickBooks':
    'Einer je Zeile, zum Beispiel: Abrechnung, ja, DATEV',
  'One in each line, for example: Comcast, cable, Main Street, 300, 30':
    'Einer je Zeile, zum Beispiel: Telekom, Glasfaser, Hauptstraße, 300, 30',
  'One in each line, for example: Front desk, 6, Grace Hopper':
    'Eine je Zeile, zum Beispiel: Empfang, 6, Grace Hopper',
  'One in each line, for example: Grace Hopper, managing partner, grace@acme.com, yes':
    'Eine Person je Zeile, zum Beispiel: Grace Hopper, Geschäftsführerin, grace@acme.com, ja',
  'One in each line, for example: Mailbox taken over, March 2026':
    'Eines je Zeile, zum Beispiel: Postfach übernommen, März 2026',
  'One in each line, for example: Main Street office 40 people; Warehouse, 5':
    'Einer je Zeile, zum Beispiel: Büro Hauptstraße 40 Leute; Lager, 5',
  'One in each line, for example: Main server, server, Dell, Windows Server 2016':
    'Eines je Zeile, zum Beispiel: Hauptserver, Server, Dell, Windows Server 2016',
  'One in each line, for example: Microsoft 365, $450 a month; Internet, Comcast, $180 a month':
    'Eines je Zeile, zum Beispiel: Microsoft 365, 450 € im Monat; Internet, Telekom, 180 € im Monat',
  'One in each line, for example: QuickBooks Online, 4; Dentrix, 25':
    'Eines je Zeile, zum Beispiel: DATEV, 4; Dampsoft, 25',
  'One in each line, for example: Server, cloud, every day, never tested':
    'Eines je Zeile, zum Beispiel: Server, Cloud, jeden Tag, nie geprüft',
  'One in each line, for example: The server stops every other week, high, we lose half a day':
    'Eines je Zeile, zum Beispiel: Der Server steht jede zweite Woche, hoch, wir verlieren einen halben Tag',
  'One line for each: {0}. To take one out say "remove" and its name.':
    'Eine Zeile für jeden Eintrag: {0}. Um einen herauszunehmen, sagen Sie „entferne“ und seinen Namen.',
  'One line with your e-mail address and the word "yes" is enough: ada@acme.com, yes':
    'Eine Zeile mit Ihrer E-Mail-Adresse und dem Wort „ja“ genügt: ada@acme.com, ja',
  'One name is enough. Say "none" if there is nothing, or skip it.':
    'Ein Name genügt. Sagen Sie „keine“, wenn es nichts gibt, oder überspringen Sie es.',
  'One of the two is enough. Or skip it.': 'Eines von beiden genügt. Oder überspringen Sie es.',
  'One sentence is enough. Or skip it.': 'Ein Satz genügt. Oder überspringen Sie es.',
  'One word for each, separated by commas. What you leave out is not asked again.':
    'Je ein Wort, durch Kommas getrennt. Was Sie auslassen, wird nicht noch einmal gefragt.',
  'One word is often best: health, construction, retail, finance, school. Or pick from the list.':
    'Ein Wort ist oft am besten: Gesundheit, Bau, Handel, Finanzen, Schule. Oder wählen Sie aus der Liste.',
  'Pick a part by its name or number, for example: 1. Or say "enough".':
    'Wählen Sie einen Teil mit Namen oder Nummer, zum Beispiel: 1. Oder sagen Sie „genug“.',
  'Please answer each with yes, no or not sure, in order, for example: yes, no, no':
    'Bitte antworten Sie auf jede Frage mit ja, nein oder nicht sicher, der Reihe nach, zum Beispiel: ja, nein, nein',
  'Please answer in this order, for example: tell me what is normal, this quarter, I decide':
    'Bitte antworten Sie in dieser Reihenfolge, zum Beispiel: sagen Sie mir, was üblich ist, dieses Quartal, ich entscheide',
  'Please answer the four in this order, for example: yes never tested, some people, insured, nothing happened':
    'Bitte beantworten Sie die vier in dieser Reihenfolge, zum Beispiel: ja nie geprüft, manche, versichert, nichts passiert',
  'Please give numbers in this order, for example: 40, 25, 2':
    'Bitte nennen Sie Zahlen in dieser Reihenfolge, zum Beispiel: 40, 25, 2',
  'Please pick up to three, by name or number, for example: backup, helpdesk':
    'Bitte wählen Sie bis zu drei, mit Namen oder Nummer, zum Beispiel: Datensicherung, Hilfe am Arbeitsplatz',
  'Please type the name of your company, for example: Acme Dental LLC':
    'Bitte geben Sie den Namen Ihres Unternehmens ein, zum Beispiel: Acme Dental GmbH',
  'Please type your e-mail address, for example: ada@acme.com, 555 010 0123, yes':
    'Bitte geben Sie Ihre E-Mail-Adresse ein, zum Beispiel: ada@acme.com, 0221 555 0123, ja',
  'Please type your first and last name, for example: Ada Lovelace':
    'Bitte geben Sie Vor- und Nachnamen ein, zum Beispiel: Ada Lovelace',
  'Say "all" or the numbers to take over what we suggest.':
    'Sagen Sie „alle“ oder die Nummern, um unsere Vorschläge zu übernehmen.',
  'Say "right" if all of it is correct, or what to change, for example: city Austin':
    'Sagen Sie „richtig“, wenn alles stimmt, oder was zu ändern ist, zum Beispiel: Ort Köln',
  'Say "right", "not sure", or what to change, for example "city Austin".':
    'Sagen Sie „richtig“, „nicht sicher“ oder was zu ändern ist, zum Beispiel „Ort Köln“.',
  'Say "send now" to send it, or pick what you would like to change.':
    'Sagen Sie „jetzt senden“, oder wählen Sie, was Sie ändern möchten.',
  'Say "yes" if you agree to both, or "privacy only".':
    'Sagen Sie „ja“, wenn Sie beidem zustimmen, oder „nur Datenschutz“.',
  'Start the check with the button, or say what your contract promises, for example: Comcast, cable, 300 down, 30 up':
    'Starten Sie die Messung mit dem Knopf, oder sagen Sie, was Ihr Vertrag verspricht, zum Beispiel: Telekom, Glasfaser, 300 Download, 30 Upload',
  'That check did not come through. Please start it once more, or skip it.':
    'Diese Messung kam nicht an. Bitte starten Sie sie noch einmal, oder überspringen Sie sie.',
  'That message was empty. Type an answer, or "skip" to go on.':
    'Diese Nachricht war leer. Tippen Sie eine Antwort, oder „überspringen“, um weiterzumachen.',
  'The check itself needs our own page. In words you can tell us what your contract says, for example: Comcast, cable, 300 down, 30 up':
    'Die Messung selbst braucht unsere eigene Seite. In Worten können Sie sagen, was Ihr Vertrag verspricht, zum Beispiel: Telekom, Glasfaser, 300 Download, 30 Upload',
  'The days and two times are enough, for example: Mon-Fri, 8, 5 pm. Or skip it.':
    'Die Tage und zwei Uhrzeiten genügen, zum Beispiel: Mo-Fr, 8:00, 17:00. Oder überspringen Sie es.',
  'The legal name alone is enough. What you do not know leave out, or skip it.':
    'Die Firma laut Register allein genügt. Was Sie nicht wissen, lassen Sie weg, oder überspringen Sie es.',
  'The make on the box is enough, for example: Wi-Fi: Ubiquiti. Or skip it.':
    'Die Marke auf dem Gehäuse genügt, zum Beispiel: WLAN: Ubiquiti. Oder überspringen Sie es.',
  'The month of renewal alone is enough. Or skip it.':
    'Der Monat der Verlängerung allein genügt. Oder überspringen Sie es.',
  'The name and a rough amount are enough, for example: Internet $180 a month. Or skip it.':
    'Der Name und ein ungefährer Betrag genügen, zum Beispiel: Internet 180 € im Monat. Oder überspringen Sie es.',
  'The name of the program they start is enough. Or "none".':
    'Der Name des Programms, das sie starten, genügt. Oder „keine“.',
  'The name of the provider alone will do, for example: Comcast. Or skip it.':
    'Der Name des Anbieters allein genügt, zum Beispiel: Telekom. Oder überspringen Sie es.',
  'The name on your letterhead will do. Or skip it.':
    'Der Name auf Ihrem Briefbogen genügt. Oder überspringen Sie es.',
  'The names alone will do, for example: Billing; Scheduling. Or skip it.':
    'Die Namen allein genügen, zum Beispiel: Abrechnung; Terminplanung. Oder überspringen Sie es.',
  'The names alone will do, for example: Front desk; Treatment; Accounts. Or skip it.':
    'Die Namen allein genügen, zum Beispiel: Empfang; Behandlung; Buchhaltung. Oder überspringen Sie es.',
  'The names alone will do, for example: Main Street; Warehouse. Or skip it.':
    'Die Namen allein genügen, zum Beispiel: Hauptstraße; Lager. Oder überspringen Sie es.',
  'The names alone will do, for example: Main server; Copier. Or skip it.':
    'Die Namen allein genügen, zum Beispiel: Hauptserver; Kopierer. Oder überspringen Sie es.',
  'The names alone will do. Or skip it.': 'Die Namen allein genügen. Oder überspringen Sie es.',
  'This answer is encrypted before it leaves your device, so that only {0} can read it. A typed message cannot be: please use the field below the question, or skip it.':
    'Diese Antwort wird verschlüsselt, bevor sie Ihr Gerät verlässt, damit nur {0} sie lesen kann. Bei einer getippten Nachricht geht das nicht: Bitte nutzen Sie das Feld unter der Frage, oder überspringen Sie es.',
  'To see your result, say "send now". What is left you can skip.':
    'Um Ihr Ergebnis zu sehen, sagen Sie „jetzt senden“. Was übrig ist, können Sie überspringen.',
  'Two letters, for example: US': 'Zwei Buchstaben, zum Beispiel: DE',
  'Two sentences are enough, for example: we run three dental practices in Austin and see 200 patients a day.':
    'Zwei Sätze genügen, zum Beispiel: Wir führen drei Zahnarztpraxen in Köln und sehen 200 Patienten am Tag.',
  'Type names as you say them at work, for example: QuickBooks, Gusto. Or "none".':
    'Schreiben Sie die Namen, wie Sie sie bei der Arbeit sagen, zum Beispiel: DATEV, Personio. Oder „keine“.',
  'We can check the connection that you are on now. It takes half a minute and up to 25 MB. If you are not at the office, skip it and come back from there.':
    'Wir können den Anschluss messen, an dem Sie gerade sind. Es dauert eine halbe Minute und braucht bis zu 25 MB. Wenn Sie nicht im Büro sind, überspringen Sie es und kommen von dort zurück.',
  'We could not find that answer. Pick it in "What we know so far", or say for example "edit employees".':
    'Diese Antwort haben wir nicht gefunden. Wählen Sie sie unter „Was wir bisher wissen“, oder sagen Sie zum Beispiel „ändern Beschäftigte“.',
  'We did not find that in our list. Try another everyday word, for example: dentist, law firm, builder.':
    'Das steht nicht in unserer Liste. Versuchen Sie ein anderes Alltagswort, zum Beispiel: Zahnarzt, Kanzlei, Bau.',
  'Without your consent nothing is scanned. Tick it if you agree, or skip this.':
    'Ohne Ihre Einwilligung wird nichts geprüft. Kreuzen Sie an, wenn Sie einverstanden sind, oder überspringen Sie es.',
  'Your role alone is enough. Or skip it.': 'Ihre Funktion allein genügt. Oder überspringen Sie es.',
}
