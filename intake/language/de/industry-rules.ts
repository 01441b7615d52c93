import type { Catalogue } from '../translate.ts'

/** German: questions about rules that apply. */
export const industryRules: Catalogue = {
  'Are machine controls (PLC, SCADA) on your network?':
    'Hängen Maschinensteuerungen (SPS, SCADA) an Ihrem Netz?',
  'Are there subsidiaries, or other domains that you send mail from?':
    'Gibt es Tochterfirmen oder weitere Domains, von denen Sie Mails senden?',
  'Are you a bank, or do you serve banks?': 'Sind Sie eine Bank, oder arbeiten Sie für Banken?',
  'Are you a credit union?': 'Sind Sie eine Genossenschaftsbank (Credit Union)?',
  'Are you a law firm?': 'Sind Sie eine Anwaltskanzlei?',
  'Are you a member of C-TPAT?': 'Sind Sie Mitglied von C-TPAT?',
  'Are you a member of FINRA?': 'Sind Sie Mitglied der FINRA?',
  'Are you a title or escrow company?': 'Wickeln Sie Grundstücksgeschäfte oder Treuhandzahlungen ab?',
  'Are you an adviser or broker registered with the SEC?':
    'Sind Sie bei der SEC als Berater oder Broker registriert?',
  'Are you licensed by the New York Department of Financial Services?':
    'Haben Sie eine Zulassung des New York Department of Financial Services?',
  'Are you part of the bulk electric system?': 'Gehören Sie zum überregionalen Stromnetz der USA?',
  'Do customers ask you for ISO 27001?': 'Verlangen Kunden von Ihnen ISO 27001?',
  'Do customers ask you for a SOC 2 report or a security questionnaire?':
    'Verlangen Kunden einen SOC-2-Bericht oder einen Fragebogen zur Sicherheit?',
  'Do payers ask you for HITRUST?': 'Verlangen Kostenträger HITRUST von Ihnen?',
  'Do you bill later, or finance what customers buy?':
    'Verkaufen Sie auf Rechnung, oder finanzieren Sie, was Ihre Kunden kaufen?',
  'Do you collect data from children under 13 online?': 'Erheben Sie online Daten von Kindern unter 13?',
  'Do you distribute prescription drugs?': 'Vertreiben Sie verschreibungspflichtige Arzneimittel?',
  'Do you do research with controlled federal data?':
    'Forschen Sie mit geschützten Daten von US-Bundesbehörden?',
  'Do you follow a security framework such as NIST or CIS?':
    'Richten Sie sich nach einem Sicherheitsstandard wie NIST oder CIS?',
  'Do you grow, pack or ship produce, eggs, seafood or the like?':
    'Bauen Sie Obst, Gemüse, Eier, Fisch oder Ähnliches an, oder verpacken oder versenden Sie es?',
  'Do you handle federal student aid?': 'Haben Sie mit staatlicher Studienförderung der USA zu tun?',
  'Do you handle film or television content before its release?':
    'Haben Sie mit Film- oder Fernsehmaterial vor der Veröffentlichung zu tun?',
  'Do you handle patient information for a healthcare client?':
    'Verarbeiten Sie Patientendaten für einen Kunden im Gesundheitswesen?',
  'Do you have customers in California, and more than about $26 million revenue or data of 100,000 people?':
    'Haben Sie Kunden in Kalifornien und mehr als etwa 26 Mio. $ Umsatz oder Daten von 100.000 Menschen?',
  'Do you have customers in many US states, thousands in one of them?':
    'Haben Sie Kunden in vielen US-Staaten, Tausende in einem davon?',
  'Do you have customers or staff in the EU?': 'Haben Sie Kunden oder Beschäftigte in der EU?',
  'Do you have customers or staff in the UK?':
    'Haben Sie Kunden oder Beschäftigte im Vereinigten Königreich?',
  'Do you hold a gaming licence?': 'Haben Sie eine Glücksspiellizenz?',
  'Do you hold an insurance licence?': 'Haben Sie eine Zulassung für Versicherungen?',
  'Do you hold other federal contracts?': 'Haben Sie andere Verträge mit US-Bundesbehörden?',
  'Do you hold student records?': 'Führen Sie Akten von Schülern oder Studierenden?',
  'Do you keep data of people who live in Massachusetts?':
    'Speichern Sie Daten von Menschen, die in Massachusetts leben?',
  'Do you keep data of people who live in New York?':
    'Speichern Sie Daten von Menschen, die in New York leben?',
  'Do you keep patient records?': 'Führen Sie Patientenakten?',
  'Do you keep records or signatures that the FDA regulates?':
    'Führen Sie Unterlagen oder Signaturen, die die FDA regelt?',
  'Do you lend, broker, or arrange credit, mortgages or closings?':
    'Verleihen oder vermitteln Sie Geld, Hypotheken oder Immobilienabschlüsse?',
  'Do you operate a pipeline, LNG, rail or aviation under TSA rules?':
    'Betreiben Sie Pipeline, LNG, Bahn oder Luftfahrt unter Regeln der TSA?',
  'Do you operate a port facility or vessels?': 'Betreiben Sie einen Hafen oder Schiffe?',
  'Do you prepare tax returns?': 'Erstellen Sie Steuererklärungen?',
  'Do you prescribe controlled drugs electronically?': 'Verschreiben Sie Betäubungsmittel elektronisch?',
  'Do you provide telephone service?': 'Bieten Sie Telefonie an?',
  'Do you receive E-Rate funds?': 'Bekommen Sie Mittel aus dem E-Rate-Programm?',
  'Do you receive federal grants?': 'Bekommen Sie Zuschüsse des Bundes (USA)?',
  'Do you receive tax data from the IRS?': 'Bekommen Sie Steuerdaten vom IRS?',
  'Do you run background checks on people?': 'Prüfen Sie die Vergangenheit von Personen?',
  'Do you run credit checks on tenants?': 'Prüfen Sie die Bonität von Mietern?',
  'Do you run systems for a federal agency?': 'Betreiben Sie Systeme für eine US-Bundesbehörde?',
  'Do you sell to the Department of Defense, directly or as a subcontractor?':
    'Verkaufen Sie an das US-Verteidigungsministerium, direkt oder als Unterauftragnehmer?',
  'Do you serve financial companies in the EU?': 'Arbeiten Sie für Finanzunternehmen in der EU?',
  'Do you supply German car makers?': 'Beliefern Sie deutsche Autohersteller?',
  'Do you supply water to more than 3,300 people?': 'Versorgen Sie mehr als 3.300 Menschen mit Wasser?',
  'Do you take card payments?': 'Nehmen Sie Kartenzahlungen an?',
  'Do you treat substance use?': 'Behandeln Sie Suchterkrankungen?',
  'Do you use fingerprint or face time clocks for people in Illinois?':
    'Nutzen Sie in Illinois Zeiterfassung mit Fingerabdruck oder Gesicht?',
  'Do you work with export-controlled drawings or parts?':
    'Arbeiten Sie mit Zeichnungen oder Teilen, deren Ausfuhr kontrolliert wird?',
  'Do you work with police or court data?': 'Arbeiten Sie mit Daten von Polizei oder Gerichten?',
  'Is it someone in-house, an IT provider, both, or nobody really?':
    'Ist es jemand im Haus, ein IT-Dienstleister, beides, oder eigentlich niemand?',
  'Is one of your subsidiaries listed or regulated?':
    'Ist eine Ihrer Tochterfirmen börsennotiert oder reguliert?',
  'Is the company listed on a stock exchange, or about to be?':
    'Ist das Unternehmen an der Börse notiert, oder steht das bevor?',
  'Is your data backed up?': 'Sind Ihre Daten gesichert?',
}
