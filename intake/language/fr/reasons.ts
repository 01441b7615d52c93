import type { Catalogue } from '../translate.ts'

/** French: why something is asked, and what it brings. */
export const reasons: Catalogue = {
  'Made for companies that work at their customers’ places.':
    'Conçu pour les entreprises qui travaillent chez leurs clients.',
  'Made for factories and machine shops.': 'Conçu pour les usines et ateliers.',
  'Made for organisations that live on donations.': 'Conçu pour les organismes qui vivent de dons.',
  'Made for tax and accounting firms.': 'Conçu pour les cabinets comptables et fiscaux.',
  'Proposal and contract are right the first time.':
    'La proposition et le contrat sont justes du premier coup.',
  'Proposal and contract are right the first time. (about 3 minutes)':
    'La proposition et le contrat sont justes du premier coup. (environ 3 minutes)',
  'So that nobody explains to a director what only the administrator asks, and the call comes when it suits you.':
    'Pour que personne n’explique à la direction ce que seul l’administrateur demande, et que l’appel tombe au bon moment.',
  'So that nobody proposes what you have already, and nothing starts before a contract ends. Your IT provider sees it; whoever looks after your IT today does not.':
    'Pour que personne ne propose ce que vous avez déjà, et que rien ne commence avant la fin d’un contrat. Votre prestataire informatique le voit ; celui qui s’occupe de votre informatique aujourd’hui, non.',
  'So that the proposal answers the questions of everyone who decides. Nobody is written to without your word.':
    'Pour que la proposition réponde aux questions de tous ceux qui décident. Personne n’est contacté sans votre accord.',
  'So that the proposal fits your money and your calendar and reaches whoever decides. Your IT provider sees it.':
    'Pour que la proposition convienne à votre budget et à votre calendrier et arrive à qui décide. Votre prestataire informatique le voit.',
  'So that the proposal is about what you want, and not about everything there is. Your IT provider sees it.':
    'Pour que la proposition parle de ce que vous voulez, et pas de tout ce qui existe. Votre prestataire informatique le voit.',
  'So that the record of your company is right, and nobody calls your own number for a question to the front desk.':
    'Pour que la fiche de votre entreprise soit juste, et que personne n’appelle votre numéro pour une question destinée à l’accueil.',
  'So that the result starts with what bothers you. The people who prepare your proposal see it.':
    'Pour que le résultat commence par ce qui vous gêne. Ceux qui préparent votre proposition le voient.',
  'So that we can compare what you pay for with what arrives, and see what happens when a line fails.':
    'Pour comparer ce que vous payez à ce qui arrive, et voir ce qui se passe quand une ligne tombe.',
  'So that we can send you the result and the link to continue. Your IT provider sees it; nobody else does, and you can ask for it to be deleted.':
    'Pour vous envoyer le résultat et le lien pour continuer. Votre prestataire informatique le voit, personne d’autre, et vous pouvez en demander la suppression.',
  'So that we know how to address you, and can look up what public records say about your website. You and the people at your IT provider who work on this see it.':
    'Pour savoir comment vous appeler, et consulter ce que les registres publics disent de votre site. Vous et les personnes de votre prestataire qui y travaillent le voient.',
  'So that you can see whether you pay too much, and for what. Your IT provider sees it; a band is enough, and you can skip it.':
    'Pour que vous voyiez si vous payez trop, et pour quoi. Votre prestataire informatique le voit ; une fourchette suffit, et vous pouvez passer.',
  'So that you type as little as possible, and the record at your IT provider is right from the start. What you see here is public; your answer is seen by your IT provider.':
    'Pour que vous tapiez le moins possible, et que la fiche chez votre prestataire soit juste dès le départ. Ce que vous voyez ici est public ; votre réponse est vue par votre prestataire informatique.',
  'Support is offered for the hours and places you really work at.':
    'L’assistance est proposée pour les heures et les lieux où vous travaillez vraiment.',
  'Support is offered for the hours and places you really work at. (about 4 minutes)':
    'L’assistance est proposée pour les heures et les lieux où vous travaillez vraiment. (environ 4 minutes)',
  'The proposal answers these one by one, the worst first.':
    'La proposition y répond point par point, le pire d’abord.',
  'The proposal answers what bothers you, and reaches everyone who decides.':
    'La proposition répond à ce qui vous gêne, et arrive à tous ceux qui décident.',
  'The proposal answers what bothers you, and reaches everyone who decides. (about 3 minutes)':
    'La proposition répond à ce qui vous gêne, et arrive à tous ceux qui décident. (environ 3 minutes)',
  'You get a list of what you run, what is protected, and what you pay for twice.':
    'Vous obtenez la liste de ce que vous utilisez, de ce qui est protégé, et de ce que vous payez deux fois.',
  'You get a list of what you run, what is protected, and what you pay for twice. (about 5 minutes)':
    'Vous obtenez la liste de ce que vous utilisez, de ce qui est protégé, et de ce que vous payez deux fois. (environ 5 minutes)',
  'You get a plan for what must run first, and for where you are going.':
    'Vous obtenez un plan : ce qui doit tourner en premier, et où vous allez.',
  'You get a plan for what must run first, and for where you are going. (about 4 minutes)':
    'Vous obtenez un plan : ce qui doit tourner en premier, et où vous allez. (environ 4 minutes)',
  'You know which rules to look at before an auditor or a customer asks.':
    'Vous savez quelles règles regarder avant qu’un auditeur ou un client ne demande.',
  'You know which rules to look at before an auditor or a customer asks. (about 1 minute)':
    'Vous savez quelles règles regarder avant qu’un auditeur ou un client ne demande. (environ 1 minute)',
  'You know which rules to look at before an auditor or a customer asks. (about 2 minutes)':
    'Vous savez quelles règles regarder avant qu’un auditeur ou un client ne demande. (environ 2 minutes)',
  'You know which rules to look at before an auditor or a customer asks. (about 3 minutes)':
    'Vous savez quelles règles regarder avant qu’un auditeur ou un client ne demande. (environ 3 minutes)',
  'You learn where one failure would stop everything.': 'Vous apprenez où une seule panne arrêterait tout.',
  'You learn where one failure would stop everything. (about 3 minutes)':
    'Vous apprenez où une seule panne arrêterait tout. (environ 3 minutes)',
  'You see whether your contract is fair, and how dependent you are.':
    'Vous voyez si votre contrat est juste, et à quel point vous en dépendez.',
  'You see whether your line keeps what its contract promises, and what a scan would bring.':
    'Vous voyez si votre ligne tient ce que promet le contrat, et ce qu’apporterait une analyse.',
  'You see whether your line keeps what its contract promises, and what a scan would bring. (about 3 minutes)':
    'Vous voyez si votre ligne tient ce que promet le contrat, et ce qu’apporterait une analyse. (environ 3 minutes)',
  'You see your costs for each person, what renews soon, and where to save.':
    'Vous voyez vos coûts par personne, ce qui se renouvelle bientôt, et où économiser.',
  'You see your costs for each person, what renews soon, and where to save. (about 3 minutes)':
    'Vous voyez vos coûts par personne, ce qui se renouvelle bientôt, et où économiser. (environ 3 minutes)',
}
