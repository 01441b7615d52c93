import type { Sample } from './sample.ts'

/** Texts as people paste them; the expectations were checked by hand. */
export const LISTS: readonly Sample[] = [
  {
    name: 'a list of a US office, with bullets of every kind',
    text: `Our software:
- Slack – 12 users – $8.75/user/mo
- Microsoft 365 Business Premium (25 seats) $22 per user per month
* QuickBooks Online Plus, $115/month
1. Adobe Creative Cloud: 3 licenses @ $59.99/mo each
2) Zoom Pro x 4
- Dentrix - on our server
• Dropbox (marketing only)
- Praxisprogramm XY
- our own database in Access
TeamViewer, renews 2027-03-01, $610.80 per year
Thanks!`,
    read: 'list',
    rows: [
      '2 Slack 12 users = 875 USD per_user_month × 12 by Salesforce',
      '3 Microsoft 365 [Business Premium] 25 licences = 2200 USD per_user_month × 25 by Microsoft',
      '4 QuickBooks Online [Plus] = 11500 USD monthly by Intuit',
      '5 Adobe Creative Cloud All Apps 3 licences = 5999 USD per_user_month × 3 by Adobe',
      '6 Zoom Workplace [Pro] 4 licences',
      '7 Dentrix (on our server)',
      '8 Dropbox Business (marketing only)',
      '9 Praxisprogramm XY',
      '10 our own database in Access',
      '11 TeamViewer = 61080 USD annual by TeamViewer {end:2027-03-01}',
    ],
    rest: [1, 12],
  },
  {
    name: 'one sentence with commas, misspelled',
    text: `Hi, we use Slack, Zoom and quick books, offis 365, teams viewer, the Intuit thing, and something called FlurboTrack.`,
    read: 'list',
    rows: ['1 Slack', '1 Zoom Workplace', '1 QuickBooks', '1 Microsoft 365', '1 TeamViewer', '1 FlurboTrack'],
    rest: [],
  },
  {
    name: 'a German list with a heading',
    text: `Unsere Programme
- DATEV, 4 Arbeitsplätze, 89,50 € im Monat
- Microsoft 365 Business Standard – 14 Lizenzen – 11,70 € pro Nutzer/Monat
- Sophos (Virenschutz) 1.250,00 € jährlich
- STARFACE Telefonanlage, 12 Nebenstellen
- Adobe Acrobat 2 Stk. 18,14 €/Monat
- FRITZ!Box
- Dampsoft
- Nextcloud
- Kopierer (Leasing) 189 EUR mtl., Vertragsende 31.12.2027`,
    read: 'list',
    rows: [
      '2 DATEV 4 licences = 8950 EUR monthly × 4 by DATEV',
      '3 Microsoft 365 [Business Standard] 14 licences = 1170 EUR per_user_month × 14 by Microsoft',
      '4 Sophos Intercept X = 125000 EUR annual by Sophos (Virenschutz)',
      '5 STARFACE 12 licences (STARFACE Telefonanlage)',
      '6 Adobe Acrobat Pro 2 licences = 1814 EUR monthly × 2 by Adobe',
      '7 FRITZ!Box',
      '8 DAMPSOFT DS-Win',
      '9 Nextcloud',
      '10 Leased copier = 18900 EUR monthly {end:2027-12-31} (Leasing)',
    ],
    rest: [1],
  },
  {
    name: 'a French list',
    text: `Nos logiciels :
• Sage 50 – 3 postes – 45,00 € par mois
• Microsoft 365 Business Standard, 8 licences, 12,30 € par utilisateur et par mois
• Doctolib 129 €/mois
• Sauvegarde sur disque USB
• OVH hébergement web : 143,86 € par an`,
    read: 'list',
    rows: [
      '2 Sage 50 3 licences = 4500 EUR monthly × 3 by Sage',
      '3 Microsoft 365 [Business Standard] 8 licences = 1230 EUR per_user_month × 8 by Microsoft',
      '4 Doctolib = 12900 EUR monthly by Doctolib',
      '5 Backup to a USB disk (Sauvegarde sur disque USB)',
      '6 Web hosting = 14386 EUR annual (OVH hébergement web)',
    ],
    rest: [1],
  },
  {
    name: 'nothing but misspellings',
    text: `quikbooks onlin
Ofice 365
Salesfroce
dropbx
dentricks
sonic wall firewall
adobe acrobat por
docu sign
Mailchip
team veiwer`,
    read: 'list',
    rows: [
      '1 QuickBooks Online',
      '2 Microsoft 365',
      '3 Salesforce Sales Cloud',
      '4 Dropbox Business',
      '5 Dentrix',
      '6 SonicWall TZ/NSa',
      '7 Adobe Acrobat Pro',
      '8 DocuSign',
      '9 Mailchimp',
      '10 TeamViewer',
    ],
    rest: [],
  },
  {
    name: 'a mail in sentences',
    text: `Hi Tom,

here is what we have as far as I know:

We do our books in QuickBooks Desktop and payroll through ADP.
Patients are in Eaglesoft. It runs on the server in the back room.
For email it's Google Workspace, 22 accounts.
The phones are RingCentral ($30 per user per month, 14 users).
There is also an old fax line nobody knows about!

Best regards
Maria
maria@acme-dental.test
+1 555 010 0199`,
    read: 'list',
    rows: [
      '5 QuickBooks Desktop Enterprise (do our books in QuickBooks Desktop)',
      '5 ADP (payroll through ADP)',
      '6 Eaglesoft (Patients are in Eaglesoft. It runs on the server in the back room)',
      "7 Google Workspace 22 licences (For email it's Google Workspace)",
      '8 RingCentral 14 users = 3000 USD per_user_month × 14 by RingCentral (The phones are RingCentral)',
      '9 POTS analog lines (There is also an old fax line nobody knows about!)',
    ],
    rest: [1, 3, 11, 12, 13, 14],
  },
  {
    name: 'formulas, scripts and SQL',
    text: `=HYPERLINK("http://evil.test","QuickBooks")
<script>alert(1)</script>
@SUM(A1:A9)
Slack <img src=x onerror=alert(1)>
"; DROP TABLE services; --
+cmd|' /C calc'!A0
Zoom`,
    read: 'list',
    rows: ['5 DROP TABLE services', '7 Zoom Workplace'],
    rest: [1, 2, 3, 4, 6],
  },
  {
    name: 'one line with semicolons',
    text: `Outlook; Word; Excel; DATEV Lohn; Elster; WhatsApp; Canva`,
    read: 'list',
    rows: ['1 Microsoft 365', '1 DATEV Lohn und Gehalt', '1 Elster', '1 WhatsApp Business', '1 Canva'],
    rest: [],
  },
  {
    name: 'a British list in pounds',
    text: `Xero £33 pm
Sage Payroll £10/month
Microsoft 365 Business Standard x 9 @ £10.30 per user per month
BT broadband £45.95 monthly until 30/09/2027
Dext 24.99 GBP per month`,
    read: 'list',
    rows: [
      '1 Xero = 3300 GBP monthly by Xero',
      '2 Sage Payroll = 1000 GBP monthly',
      '3 Microsoft 365 [Business Standard] 9 licences = 1030 GBP per_user_month × 9 by Microsoft',
      '4 BT broadband = 4595 GBP monthly {end:2027-09-30}',
      '5 Dext = 2499 GBP monthly',
    ],
    rest: [],
  },
]
