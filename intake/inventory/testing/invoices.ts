import type { Sample } from './sample.ts'

/** Texts as people paste them; the expectations were checked by hand. */
export const INVOICES: readonly Sample[] = [
  {
    name: 'an invoice of a Microsoft reseller',
    text: `Contoso Cloud Services Inc.
123 Main Street, Suite 400
Austin, TX 78701

INVOICE
Invoice No: INV-204518           Invoice Date: 11/01/2026
Bill To: Acme Dental LLC         Due Date: 12/01/2026
Billing period: 10/01/2026 - 10/31/2026

Description                                   Qty   Unit Price   Amount
Microsoft 365 Business Premium (NCE)           18      $22.00     $396.00
Microsoft 365 Business Basic                    6       $6.00      $36.00
Exchange Online Plan 1                          2       $4.00       $8.00
Microsoft Teams Phone Standard                 10       $8.00      $80.00
Azure subscription usage                        1      $143.27    $143.27
                                              Subtotal            $663.27
                                              Sales Tax (8.25%)    $54.72
                                              Total Due           $717.99
Thank you for your business!`,
    read: 'invoice',
    rows: [
      '11 Microsoft 365 [Business Premium] 18 licences = 39600 USD monthly × 18 by Contoso Cloud Services Inc. (Microsoft 365 Business Premium (NCE))',
      '12 Microsoft 365 [Business Basic] 6 licences = 3600 USD monthly × 6 by Contoso Cloud Services Inc.',
      '13 Microsoft 365 2 licences = 800 USD monthly × 2 by Contoso Cloud Services Inc. (Exchange Online Plan 1)',
      '14 Microsoft Teams Phone 10 licences = 8000 USD monthly × 10 by Contoso Cloud Services Inc. (Microsoft Teams Phone Standard)',
      '15 Microsoft Azure 1 licences = 14327 USD monthly by Contoso Cloud Services Inc. (Azure subscription usage)',
    ],
    rest: [1, 2, 3, 5, 6, 7, 8, 10, 16, 17, 18, 19],
  },
  {
    name: 'an invoice of Adobe, with the names above the figures',
    text: `Adobe Inc.
345 Park Avenue
San Jose, CA 95110

Invoice number 2391840523
Invoice date: 15-OCT-2026
Bill to: Northwind Law

ITEM                                QTY   UNIT PRICE   TAX   TOTAL
Creative Cloud All Apps for teams
Service term: 15-OCT-2026 to 14-NOV-2026
                                     3    89.99    22.27   292.24
Acrobat Pro for teams                5    23.99    9.90   129.85
GRAND TOTAL (USD)                         422.09`,
    read: 'invoice',
    rows: [
      '10 Adobe Creative Cloud All Apps 3 licences = 29224 USD monthly × 3 by Adobe Inc. (Creative Cloud All Apps for teams)',
      '13 Adobe Acrobat Pro 5 licences = 12985 USD monthly × 5 by Adobe Inc.',
    ],
    rest: [1, 2, 3, 5, 6, 7, 9, 11, 14],
  },
  {
    name: 'an invoice of a German telephone company',
    text: `Telekom Deutschland GmbH
Landgrabenweg 151, 53227 Bonn
Ihre Rechnung für Oktober 2026
Rechnungsnummer: 4711 2233 44
Kundennummer: 123456789
Leistungszeitraum: 01.10.2026 - 31.10.2026

Artikel/Leistung                       Menge   Einzelpreis   Betrag
CompanyPro 250                            1      62,95 €      62,95 €
Business Mobil M                          4      33,57 €     134,28 €
Rufnummernblock 10                        1       4,95 €       4,95 €
Verbindungen in Mobilfunknetze                                3,18 €
Summe netto                                                 205,36 €
Umsatzsteuer 19 %                                            39,02 €
Rechnungsbetrag                                             244,38 €
Bitte überweisen Sie bis 15.11.2026. IBAN DE12 3456 7890 1234 5678 90`,
    read: 'invoice',
    rows: [
      '9 Deutsche Telekom 1 licences = 6295 EUR monthly by Telekom Deutschland GmbH (CompanyPro 250)',
      '10 Mobile phone contracts 4 licences = 13428 EUR monthly by Telekom Deutschland GmbH',
      '11 SIP trunk 1 licences = 495 EUR monthly by Telekom Deutschland GmbH (Rufnummernblock 10)',
      '12 Verbindungen in Mobilfunknetze = 318 EUR monthly by Telekom Deutschland GmbH',
    ],
    rest: [1, 2, 3, 4, 5, 6, 8, 13, 14, 15, 16],
  },
  {
    name: 'an invoice of a German host',
    text: `Hetzner Online GmbH
Industriestr. 25
91710 Gunzenhausen
Rechnung Nr. R0012345678
Rechnungsdatum: 05.11.2026

Pos.  Beschreibung                         Menge   Einzelpreis   Gesamt
1     Cloud Server CX32 (10/2026)           2       6,80          13,60
2     Webhosting Level 9                     1      19,90          19,90
3     Domain beispiel.de, jährlich           1       11,90          11,90
4     SSL-Zertifikat                         1       49,00          49,00
Zwischensumme                                                       94,40
19% USt                                                             17,94
Gesamtbetrag                                                       112,34 EUR`,
    read: 'invoice',
    rows: [
      '8 VPS 2 licences = 1360 EUR monthly by Hetzner Online GmbH (Cloud Server CX32 (10/2026))',
      '9 Web hosting 1 licences = 1990 EUR no period by Hetzner Online GmbH (Webhosting Level 9)',
      '10 Domain name 1 licences = 1190 EUR annual by Hetzner Online GmbH (Domain beispiel.de)',
      '11 TLS certificate 1 licences = 4900 EUR no period by Hetzner Online GmbH',
    ],
    rest: [1, 2, 3, 4, 5, 7, 12, 13, 14],
  },
]
