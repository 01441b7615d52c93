import type { Sample } from './sample.ts'

/** Texts as people paste them; the expectations were checked by hand. */
export const TABLES: readonly Sample[] = [
  {
    name: 'a CSV of a US company',
    text: `Name,Vendor,Category,Users,Monthly cost,Contract end,Auto-renew,Owner
QuickBooks Online,Intuit,Accounting,5,$115.00,12/31/2026,yes,Maria
Salesforce,Salesforce,CRM,8,"$1,560.00",3/15/2027,no,Tom
"Smith, Jones & Co. Portal",In-house,,3,0,,,
Total,,,,"$1,675.00",,,`,
    read: 'table',
    rows: [
      '2 QuickBooks Online 5 users = 11500 USD monthly by Intuit {end:2026-12-31,autoRenew:true} (Owner: Maria)',
      '3 Salesforce Sales Cloud 8 users = 156000 USD monthly × 8 by Salesforce {end:2027-03-15,autoRenew:false} (Owner: Tom)',
      '4 Smith, Jones & Co. Portal 3 users = 0 USD monthly by In-house',
    ],
    rest: [1, 5],
  },
  {
    name: 'a German CSV with semicolons and a sum',
    text: `Anwendung;Hersteller;Anzahl Nutzer;Einzelpreis;Gesamtpreis;Währung;Abrechnung;Vertragsende;Bemerkung
DATEV Mittelstand;DATEV eG;4;22,38;89,50;EUR;monatlich;31.12.2026;
Microsoft 365;Microsoft;14;11,70;163,80;EUR;monatlich;30.06.2027;Reseller Bechtle
Lexware;Haufe;1;;238,80;EUR;jährlich;;nur Lohn
Summe;;;;492,10;;;;`,
    read: 'table',
    rows: [
      '2 DATEV 4 users = 8950 EUR monthly × 4 by DATEV eG {end:2026-12-31}',
      '3 Microsoft 365 14 users = 16380 EUR monthly × 14 by Microsoft {end:2027-06-30} (Reseller Bechtle)',
      '4 Lexware 1 users = 23880 EUR annual by Haufe (nur Lohn)',
    ],
    rest: [1, 5],
  },
  {
    name: 'cells copied out of a sheet, without headings',
    text: `Microsoft 365 E3\t40\t$36.00\t$1,440.00
Slack Pro\t25\t$8.75\t$218.75
AutoCAD LT\t3\t$55.00\t$165.00`,
    read: 'table',
    rows: [
      '1 Microsoft 365 [E3] 40 licences = 144000 USD no period × 40 by Microsoft',
      '2 Slack [Pro] 25 licences = 21875 USD no period × 25 by Salesforce',
      '3 AutoCAD 3 licences = 16500 USD no period × 3 by Autodesk',
    ],
    rest: [],
  },
  {
    name: 'a Spanish CSV',
    text: `Aplicación;Proveedor;Usuarios;Coste mensual;Vencimiento;Observaciones
Holded;Holded;5;59,00 €;30/06/2027;facturación
Microsoft 365;Microsoft;12;140,40 €;31/12/2026;
Movistar Fusión Empresas;Telefónica;;112,50 €;;`,
    read: 'table',
    rows: [
      '2 Holded 5 users = 5900 EUR monthly by Holded {end:2027-06-30} (facturación)',
      '3 Microsoft 365 12 users = 14040 EUR monthly × 12 by Microsoft {end:2026-12-31}',
      '4 Movistar = 11250 EUR monthly by Telefónica',
    ],
    rest: [1],
  },
  {
    name: 'a table in Markdown',
    text: `| Service | Plan | Seats | Price |
|---------|------|-------|-------|
| Slack | Business+ | 40 | $15/user/month |
| GitHub | Team | 9 | $4 per user per month |
| Figma | Professional | 3 | $48/mo |
| Notion | | 40 | |`,
    read: 'table',
    rows: [
      '3 Slack [Business+] 40 licences = 1500 USD per_user_month × 40 by Salesforce',
      '4 GitHub [Team] 9 licences = 400 USD per_user_month × 9 by Microsoft',
      '5 Figma [Professional] 3 licences = 4800 USD monthly by Figma',
      '6 Notion 40 licences',
    ],
    rest: [1, 2],
  },
  {
    name: 'a sheet with a title above its headings',
    text: `Software inventory 2026\t\t
\t\t
Product\tPublisher\t# Licenses\tIn use\tCost per license/year\tRenewal date
AutoCAD LT\tAutodesk\t5\t4\t$460.00\t03/31/2027
SolidWorks Standard\tDassault\t2\t2\t$2,820.00\t06/30/2027
Bluebeam Revu\tBluebeam\t5\t3\t$330.00\t01/15/2027`,
    read: 'table',
    rows: [
      '4 AutoCAD 5 licences (4 assigned) = 230000 USD annual × 5 by Autodesk {end:2027-03-31}',
      '5 SOLIDWORKS 2 licences (2 assigned) = 564000 USD annual × 2 by Dassault {end:2027-06-30} (SolidWorks Standard)',
      '6 Bluebeam Revu 5 licences (3 assigned) = 165000 USD annual × 5 by Bluebeam {end:2027-01-15}',
    ],
    rest: [1, 3],
  },
  {
    name: 'a CSV with quotes and a line break in a cell',
    text: `"Software","Notes","Price (EUR/Monat)"
"Lexware","läuft auf dem
alten Server","19,90"
"TeamViewer ""Business""","","32,90"`,
    read: 'table',
    rows: [
      '2 Lexware = 1990 EUR monthly by Haufe-Lexware (läuft auf dem alten Server)',
      '4 TeamViewer = 3290 EUR monthly by TeamViewer (TeamViewer "Business")',
    ],
    rest: [1],
  },
  {
    name: 'a Swiss CSV',
    text: `Programm;Lizenzen;Kosten pro Jahr
Abacus;6;CHF 4'320.00
Adobe Creative Cloud;2;CHF 1'439.75
Bitwarden;14;CHF 672.–`,
    read: 'table',
    rows: [
      '2 Abacus 6 licences = 432000 CHF annual',
      '3 Adobe Creative Cloud All Apps 2 licences = 143975 CHF annual × 2 by Adobe',
      '4 Bitwarden 14 licences = 67200 CHF annual × 14 by Bitwarden',
    ],
    rest: [1],
  },
]
