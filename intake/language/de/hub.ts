import type { Catalogue } from '../translate.ts'

/** German: what the server says beside the conversation: cards, mails, pages, the result as PDF. */
export const hub: Catalogue = {
  // The page, and what every channel says.
  '(optional)': '(freiwillig)',
  'About {0} min left': 'Noch etwa {0} Min.',
  'Add as well': 'Auch hinzufügen',
  Close: 'Schließen',
  Continue: 'Weiter',
  'Free IT check': 'Kostenloser IT-Check',
  'IT assessment': 'IT-Bestandsaufnahme',
  'IT assessment of {0}': 'IT-Bestandsaufnahme von {0}',
  'IT assessment with {0}': 'IT-Bestandsaufnahme mit {0}',
  'In your own words': 'In Ihren eigenen Worten',
  'Please fill in: {0}.': 'Bitte ausfüllen: {0}.',
  'Six minutes of questions, and a result at once: what is fine, what to fix, what to do next.':
    'Sechs Minuten Fragen und sofort ein Ergebnis: was in Ordnung ist, was zu tun ist, was der nächste Schritt ist.',
  Skip: 'Überspringen',
  'Thank you, we keep {0} with your answers.': 'Danke, wir bewahren {0} mit Ihren Antworten auf.',
  'That is right': 'Das stimmt',
  'That message has {0} characters; we can take {1} at once. Please send the important part; everything before it is saved.':
    'Diese Nachricht hat {0} Zeichen; wir können {1} auf einmal annehmen. Bitte senden Sie den wichtigen Teil; alles davor ist gespeichert.',
  'This page needs JavaScript. Please switch it on, or call {0}.':
    'Diese Seite braucht JavaScript. Bitte schalten Sie es ein, oder rufen Sie {0} an.',
  'We need your agreement to this to go on.': 'Wir brauchen Ihre Zustimmung, um weiterzumachen.',
  'Why we ask': 'Warum wir fragen',

  // The result as a page and as a PDF.
  'By {0}, {1}. From your own answers and from public records.':
    'Von {0}, {1}. Aus Ihren eigenen Antworten und aus öffentlichen Einträgen.',
  'Next step': 'Nächster Schritt',
  'Nothing to show here yet.': 'Hier gibt es noch nichts zu zeigen.',
  'Nothing urgent was found.': 'Es wurde nichts Dringendes gefunden.',
  'Page {0} of {1}': 'Seite {0} von {1}',
  'What helps: {0}': 'Was hilft: {0}',
  'What is fine': 'Was in Ordnung ist',
  'What to fix': 'Was zu tun ist',
  'What we could not check': 'Was wir nicht prüfen konnten',

  // Conversations that are over, or go on elsewhere.
  'Everything about this assessment was deleted.': 'Alles zu dieser Bestandsaufnahme wurde gelöscht.',
  'Nothing of it is kept here. You can start anew at any time.':
    'Nichts davon wird hier aufbewahrt. Sie können jederzeit neu beginnen.',
  'Open that link here to go on. Nothing that was said is lost.':
    'Öffnen Sie diesen Link hier, um weiterzumachen. Nichts Gesagtes ist verloren.',
  'The link that you came by has expired.': 'Der Link, über den Sie kamen, ist abgelaufen.',
  'The person who sent you this link has taken it back.':
    'Die Person, die Ihnen diesen Link geschickt hat, hat ihn zurückgezogen.',
  'This conversation went on by the link in the e-mail.':
    'Dieses Gespräch ging über den Link in der E-Mail weiter.',
  'This was just opened by the same link on another device, or by another person. Both see the same answers, and what one says the other sees at once. If it was neither you nor somebody you sent the link to, end your links under "My data".':
    'Diese Bestandsaufnahme wurde eben über denselben Link auf einem anderen Gerät oder von einer anderen Person geöffnet. Beide sehen dieselben Antworten, und was der eine sagt, sieht der andere sofort. Waren es weder Sie noch jemand, dem Sie den Link geschickt haben, beenden Sie Ihre Links unter „Ihre Daten“.',
  'What you answered is kept. Ask the person who sent it for a new one.':
    'Ihre Antworten bleiben erhalten. Bitten Sie die Person, die ihn geschickt hat, um einen neuen.',
  'What you answered is kept. There is nothing more to do.':
    'Ihre Antworten bleiben erhalten. Es ist nichts weiter zu tun.',

  // Invitations, and the link to continue.
  'A colleague': 'Jemand aus Ihrem Unternehmen',
  'Answer this step': 'Diesen Schritt beantworten',
  'At the end you see at once what is fine, what to fix first, and what the next step would be. It saves as you go.':
    'Am Ende sehen Sie sofort, was in Ordnung ist, was zuerst zu tun ist und was der nächste Schritt wäre. Gespeichert wird laufend.',
  'Begin the assessment': 'Bestandsaufnahme beginnen',
  'Continue the assessment': 'Bestandsaufnahme fortsetzen',
  'Continue where you stopped': 'Dort weitermachen, wo Sie aufgehört haben',
  'Did you not ask for this? Then somebody mistyped an address. Please do not open the link.':
    'Sie haben das nicht angefordert? Dann hat sich jemand bei der Adresse vertippt. Bitte öffnen Sie den Link nicht.',
  'Hello {0},': 'Guten Tag {0},',
  'Hello,': 'Guten Tag,',
  'Here is the link to your IT assessment. It opens where you stopped, on any device.':
    'Hier ist der Link zu Ihrer IT-Bestandsaufnahme. Er öffnet sie dort, wo Sie aufgehört haben, auf jedem Gerät.',
  'It works for {0} days. Opening it also shows that this address is yours.':
    'Er gilt {0} Tage. Ihn zu öffnen zeigt auch, dass diese Adresse Ihre ist.',
  'Not interested? Then there is nothing to do: we send no reminder of an invitation.':
    'Kein Interesse? Dann ist nichts zu tun: An eine Einladung erinnern wir nicht.',
  'The link opens this step alone. It takes a few minutes, and it works for {0} days.':
    'Der Link öffnet nur diesen Schritt. Es dauert ein paar Minuten, und der Link gilt {0} Tage.',
  'The link works for {0} days. It shows what we know of your company, so please do not pass it on.':
    'Der Link gilt {0} Tage. Er zeigt, was wir über Ihr Unternehmen wissen; bitte geben Sie ihn nicht weiter.',
  'We have prepared a short assessment of your IT. What we know already is filled in: you confirm it or correct it, and answer what is left. It takes about six minutes.':
    'Wir haben eine kurze Bestandsaufnahme Ihrer IT vorbereitet. Was wir schon wissen, ist ausgefüllt: Sie bestätigen oder berichtigen es und beantworten den Rest. Das dauert etwa sechs Minuten.',
  'We sent this mail once, because {0} asked us to. We keep your address only with this link.':
    'Wir senden diese E-Mail einmal, auf Bitte von {0}. Ihre Adresse bewahren wir nur mit diesem Link auf.',
  'Your IT assessment with {0}: the link to continue':
    'Ihre IT-Bestandsaufnahme mit {0}: der Link zum Weitermachen',
  'Your answers go into the same assessment. You see nothing of the other steps.':
    'Ihre Antworten kommen in dieselbe Bestandsaufnahme. Von den anderen Schritten sehen Sie nichts.',
  '{0} asks for your help with one step: {1}': '{0} bittet um Ihre Hilfe bei einem Schritt: {1}',
  '{0} has prepared an IT assessment for you': '{0} hat eine IT-Bestandsaufnahme für Sie vorbereitet',
  "{0} is answering questions about your company's IT for {1}, and thinks that you know one step best: {2}.":
    '{0} beantwortet für {1} Fragen zur IT Ihres Unternehmens und meint, dass Sie sich bei einem Schritt am besten auskennen: {2}.',

  // Reminders.
  'Everything that you answered is saved. {0} You can also send what is there, and get the result at once.':
    'Alles, was Sie beantwortet haben, ist gespeichert. {0} Sie können auch absenden, was da ist, und erhalten sofort das Ergebnis.',
  'No more reminders': 'Keine Erinnerungen mehr',
  'No more reminders, please': 'Bitte keine Erinnerungen mehr',
  'Shall we keep your IT assessment with {0} open?':
    'Sollen wir Ihre IT-Bestandsaufnahme mit {0} offen lassen?',
  'Stop the reminders': 'Erinnerungen beenden',
  'Stop the reminders?': 'Erinnerungen beenden?',
  'That is done. What you answered stays, and your link still works.':
    'Das ist erledigt. Ihre Antworten bleiben, und Ihr Link gilt weiter.',
  'This is the last time we write about it.': 'Wir schreiben Ihnen deswegen zum letzten Mal.',
  'We remind you because you agreed that we may contact you; twice at most.':
    'Wir erinnern Sie, weil Sie zugestimmt haben, dass wir Sie kontaktieren dürfen; höchstens zweimal.',
  'Your IT assessment with {0} is saved where you stopped':
    'Ihre IT-Bestandsaufnahme mit {0} ist dort gespeichert, wo Sie aufgehört haben',
  '{0} steps are left.': { one: 'Ein Schritt fehlt noch.', other: '{0} Schritte fehlen noch.' },
  '{0} will not remind you of this assessment again. What you answered stays, and your link still works.':
    '{0} erinnert Sie nicht mehr an diese Bestandsaufnahme. Ihre Antworten bleiben, und Ihr Link gilt weiter.',
}
