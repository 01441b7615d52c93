import type { Sample } from './sample.ts'

/** Texts as people paste them; the expectations were checked by hand. */
export const MORE_INVOICES: readonly Sample[] = [
  {
    name: 'an invoice of a telephone provider',
    text: `RingCentral, Inc.
20 Davis Drive, Belmont, CA 94002
Invoice # CD_000847362
Invoice date: Nov 3, 2026
Account number: 4000123456

Summary of charges
RingEX Core - Monthly           14    $30.00    $420.00
Additional Toll Free Number      2     $4.99      $9.98
Fax line                         1    $12.99     $12.99
Taxes, fees & surcharges                         $61.42
Total amount due                                $504.39`,
    read: 'invoice',
    rows: [
      '8 RingCentral 14 licences = 42000 USD monthly × 14 by RingCentral, Inc.',
      '9 Additional Toll Free Number 2 licences = 998 USD no period by RingCentral, Inc.',
      '10 POTS analog lines 1 licences = 1299 USD no period by RingCentral, Inc.',
    ],
    rest: [1, 2, 3, 4, 5, 7, 11, 12],
  },
  {
    name: 'an invoice of a German reseller, with places and units',
    text: `Bechtle GmbH IT-Systemhaus Köln
RECHNUNG                                   Nr. 90123456
An: Zahnarztpraxis Dr. Sommer
Leistungszeitraum: Oktober 2026

Pos  Artikel                                         Menge  ME   E-Preis     Gesamt EUR
1    Microsoft 365 Business Premium NCE              12,00  ST     20,60        247,20
2    Exchange Online Plan 1 NCE                       3,00  ST      3,70         11,10
3    Hornetsecurity 365 Total Protection             15,00  ST      2,85         42,75
4    Veeam Backup für Microsoft 365                  15,00  ST      1,90         28,50
5    Managed Firewall Securepoint                     1,00  PA     89,00         89,00
     Nettobetrag                                                               418,55
     MwSt 19,00 %                                                               79,52
     Rechnungsbetrag                                                           498,07
Zahlbar sofort ohne Abzug. USt-IdNr. DE123456789`,
    read: 'invoice',
    rows: [
      '7 Microsoft 365 [Business Premium] 12 licences = 24720 EUR monthly × 12 by Bechtle GmbH IT-Systemhaus Köln (Microsoft 365 Business Premium NCE)',
      '8 Microsoft 365 3 licences = 1110 EUR monthly × 3 by Bechtle GmbH IT-Systemhaus Köln (Exchange Online Plan 1 NCE)',
      '9 Hornetsecurity 365 Total Protection 15 licences = 4275 EUR monthly × 15 by Bechtle GmbH IT-Systemhaus Köln',
      '10 Veeam Data Platform 15 licences = 2850 EUR monthly by Bechtle GmbH IT-Systemhaus Köln (Veeam Backup für Microsoft 365)',
      '11 Securepoint 1 licences = 8900 EUR monthly by Bechtle GmbH IT-Systemhaus Köln (Managed Firewall Securepoint)',
    ],
    rest: [1, 2, 3, 4, 6, 12, 13, 14, 15],
  },
  {
    name: 'an invoice for use of a cloud',
    text: `Amazon Web Services, Inc.
Invoice Number: 1234567890
Billing period: October 1 - October 31, 2026
Amazon Elastic Compute Cloud         $214.77
Amazon Simple Storage Service         $18.03
AWS Data Transfer                      $3.11
VAT                                   $0.00
Total for this invoice               $235.91`,
    read: 'invoice',
    rows: [
      '4 Amazon Web Services = 21477 USD monthly by Amazon Web Services, Inc.',
      '5 Amazon Web Services = 1803 USD monthly by Amazon Web Services, Inc.',
      '6 Amazon Web Services = 311 USD monthly by Amazon Web Services, Inc. (AWS Data Transfer)',
    ],
    rest: [1, 2, 3, 7, 8],
  },
  {
    name: 'a French telephone invoice',
    text: `Orange Business SA
Facture n° 2026-10-88123 du 05/10/2026
Client : SARL Martin
Période du 01/10/2026 au 31/10/2026

Désignation                          Quantité   P.U. HT     Montant HT
Forfait Pro Mobile 100 Go                 3       24,99         74,97
Fibre Pro 2 Gb/s                          1       52,00         52,00
Total HT                                                       126,97
TVA 20 %                                                        25,39
Net à payer                                                    152,36 EUR`,
    read: 'invoice',
    rows: [
      '7 Forfait Pro Mobile 100 Go 3 licences = 7497 EUR monthly by Orange Business SA',
      '8 Fibre Pro 2 Gb/s 1 licences = 5200 EUR monthly by Orange Business SA',
    ],
    rest: [1, 2, 3, 4, 6, 9, 10, 11],
  },
  {
    name: 'a receipt for domain and website',
    text: `GoDaddy.com, LLC
Receipt #: 2894712233
Date: 9/14/2026
1  .COM Domain Renewal - 1 Year (recurring) ACMEDENTAL.COM   $22.99
1  Managed WordPress Deluxe - 1 Year   $191.88
3  Email Essentials from Microsoft 365 - 1 Year   $251.64
Subtotal: $466.51
Tax: $0.00
Total: $466.51`,
    read: 'invoice',
    rows: [
      '4 Domain name = 2299 USD annual by GoDaddy.com, LLC (COM Domain Renewal - (recurring) ACMEDENTAL.COM)',
      '5 WordPress (self-hosted) 1 licences = 19188 USD annual by GoDaddy.com, LLC (Managed WordPress Deluxe)',
      '6 Microsoft 365 = 25164 USD annual by GoDaddy.com, LLC (Email Essentials from Microsoft 365)',
    ],
    rest: [1, 2, 3, 7, 8, 9],
  },
]
