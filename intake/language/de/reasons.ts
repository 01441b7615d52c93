import type { Catalogue } from '../translate.ts'

/** German: why something is asked, and what it brings. */
export const reasons: Catalogue = {
  'Made for companies that work at their customers’ places.':
    'Für Betriebe gemacht, die bei ihren Kunden arbeiten.',
  'Made for factories and machine shops.': 'Für Fabriken und Werkstätten gemacht.',
  'Made for organisations that live on donations.': 'Für Organisationen gemacht, die von Spenden leben.',
  'Made for tax and accounting firms.': 'Für Steuer- und Buchhaltungsbüros gemacht.',
  'Proposal and contract are right the first time.': 'Angebot und Vertrag stimmen auf Anhieb.',
  'Proposal and contract are right the first time. (about 3 minutes)':
    'Angebot und Vertrag stimmen auf Anhieb. (etwa 3 Minuten)',
  'So that nobody explains to a director what only the administrator asks, and the call comes when it suits you.':
    'Damit niemand der Leitung erklärt, was nur die Technik fragt, und der Anruf kommt, wenn es Ihnen passt.',
  'So that nobody proposes what you have already, and nothing starts before a contract ends. Your IT provider sees it; whoever looks after your IT today does not.':
    'Damit niemand anbietet, was Sie schon haben, und nichts vor dem Ende eines Vertrags beginnt. Ihr IT-Dienstleister sieht es; wer sich heute um Ihre IT kümmert, nicht.',
  'So that the proposal answers the questions of everyone who decides. Nobody is written to without your word.':
    'Damit das Angebot die Fragen aller beantwortet, die entscheiden. Ohne Ihr Wort wird niemand angeschrieben.',
  'So that the proposal fits your money and your calendar and reaches whoever decides. Your IT provider sees it.':
    'Damit das Angebot zu Ihrem Geld und Ihrem Kalender passt und die Richtigen erreicht. Ihr IT-Dienstleister sieht es.',
  'So that the proposal is about what you want, and not about everything there is. Your IT provider sees it.':
    'Damit es im Angebot um das geht, was Sie wollen, und nicht um alles, was es gibt. Ihr IT-Dienstleister sieht es.',
  'So that the record of your company is right, and nobody calls your own number for a question to the front desk.':
    'Damit die Angaben zu Ihrem Unternehmen stimmen und niemand Ihre eigene Nummer für eine Frage an den Empfang anruft.',
  'So that the result starts with what bothers you. The people who prepare your proposal see it.':
    'Damit das Ergebnis mit dem beginnt, was Sie stört. Wer Ihr Angebot vorbereitet, sieht es.',
  'So that we can compare what you pay for with what arrives, and see what happens when a line fails.':
    'Damit wir vergleichen können, wofür Sie zahlen und was ankommt, und sehen, was beim Ausfall einer Leitung geschieht.',
  'So that we can send you the result and the link to continue. Your IT provider sees it; nobody else does, and you can ask for it to be deleted.':
    'Damit wir Ihnen das Ergebnis und den Link zum Weitermachen senden können. Ihr IT-Dienstleister sieht es, sonst niemand, und Sie können die Löschung verlangen.',
  'So that we know how to address you, and can look up what public records say about your website. You and the people at your IT provider who work on this see it.':
    'Damit wir wissen, wie wir Sie ansprechen, und nachsehen können, was öffentliche Einträge über Ihre Website sagen. Sie und die Menschen bei Ihrem IT-Dienstleister, die daran arbeiten, sehen es.',
  'So that you can see whether you pay too much, and for what. Your IT provider sees it; a band is enough, and you can skip it.':
    'Damit Sie sehen, ob Sie zu viel zahlen, und wofür. Ihr IT-Dienstleister sieht es; eine Spanne genügt, und Sie können es überspringen.',
  'So that you type as little as possible, and the record at your IT provider is right from the start. What you see here is public; your answer is seen by your IT provider.':
    'Damit Sie so wenig wie möglich tippen und die Angaben bei Ihrem IT-Dienstleister von Anfang an stimmen. Was Sie hier sehen, ist öffentlich; Ihre Antwort sieht Ihr IT-Dienstleister.',
  'Support is offered for the hours and places you really work at.':
    'Hilfe wird für die Zeiten und Orte angeboten, zu denen Sie wirklich arbeiten.',
  'Support is offered for the hours and places you really work at. (about 4 minutes)':
    'Hilfe wird für die Zeiten und Orte angeboten, zu denen Sie wirklich arbeiten. (etwa 4 Minuten)',
  'The proposal answers these one by one, the worst first.':
    'Das Angebot geht auf jedes davon ein, das Schlimmste zuerst.',
  'The proposal answers what bothers you, and reaches everyone who decides.':
    'Das Angebot geht auf das ein, was Sie stört, und erreicht alle, die entscheiden.',
  'The proposal answers what bothers you, and reaches everyone who decides. (about 3 minutes)':
    'Das Angebot geht auf das ein, was Sie stört, und erreicht alle, die entscheiden. (etwa 3 Minuten)',
  'You get a list of what you run, what is protected, and what you pay for twice.':
    'Sie bekommen eine Liste dessen, was Sie einsetzen, was geschützt ist und was Sie doppelt bezahlen.',
  'You get a list of what you run, what is protected, and what you pay for twice. (about 5 minutes)':
    'Sie bekommen eine Liste dessen, was Sie einsetzen, was geschützt ist und was Sie doppelt bezahlen. (etwa 5 Minuten)',
  'You get a plan for what must run first, and for where you are going.':
    'Sie bekommen einen Plan: was zuerst laufen muss, und wohin Sie wollen.',
  'You get a plan for what must run first, and for where you are going. (about 4 minutes)':
    'Sie bekommen einen Plan: was zuerst laufen muss, und wohin Sie wollen. (etwa 4 Minuten)',
  'You know which rules to look at before an auditor or a customer asks.':
    'Sie wissen, welche Vorschriften Sie ansehen sollten, bevor ein Prüfer oder Kunde fragt.',
  'You know which rules to look at before an auditor or a customer asks. (about 1 minute)':
    'Sie wissen, welche Vorschriften Sie ansehen sollten, bevor ein Prüfer oder Kunde fragt. (etwa 1 Minute)',
  'You know which rules to look at before an auditor or a customer asks. (about 2 minutes)':
    'Sie wissen, welche Vorschriften Sie ansehen sollten, bevor ein Prüfer oder Kunde fragt. (etwa 2 Minuten)',
  'You know which rules to look at before an auditor or a customer asks. (about 3 minutes)':
    'Sie wissen, welche Vorschriften Sie ansehen sollten, bevor ein Prüfer oder Kunde fragt. (etwa 3 Minuten)',
  'You learn where one failure would stop everything.':
    'Sie erfahren, wo ein einziger Ausfall alles anhielte.',
  'You learn where one failure would stop everything. (about 3 minutes)':
    'Sie erfahren, wo ein einziger Ausfall alles anhielte. (etwa 3 Minuten)',
  'You see whether your contract is fair, and how dependent you are.':
    'Sie sehen, ob Ihr Vertrag fair ist und wie abhängig Sie sind.',
  'You see whether your line keeps what its contract promises, and what a scan would bring.':
    'Sie sehen, ob Ihr Anschluss hält, was der Vertrag verspricht, und was eine Prüfung brächte.',
  'You see whether your line keeps what its contract promises, and what a scan would bring. (about 3 minutes)':
    'Sie sehen, ob Ihr Anschluss hält, was der Vertrag verspricht, und was eine Prüfung brächte. (etwa 3 Minuten)',
  'You see your costs for each person, what renews soon, and where to save.':
    'Sie sehen Ihre Kosten je Person, was sich bald verlängert, und wo sich sparen lässt.',
  'You see your costs for each person, what renews soon, and where to save. (about 3 minutes)':
    'Sie sehen Ihre Kosten je Person, was sich bald verlängert, und wo sich sparen lässt. (etwa 3 Minuten)',
}
