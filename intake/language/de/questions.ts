import type { Catalogue } from '../translate.ts'

/** German: questions. */
export const questions: Catalogue = {
  'A Wi-Fi of their own for guests?': 'Ein eigenes WLAN für Gäste?',
  'About what happened in the last two years: what was it, and when?':
    'Zu dem, was in den letzten zwei Jahren passiert ist: Was war es, und wann?',
  'About your IT provider: what does it cost, when does the contract end, with which notice, and how content are you?':
    'Zu Ihrem IT-Dienstleister: Was kostet er, wann endet der Vertrag, mit welcher Frist, und wie zufrieden sind Sie?',
  'And you: what is your role, and when may we call you best?':
    'Und Sie: Welche Funktion haben Sie, und wann erreichen wir Sie am besten?',
  'Cyber insurance?': 'Cyberversicherung?',
  'How content are you?': 'Wie zufrieden sind Sie?',
  'How do people reach the office from outside, and how many of them?':
    'Wie kommen Ihre Leute von außen ins Büronetz, und wie viele sind es?',
  'How do people, and whoever helps you, get in from outside?':
    'Wie kommen Ihre Leute, und wer Ihnen hilft, von außen hinein?',
  'How is your company reached: its phone number, its general mailbox, its social pages?':
    'Wie ist Ihr Unternehmen zu erreichen: Telefonnummer, allgemeines Postfach, Seiten in sozialen Netzen?',
  'How many people work with you, how many of them with a computer, and at how many locations? A guess or a range is fine.':
    'Wie viele Menschen arbeiten bei Ihnen, wie viele davon mit Computer, und an wie vielen Standorten? Eine Schätzung oder Spanne genügt.',
  'How much of the work is done outside the office, and how many devices are there?':
    'Wie viel der Arbeit geschieht außerhalb des Büros, und wie viele Geräte gibt es?',
  'How soon should somebody work on it: when everything stands still, when one person cannot work, and otherwise?':
    'Wie bald soll sich jemand kümmern: wenn alles steht, wenn eine Person nicht arbeiten kann, und sonst?',
  'In a few sentences: what does your company do, and for whom?':
    'In ein paar Sätzen: Was macht Ihr Unternehmen, und für wen?',
  'Last one: what could it cost in a month, when should it start, and who decides?':
    'Zum Schluss: Was dürfte es im Monat kosten, wann soll es beginnen, und wer entscheidet?',
  'Of course. What should it be?': 'Natürlich. Wie soll es lauten?',
  'On which days and at which hours do you work, and do you need help outside of them?':
    'An welchen Tagen und zu welchen Zeiten arbeiten Sie, und brauchen Sie außerhalb davon Hilfe?',
  'The program that you read your mail in is a good hint: Outlook, Gmail?':
    'Das Programm, in dem Sie Ihre Mails lesen, ist ein guter Hinweis: Outlook, Gmail?',
  'This is what we found in public records about {0}. Is it right?':
    'Das haben wir in öffentlichen Einträgen über {0} gefunden. Stimmt es?',
  'We could not check {0} just now; you can go on without it. What is the name of your company?':
    'Wir konnten {0} gerade nicht prüfen; Sie können ohne weitermachen. Wie heißt Ihr Unternehmen?',
  'We looked at {0}, and what we found stands beside. It does not tell us the name of your company: what is it?':
    'Wir haben {0} angesehen, und was wir fanden, steht daneben. Den Namen Ihres Unternehmens sagt es nicht: Wie heißt es?',
  'What bothers you about your IT? Each with how bad it is, what it costs you, and since when.':
    'Was stört Sie an Ihrer IT? Jeweils wie schlimm es ist, was es Sie kostet und seit wann.',
  'What customers and authorities ask of you:': 'Was Kunden und Behörden von Ihnen verlangen:',
  'What do people work on, and which servers stand behind it?':
    'Woran arbeiten Ihre Leute, und welche Server stehen dahinter?',
  'What do you keep the books and pay wages with?': 'Womit führen Sie die Bücher und zahlen die Löhne?',
  'What do you pay for IT, to whom, and until when? Type it, or paste a list or the text of an invoice.':
    'Was zahlen Sie für IT, an wen und bis wann? Tippen Sie es, oder fügen Sie eine Liste oder den Text einer Rechnung ein.',
  'What do you print, copy and scan with?': 'Womit drucken, kopieren und scannen Sie?',
  'What do you spend on IT in a month, all in all: support, licences, internet, phones?':
    'Was geben Sie im Monat für IT aus, alles zusammen: Support, Lizenzen, Internet, Telefone?',
  'What do you telephone with, and whose lines are they?':
    'Womit telefonieren Sie, und wem gehören die Leitungen?',
  'What do you write, meet and plan with?': 'Womit schreiben, besprechen und planen Sie?',
  'What happened alone will do. Or skip it.': 'Was passiert ist, genügt allein. Oder überspringen Sie es.',
  'What happened once happens again unless its cause is gone. Nobody is blamed for it here.':
    'Was einmal passiert ist, passiert wieder, solange die Ursache bleibt. Hier wird niemandem ein Vorwurf gemacht.',
  'What hurts alone will do. Or skip it.': 'Was stört, genügt allein. Oder überspringen Sie es.',
  'What is backed up alone will do, for example: Server; Mail. Or skip it.':
    'Was gesichert wird, genügt allein, zum Beispiel: Server; Mail. Oder überspringen Sie es.',
  'What is backed up, where to, how often, and did a restore work?':
    'Was wird gesichert, wohin, wie oft, und hat eine Rücksicherung geklappt?',
  'What is bought now should still fit then, and moves need months of notice for new lines.':
    'Was heute gekauft wird, sollte dann noch passen, und Umzüge brauchen Monate Vorlauf für neue Leitungen.',
  'What is the legal name of your company, since when does it exist, and who owns it?':
    'Wie lautet die Firma Ihres Unternehmens laut Register, seit wann gibt es es, und wem gehört es?',
  'What is the name of your company?': 'Wie heißt Ihr Unternehmen?',
  'What protects your computers against malware?': 'Was schützt Ihre Computer vor Schadsoftware?',
  'What protects your mail, sign-ins, computers and network?':
    'Was schützt Ihre Mails, Anmeldungen, Computer und Ihr Netz?',
  'What should your IT make possible for the company in the next years?':
    'Was soll Ihre IT dem Unternehmen in den nächsten Jahren ermöglichen?',
  'What stops the business first gets the shortest way back in a plan for a bad day.':
    'Was den Betrieb zuerst aufhält, bekommt im Plan für einen schlechten Tag den kürzesten Weg zurück.',
  'What would you tell a new neighbour? Or skip it.':
    'Was würden Sie einem neuen Nachbarn erzählen? Oder überspringen Sie es.',
  'What you run decides what must be kept running, saved and licensed. Your IT provider sees it; it is stored encrypted.':
    'Was Sie einsetzen, bestimmt, was laufen, gesichert und lizenziert sein muss. Ihr IT-Dienstleister sieht es; es wird verschlüsselt gespeichert.',
  'Where are you now?': 'Wo sind Sie gerade?',
  'Where do you keep your customers, and what do you reach them with?':
    'Wo führen Sie Ihre Kunden, und womit erreichen Sie sie?',
  'Where do your files live, and what saves them?': 'Wo liegen Ihre Dateien, und womit werden sie gesichert?',
  'Where do your mail and documents live?': 'Wo liegen Ihre Mails und Dokumente?',
  'Where is the company going: people in one and in three years, moves, plans?':
    'Wohin geht das Unternehmen: Menschen in einem und in drei Jahren, Umzüge, Pläne?',
  'Where may we send the result and the link to continue? A phone number is optional.':
    'Wohin dürfen wir das Ergebnis und den Link zum Weitermachen senden? Eine Telefonnummer ist freiwillig.',
  'Where your customers are, and how they pay:': 'Wo Ihre Kunden sind, und wie sie zahlen:',
  'Which address does your company have?': 'Welche Adresse hat Ihr Unternehmen?',
  'Which departments are there, how many people work in each, and who leads it?':
    'Welche Abteilungen gibt es, wie viele Menschen arbeiten dort, und wer leitet sie?',
  'Which devices would hurt most if they broke: servers, storage, the big printer?':
    'Bei welchen Geräten täte ein Ausfall am meisten weh: Server, Speicher, der große Drucker?',
  'Which industry are you in? Everyday words will do, such as "dentist".':
    'In welcher Branche sind Sie? Alltagswörter genügen, etwa „Zahnarzt“.',
  'Which industry are you in? From your website it looks like {0}.':
    'In welcher Branche sind Sie? Nach Ihrer Website sieht es nach {0} aus.',
  'Which internet lines do you have, at which location, and what does the contract promise?':
    'Welche Internetanschlüsse haben Sie, an welchem Standort, und was verspricht der Vertrag?',
  'Which locations do you have, and how many people work at each?':
    'Welche Standorte haben Sie, und wie viele Menschen arbeiten dort?',
  'Which of these interest you most? Pick up to three.':
    'Was davon interessiert Sie am meisten? Wählen Sie bis zu drei.',
  'Which one or two applications does your business stand on? The ones that would stop you if they were gone tomorrow.':
    'Auf welchen ein oder zwei Anwendungen steht Ihr Betrieb? Die, ohne die morgen alles stillstünde.',
  'Which processes keep the business going, and which programs do they need?':
    'Welche Abläufe halten den Betrieb in Gang, und welche Programme brauchen sie?',
  'Which software is made for your line of work?': 'Welche Software ist für Ihre Branche gemacht?',
  'Who allows it, what may be scanned, and "yes". Or skip it.':
    'Wer es erlaubt, was geprüft werden darf, und „ja“. Oder überspringen Sie es.',
  'Who holds the administrator passwords of your systems? Only who, never the passwords themselves.':
    'Wer hat die Administratorpasswörter Ihrer Systeme? Nur wer, nie die Passwörter selbst.',
  'Who looks after your IT today, and if there is a contract, until when?':
    'Wer kümmert sich heute um Ihre IT, und falls es einen Vertrag gibt, bis wann?',
  'Who may see what follows from departments, and the heads know what their people need.':
    'Wer was sehen darf, folgt aus den Abteilungen, und die Leitungen wissen, was ihre Leute brauchen.',
  'Who runs your website, your domain name and your servers in the cloud?':
    'Wer betreibt Ihre Website, Ihren Domainnamen und Ihre Server in der Cloud?',
  'Who signs in with a second factor?': 'Wer meldet sich mit einem zweiten Faktor an?',
  'Who takes part in the decision?': 'Wer wirkt an der Entscheidung mit?',
  'Who uses what decides which licences you need, and a second factor on each of them is what keeps strangers out.':
    'Wer was nutzt, bestimmt die nötigen Lizenzen, und ein zweiter Faktor überall hält Fremde draußen.',
  'Whoever holds the domain name can take mail and website down, by mistake as well.':
    'Wer den Domainnamen hat, kann Mail und Website abschalten, auch aus Versehen.',
  'Whoever prepares your proposal understands what must never stand still.':
    'Wer Ihr Angebot vorbereitet, versteht, was nie stillstehen darf.',
  'Why are you looking at your IT now, and what hurts most?':
    'Warum sehen Sie sich gerade jetzt Ihre IT an, und was stört am meisten?',
  'Yes or no?': 'Ja oder nein?',
  'Your Wi-Fi and firewall: which make are they, and do guests have a Wi-Fi of their own?':
    'WLAN und Firewall: Von welchem Hersteller sind sie, und haben Gäste ein eigenes WLAN?',
  'Your cyber insurance: with whom is it, and when does it renew?':
    'Ihre Cyberversicherung: Bei wem ist sie, und wann verlängert sie sich?',
  'Your mail records point to {0}. Is that where your mail and documents live?':
    'Ihre Mail-Einträge weisen auf {0}. Liegen dort Ihre Mails und Dokumente?',
  '{0} You named {1} already: is there more?': '{0} {1} haben Sie schon genannt: Gibt es noch mehr?',
  '{0}: that does not look right. Could you type it another way?':
    '{0}: Das sieht nicht richtig aus. Könnten Sie es anders schreiben?',
}
