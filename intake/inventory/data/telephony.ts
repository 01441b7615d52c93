import { table } from './table.ts'

/** Telephones and lines. Columns: see `table.ts`. */
export const TELEPHONY = [
  ...table(
    'Telephony',
    `
RingCentral | RingCentral | cloud | user/month | Core 30; Advanced 35; Ultra 45 | comparedge | Microsoft Teams; Salesforce; HubSpot | ring central, ringcentral mvp, ring central phones, ringex, ringex core, ringex advanced
Dialpad | Dialpad | cloud | user/month | Standard 27; Pro 35 | comparedge | Microsoft 365; Google Workspace; Salesforce | dial pad
OpenPhone (Quo) | OpenPhone | cloud | user/month | Starter 19; Business 33; Scale 47 | archive_openphone | HubSpot; Salesforce; Zapier | openphone, open phone, quo
Zoom Phone | Zoom | cloud | user/month | | | Microsoft Teams; Salesforce | zoom telephone
8x8 X Series | 8x8 | cloud | user/month | | | Microsoft Teams; Salesforce | 8x8, eight by eight, 8 x 8
Nextiva | Nextiva | cloud | user/month | | | Microsoft Teams; Salesforce | next iva
Vonage Business | Vonage/Ericsson | cloud | user/month | | | Microsoft Teams; Salesforce | vonage, vonage phones
Microsoft Teams Phone | Microsoft | cloud | user/month | | | Microsoft Teams; Salesforce | teams phone, teams calling, teams telephony, teams telefonie, ms teams phone, microsoft phone system, teams voice
GoTo Connect | GoTo | cloud | user/month | | | Microsoft Teams; Salesforce | goto connect, jive, gotoconnect, go to connect
3CX | 3CX | either | system/year by simultaneous calls | | | Microsoft 365; Teams direct routing | 3 cx, three cx
Cisco Unified CM | Cisco | own | user licence + support | | | | cisco call manager, cucm, call manager, cisco phones
Avaya IP Office | Avaya | own | user licence + support | | | | avaya, avaya phones
Mitel MiVoice Business | Mitel | own | user licence + support | | | | mitel, mitel phones, mivoice
POTS analog lines | local carrier | cloud | line/month | 142 | lines | fax; alarm; elevator | analog lines, landline, land lines, fax line, pots, copper lines, phone lines, analogue lines, festnetz
Grasshopper | GoTo | cloud | account/month | | | | grass hopper
Ooma Office | Ooma | cloud | user/month | | | | ooma
eFax | Consensus | cloud | account/month | | | | e fax, online fax, fax service
sipgate | sipgate | cloud | user/month | | | | sip gate, sipgate team
Placetel | Cisco | cloud | user/month | | | Webex | place tel
STARFACE | STARFACE | either | user/month | | | | star face
Twilio | Twilio | cloud | usage | | | | twillio
SIP trunk | | cloud | channel/month | | | | sip trunk, sip trunks, voip lines, sip-trunk, trunk sip, did number, rufnummernblock
Mobile phone contracts | | cloud | line/month | | | | mobile plan, cell phones, cell plan, mobile lines, handyvertrag, mobilfunk, forfait mobile, líneas móviles, magentamobil, business mobil
`,
  ),
  ...table(
    'Internet and mobile',
    `
Comcast Business | Comcast | cloud | line/month | | | | comcast, xfinity
AT&T | AT&T | cloud | line/month | | | | at and t, att, at&t business
Verizon | Verizon | cloud | line/month | | | | verizon wireless, verizon fios, fios
T-Mobile | T-Mobile | cloud | line/month | | | | tmobile, t mobile
Spectrum Business | Charter | cloud | line/month | | | | spectrum, charter
Deutsche Telekom | Deutsche Telekom | cloud | line/month | | | | telekom, t-com, companypro, telekom deutschland
Vodafone | Vodafone | cloud | line/month | | | | vodafon, vodafone business
O2 | Telefónica | cloud | line/month | | | | o2 business
1&1 | 1&1 | cloud | line/month | | | | 1und1, 1 und 1, eins und eins
Orange | Orange | cloud | line/month | | | | orange business, orange pro
Movistar | Telefónica | cloud | line/month | | | | movistar empresas, fusion empresas
Internet line | | cloud | line/month | | | | internet access, fibre line, fiber line, dsl, glasfaser, fibre optique, fibra, internetanschluss, business internet, leased line
`,
  ),
]
