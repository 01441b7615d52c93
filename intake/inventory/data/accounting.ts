import { table } from './table.ts'

/** Money and wages. Columns: see `table.ts`. */
export const ACCOUNTING = [
  ...table(
    'Accounting/ERP',
    `
QuickBooks Online | Intuit | cloud | company/month | Simple Start 38; Essentials 75; Plus 115; Advanced 275 | comparedge | Shopify; Stripe; Gusto; BILL; Salesforce | qbo, quick books online, quickbooks cloud, intuit quickbooks online, qb online
QuickBooks Desktop Enterprise | Intuit | either | user/year | | | Web Connector apps; Right Networks hosting | quickbooks desktop, quick books desktop, qbd, quickbooks enterprise, quickbooks pro, quickbooks premier, qb desktop, quickbooks desktop pro
Xero | Xero | cloud | company/month | Early 25; Growing 55; Established 90 | comparedge | Stripe; Gusto; HubSpot; Shopify | zero accounting
FreshBooks | FreshBooks | cloud | company/month | Lite 23; Plus 40; Premium 76 | comparedge | Gusto; Stripe; Shopify | fresh books
Zoho Books | Zoho | cloud | org/month | Standard 20; Professional 50; Premium 70; Elite 150 | comparedge | Zoho CRM; Stripe; Avalara | zohobooks
Wave | Wave | cloud | company/month | Pro (Accounting) 16; Payroll 20; Advisors 149 | comparedge | Zapier | wave accounting, wave apps
Sage Accounting | Sage | cloud | company/month | Sage Accounting Start 10; Sage Accounting 25 | comparedge | Stripe; Microsoft 365 | sage one, sage business cloud, sage business cloud accounting
Sage 50 | Sage | own | user/year | | | Microsoft 365 | peachtree, peach tree, sage fifty, sage 50cloud, sage 50 accounting, sage 50c, contaplus
Sage Intacct | Sage | cloud | quote | | | Salesforce; BILL | intacct, sage intact
NetSuite | Oracle | cloud | quote | | | Salesforce; Shopify | net suite, oracle netsuite
Dynamics 365 Business Central | Microsoft | either | user/month | Essentials 80; Premium 110; Team Members 8 | central | Microsoft 365; Power Platform; Shopify | business central, navision, dynamics nav, microsoft nav, d365 bc, dynamics business central, ms dynamics nav
Acumatica | Acumatica | cloud | resource-based quote | | | BigCommerce; Salesforce | acumatika
Odoo | Odoo | either | user/month | | | Stripe; Amazon; eBay | odo erp, openerp
SAP Business One | SAP | either | user licence | | | Crystal Reports | sap b1, sap, sap business 1, business one
Patriot Accounting | Patriot | cloud | company/month | Accounting Basic 20; Accounting Premium 30; Payroll Basic 17; Payroll Full Service 37 | comparedge | Patriot Payroll | patriot
Kashoo | Kashoo | cloud | company/month | Kashoo 30 | comparedge | |
BILL | BILL | cloud | user/month | | | QuickBooks; Xero; NetSuite; Sage Intacct | bill.com, billcom, bill com
Ramp | Ramp | cloud | user/month | | | QuickBooks; NetSuite; Xero | ramp card
Expensify | Expensify | cloud | user/month | | | QuickBooks; Xero; NetSuite | expensefy
Brex | Brex | cloud | user/month | | | QuickBooks; NetSuite | brex card
QuickBooks | Intuit | either | | | | Shopify; Stripe; Gusto; BILL | quick books, quickbook, quick book, intuit, intuit quickbooks, intuit thing, qb, quikbooks, quickbocks
Sage | Sage | either | | | | | sage accounting software
DATEV | DATEV | either | user/month | | | | datev unternehmen online, datev mittelstand, datev rechnungswesen, data v
Lexware | Haufe-Lexware | own | company/year | | | DATEV | lexware buchhaltung, lexware financial office, lex ware
lexoffice | Haufe-Lexware | cloud | company/month | | | DATEV | lex office, lexware office
sevdesk | sevdesk | cloud | company/month | | | DATEV | sev desk, sevdesk buchhaltung
Pennylane | Pennylane | cloud | company/month | | | | penny lane
EBP | EBP | either | company/month | | | | ebp compta, ebp comptabilité
Cegid | Cegid | cloud | quote | | | | cegid loop, cegid quadra
Holded | Holded | cloud | company/month | | | | holdet
a3 | Wolters Kluwer | either | quote | | | | a3erp, a3asesor, a3 asesor, a3innuva
Stripe | Stripe | cloud | per payment | | | Shopify; WooCommerce; QuickBooks; Xero | stripe payments
PayPal | PayPal | cloud | per payment | | | Shopify; WooCommerce; Wix | pay pal, paypal business
`,
  ),
  ...table(
    'HR/payroll',
    `
Gusto | Gusto | cloud | company/month + 6/employee | Base 40 | laborday | QuickBooks; Xero; Clover; Deputy | gusto payroll
Namely | Namely | cloud | employee/month | 9 | namely | NetSuite; Okta |
Rippling | Rippling | cloud | employee/month | | | QuickBooks; Slack; Google Workspace; Microsoft 365 | ripling
Patriot Payroll | Patriot | cloud | base + per employee | Basic 17; Full Service 37 | comparedge | QuickBooks; Patriot Accounting |
ADP RUN | ADP | cloud | employee/month | | | QuickBooks; Xero | run powered by adp, adp payroll, run adp
ADP Workforce Now | ADP | cloud | employee/month | | | Okta; Salesforce | adp wfn, workforce now
Paychex Flex | Paychex | cloud | employee/month | | | QuickBooks | paychex, pay chex, paychecks flex
BambooHR | BambooHR | cloud | employee/month | | | ADP; Slack; Okta | bamboo hr, bamboo
Paylocity | Paylocity | cloud | employee/month | | | Okta; QuickBooks | pay locity
Paycom | Paycom | cloud | employee/month | | | |
UKG Ready | UKG | cloud | employee/month | | | Okta | ukg, kronos, kronos workforce
Homebase | Homebase | cloud | employee/month | | | Square; Gusto; QuickBooks | home base
Deputy | Deputy | cloud | employee/month | | | Gusto; ADP; Square | deputy rota
ADP | ADP | cloud | | | | QuickBooks | adp wages, adp lohn
Personio | Personio | cloud | employee/month | | | DATEV; Slack | personio hr
DATEV Lohn und Gehalt | DATEV | either | | | | DATEV | datev lohn, lodas
Factorial | Factorial | cloud | employee/month | | | | factorial hr, factorialhr
PayFit | PayFit | cloud | employee/month | | | | pay fit
`,
  ),
]
