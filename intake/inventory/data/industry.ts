import { table } from './table.ts'

/** Software made for one trade. Columns: see `table.ts`. */
export const INDUSTRY = [
  ...table(
    'Legal',
    `
Clio Manage | Clio | cloud | user/month | | | Microsoft 365; QuickBooks; NetDocuments | clio, clio law, clio manage suite
MyCase | AffiniPay | cloud | user/month | | | QuickBooks; Outlook | my case
PracticePanther | Paradigm | cloud | user/month | | | QuickBooks; Box | practice panther
NetDocuments | NetDocuments | cloud | user/month | | | Microsoft 365; Clio | net documents, netdocs
iManage Work | iManage | cloud | user/month | | | Microsoft 365 | imanage, i manage, worksite
Westlaw | Thomson Reuters | cloud | user/month | | | | west law
RA-MICRO | RA-MICRO | own | user/month | | | | ra micro, ramicro
DATEV Anwalt | DATEV | either | user/month | | | DATEV | datev anwalt classic
`,
  ),
  ...table(
    'Tax practice',
    `
UltraTax CS | Thomson Reuters | either | user or return/year | | | QuickBooks | ultratax, ultra tax
Lacerte | Intuit | own | user or return/year | | | QuickBooks | lacerte tax, intuit lacerte
ProSeries | Intuit | own | user or return/year | | | QuickBooks | pro series, intuit proseries
Drake Tax | Drake | own | user or return/year | | | QuickBooks | drake, drake software
CCH Axcess | Wolters Kluwer | cloud | user or return/year | | | QuickBooks | cch, axcess, cch axcess tax
TaxDome | TaxDome | cloud | user or return/year | | | QuickBooks | tax dome
Canopy | Canopy | cloud | user or return/year | | | QuickBooks | canopy tax
`,
  ),
  ...table(
    'Dental and medical',
    `
Epic (Community Connect) | Epic | cloud | provider/month or licence | | | HL7/FHIR; clearinghouse; imaging | epic, epic ehr, community connect
athenaOne | athenahealth | cloud | provider/month or licence | | | HL7/FHIR; clearinghouse; imaging | athenahealth, athena health, athena, athena one
eClinicalWorks | eClinicalWorks | cloud | provider/month or licence | | | HL7/FHIR; clearinghouse; imaging | e clinical works, ecw, eclinical works
NextGen Office | NextGen | cloud | provider/month or licence | | | HL7/FHIR; clearinghouse; imaging | nextgen, next gen, nextgen ehr
Tebra | Tebra | cloud | provider/month or licence | | | HL7/FHIR; clearinghouse; imaging | kareo, patientpop
SimplePractice | SimplePractice | cloud | provider/month or licence | | | HL7/FHIR; clearinghouse; imaging | simple practice
Dentrix | Henry Schein | own | provider/month or licence | | | HL7/FHIR; clearinghouse; imaging | dentrix g7, dentrics, dentrix ascend, henry schein dentrix
Eaglesoft | Patterson | own | provider/month or licence | | | HL7/FHIR; clearinghouse; imaging | eagle soft, patterson eaglesoft
Open Dental | Open Dental | own | provider/month or licence | | | HL7/FHIR; clearinghouse; imaging | opendental
Cornerstone | IDEXX | own | provider/month or licence | | | HL7/FHIR; clearinghouse; imaging | idexx cornerstone, idexx
DAMPSOFT DS-Win | DAMPSOFT | own | practice/month | | | | dampsoft, ds win, ds-win
CGM Z1 | CompuGroup Medical | own | practice/month | | | | cgm, z1 dental, compugroup, turbomed, medistar
Doctolib | Doctolib | cloud | practice/month | | | | docto lib
`,
  ),
  ...table(
    'Construction and field service',
    `
Jobber | Jobber | cloud | account/month | Core 49; Connect 139 | jobber | QuickBooks; Stripe; PayPal; Mailchimp; Google Calendar; Zapier; CompanyCam | jobber field service
ServiceTitan | ServiceTitan | cloud | technician/month | | | QuickBooks; Sage Intacct | service titan
Housecall Pro | Housecall Pro | cloud | quote or user | | | QuickBooks; Zapier | house call pro, housecall
Procore | Procore | cloud | quote or user | | | Sage 300 CRE; QuickBooks; Autodesk | pro core
Buildertrend | Buildertrend | cloud | quote or user | | | QuickBooks; Xero | builder trend
Autodesk Construction Cloud | Autodesk | cloud | quote or user | | | Procore; Sage | bim 360, bim360, plangrid, autodesk build
Sage 300 CRE | Sage | own | quote or user | | | Procore | timberline, sage 300, sage timberline
CompanyCam | CompanyCam | cloud | user/month | | | Jobber; QuickBooks | company cam
`,
  ),
  ...table(
    'Property',
    `
AppFolio | AppFolio | cloud | unit/month | | | QuickBooks; payment processor | app folio
Buildium | RealPage | cloud | unit/month | | | QuickBooks; payment processor |
Yardi Breeze | Yardi | cloud | unit/month | | | QuickBooks; payment processor | yardi, yardi voyager
`,
  ),
  ...table(
    'Retail and food',
    `
Toast POS | Toast | cloud | location/month | | | QuickBooks; payment processor | toast, toast till
Square POS | Block | cloud | location/month | | | QuickBooks; payment processor | square, square till, square register, square reader
Clover | Fiserv | cloud | device/month | | | QuickBooks; payment processor | clover pos, clover till
Lightspeed Retail | Lightspeed | cloud | location/month | | | QuickBooks; payment processor | lightspeed, light speed, lightspeed pos
`,
  ),
  ...table(
    'Hospitality',
    `
OPERA Cloud | Oracle | cloud | room/month | | | QuickBooks; payment processor | opera pms, oracle opera, micros opera, opera hotel
`,
  ),
  ...table(
    'Insurance agency',
    `
Applied Epic | Applied | cloud | quote or user | | | | applied systems, applied epic insurance
AMS360 | Vertafore | cloud | quote or user | | | | ams 360, vertafore
EZLynx | Applied | cloud | quote or user | | | | ez lynx
`,
  ),
  ...table(
    'Car dealer',
    `
CDK Drive | CDK | cloud | quote or user | | | | cdk, cdk global
`,
  ),
  ...table(
    'Manufacturing',
    `
JobBOSS2 | ECI | cloud | quote or user | | | | jobboss, job boss, jobboss 2
Epicor Kinetic | Epicor | either | quote or user | | | | epicor, kinetic erp
Fishbowl | Fishbowl | either | quote | | | QuickBooks | fish bowl, fishbowl inventory
proALPHA | proALPHA | either | quote | | | | pro alpha
`,
  ),
  ...table(
    'Nonprofit',
    `
Raiser's Edge NXT | Blackbaud | cloud | quote or user | | | | raisers edge, blackbaud, raiser edge
Bloomerang | Bloomerang | cloud | quote or user | | | |
Planning Center | Planning Center | cloud | quote or user | | | | planningcenter, church software
`,
  ),
  ...table(
    'Education',
    `
PowerSchool SIS | PowerSchool | cloud | quote or user | | | | powerschool, power school
`,
  ),
  ...table(
    'Our own software',
    `
Software made for us | | either | | | | | own software, our own software, in-house software, custom database, access database, ms access, filemaker, eigenentwicklung, logiciel maison, programa propio
`,
  ),
]
