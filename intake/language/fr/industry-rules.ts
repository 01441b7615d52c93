import type { Catalogue } from '../translate.ts'

/** French: questions about rules that apply. */
export const industryRules: Catalogue = {
  'Are machine controls (PLC, SCADA) on your network?':
    'Des commandes de machines (API, SCADA) sont-elles sur votre réseau ?',
  'Are there subsidiaries, or other domains that you send mail from?':
    'Y a-t-il des filiales, ou d’autres domaines d’où vous envoyez des mails ?',
  'Are you a bank, or do you serve banks?': 'Êtes-vous une banque, ou travaillez-vous pour des banques ?',
  'Are you a credit union?': 'Êtes-vous une coopérative de crédit (credit union) ?',
  'Are you a law firm?': 'Êtes-vous un cabinet d’avocats ?',
  'Are you a member of C-TPAT?': 'Êtes-vous membre de C-TPAT ?',
  'Are you a member of FINRA?': 'Êtes-vous membre de la FINRA ?',
  'Are you a title or escrow company?': 'Gérez-vous des actes immobiliers ou des fonds sous séquestre ?',
  'Are you an adviser or broker registered with the SEC?':
    'Êtes-vous un conseiller ou courtier enregistré auprès de la SEC ?',
  'Are you licensed by the New York Department of Financial Services?':
    'Avez-vous une licence du New York Department of Financial Services ?',
  'Are you part of the bulk electric system?': 'Faites-vous partie du grand réseau électrique américain ?',
  'Do customers ask you for ISO 27001?': 'Des clients vous demandent-ils ISO 27001 ?',
  'Do customers ask you for a SOC 2 report or a security questionnaire?':
    'Des clients vous demandent-ils un rapport SOC 2 ou un questionnaire de sécurité ?',
  'Do payers ask you for HITRUST?': 'Des organismes payeurs vous demandent-ils HITRUST ?',
  'Do you bill later, or finance what customers buy?':
    'Facturez-vous plus tard, ou financez-vous ce que vos clients achètent ?',
  'Do you collect data from children under 13 online?':
    'Recueillez-vous en ligne des données d’enfants de moins de 13 ans ?',
  'Do you distribute prescription drugs?': 'Distribuez-vous des médicaments sur ordonnance ?',
  'Do you do research with controlled federal data?':
    'Faites-vous de la recherche avec des données fédérales américaines protégées ?',
  'Do you follow a security framework such as NIST or CIS?':
    'Suivez-vous un cadre de sécurité comme NIST ou CIS ?',
  'Do you grow, pack or ship produce, eggs, seafood or the like?':
    'Cultivez, conditionnez ou expédiez-vous des fruits et légumes, des œufs, du poisson ou autres ?',
  'Do you handle federal student aid?': 'Gérez-vous des aides fédérales américaines aux étudiants ?',
  'Do you handle film or television content before its release?':
    'Manipulez-vous des contenus de cinéma ou de télévision avant leur sortie ?',
  'Do you handle patient information for a healthcare client?':
    'Traitez-vous des données de patients pour un client du secteur de la santé ?',
  'Do you have customers in California, and more than about $26 million revenue or data of 100,000 people?':
    'Avez-vous des clients en Californie, et plus d’environ 26 M$ de chiffre d’affaires ou les données de 100 000 personnes ?',
  'Do you have customers in many US states, thousands in one of them?':
    'Avez-vous des clients dans de nombreux États américains, des milliers dans l’un d’eux ?',
  'Do you have customers or staff in the EU?': 'Avez-vous des clients ou du personnel dans l’UE ?',
  'Do you have customers or staff in the UK?': 'Avez-vous des clients ou du personnel au Royaume-Uni ?',
  'Do you hold a gaming licence?': 'Avez-vous une licence de jeux ?',
  'Do you hold an insurance licence?': 'Avez-vous une licence d’assurance ?',
  'Do you hold other federal contracts?': 'Avez-vous d’autres contrats fédéraux américains ?',
  'Do you hold student records?': 'Conservez-vous des dossiers d’élèves ou d’étudiants ?',
  'Do you keep data of people who live in Massachusetts?':
    'Conservez-vous des données de personnes vivant au Massachusetts ?',
  'Do you keep data of people who live in New York?':
    'Conservez-vous des données de personnes vivant à New York ?',
  'Do you keep patient records?': 'Conservez-vous des dossiers de patients ?',
  'Do you keep records or signatures that the FDA regulates?':
    'Conservez-vous des documents ou signatures réglementés par la FDA ?',
  'Do you lend, broker, or arrange credit, mortgages or closings?':
    'Prêtez-vous ou servez-vous d’intermédiaire pour des crédits, hypothèques ou ventes immobilières ?',
  'Do you operate a pipeline, LNG, rail or aviation under TSA rules?':
    'Exploitez-vous des pipelines, du GNL, du rail ou de l’aviation sous les règles de la TSA ?',
  'Do you operate a port facility or vessels?': 'Exploitez-vous un port ou des navires ?',
  'Do you prepare tax returns?': 'Préparez-vous des déclarations d’impôts ?',
  'Do you prescribe controlled drugs electronically?':
    'Prescrivez-vous des stupéfiants par voie électronique ?',
  'Do you provide telephone service?': 'Fournissez-vous un service téléphonique ?',
  'Do you receive E-Rate funds?': 'Recevez-vous des fonds E-Rate ?',
  'Do you receive federal grants?': 'Recevez-vous des subventions fédérales américaines ?',
  'Do you receive tax data from the IRS?': 'Recevez-vous des données fiscales de l’IRS ?',
  'Do you run background checks on people?': 'Vérifiez-vous les antécédents de personnes ?',
  'Do you run credit checks on tenants?': 'Vérifiez-vous la solvabilité de locataires ?',
  'Do you run systems for a federal agency?':
    'Exploitez-vous des systèmes pour une agence fédérale américaine ?',
  'Do you sell to the Department of Defense, directly or as a subcontractor?':
    'Vendez-vous au département américain de la Défense, directement ou en sous-traitance ?',
  'Do you serve financial companies in the EU?': 'Travaillez-vous pour des entreprises financières de l’UE ?',
  'Do you supply German car makers?': 'Fournissez-vous des constructeurs automobiles allemands ?',
  'Do you supply water to more than 3,300 people?': 'Fournissez-vous de l’eau à plus de 3 300 personnes ?',
  'Do you take card payments?': 'Acceptez-vous les paiements par carte ?',
  'Do you treat substance use?': 'Traitez-vous des addictions ?',
  'Do you use fingerprint or face time clocks for people in Illinois?':
    'Utilisez-vous en Illinois des pointeuses par empreinte ou par visage ?',
  'Do you work with export-controlled drawings or parts?':
    'Travaillez-vous avec des plans ou pièces soumis au contrôle des exportations ?',
  'Do you work with police or court data?': 'Travaillez-vous avec des données de police ou de justice ?',
  'Is it someone in-house, an IT provider, both, or nobody really?':
    'Est-ce quelqu’un en interne, un prestataire informatique, les deux, ou personne en fait ?',
  'Is one of your subsidiaries listed or regulated?': 'L’une de vos filiales est-elle cotée ou réglementée ?',
  'Is the company listed on a stock exchange, or about to be?':
    'L’entreprise est-elle cotée en bourse, ou sur le point de l’être ?',
  'Is your data backed up?': 'Vos données sont-elles sauvegardées ?',
}
