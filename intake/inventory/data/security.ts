import { table } from './table.ts'

/** Protection of mail, sign-in, computers and network. Columns: see `table.ts`. */
export const SECURITY = [
  ...table(
    'Mail security',
    `
Proofpoint Essentials | Proofpoint | cloud | user/month | | | Microsoft 365; Google Workspace | proofpoint, spam filter, ppe
Mimecast Email Security | Mimecast | cloud | user/month | | | Microsoft 365; Google Workspace | mimecast
Barracuda Email Protection | Barracuda | cloud | user/month | | | Microsoft 365; Google Workspace | barracuda, barracuda spam filter, barracuda essentials
Harmony Email (Avanan) | Check Point | cloud | user/month | | | Microsoft 365; Google Workspace | avanan, check point harmony, harmony email
Defender for Office 365 P1 | Microsoft | cloud | user/month | | | Microsoft 365; Google Workspace | defender for office, defender for office 365, atp, microsoft atp
IRONSCALES | IRONSCALES | cloud | user/month | | | Microsoft 365; Google Workspace | iron scales
Hornetsecurity 365 Total Protection | Hornetsecurity | cloud | user/month | | | Microsoft 365 | hornetsecurity, hornet security, 365 total protection
EasyDMARC | EasyDMARC | cloud | | | | | easy dmarc
`,
  ),
  ...table(
    'Sign-in and MFA',
    `
Microsoft Entra ID P1 | Microsoft | cloud | user/month | | | Microsoft 365; SAML/OIDC apps | entra id p1, azure ad p1, azure ad premium p1, entra, entra id, azure ad, azure active directory, aad
Microsoft Entra ID P2 | Microsoft | cloud | user/month | | | Microsoft 365; SAML/OIDC apps | entra id p2, azure ad p2, azure ad premium p2
Okta Workforce | Okta | cloud | user/month | | | 7,000+ apps (OIN) | okta, octa
JumpCloud | JumpCloud | cloud | user/month | | | Google Workspace; Microsoft 365; RADIUS | jump cloud
Cisco Duo | Cisco | cloud | user/month | | | Microsoft 365; VPNs; RDP | duo, duo security, duo mfa
OneLogin | One Identity | cloud | user/month | | | Google Workspace; Microsoft 365 | one login
Active Directory Domain Services | Microsoft | own | Windows Server licence + CAL | | | Entra Connect; RADIUS | active directory, ad ds, domain controller, domänencontroller
`,
  ),
  ...table(
    'Password manager',
    `
1Password | 1Password | cloud | user/month | Personal 2.99; Families 4.99; Teams 7.99 | comparedge | Entra ID; Okta | one password, 1 password, onepassword
Bitwarden | Bitwarden | either | user/month | Premium 1; Teams 4 | comparedge | Entra ID; Okta | bit warden
LastPass | LastPass | cloud | user/month | Premium 3; Families 4 | comparedge | Entra ID; Okta | last pass
Dashlane | Dashlane | cloud | user/month | Premium 4.99; Business 8 | comparedge | Entra ID; Okta | dash lane
NordPass | NordPass | cloud | user/month | Premium 1.99; Teams 4.99 | comparedge | Entra ID; Okta | nord pass
Keeper | Keeper Security | cloud | user/month | | | Entra ID; Okta | keeper security, keeper password manager
`,
  ),
  ...table(
    'Endpoint protection',
    `
CrowdStrike Falcon Go | CrowdStrike | cloud | endpoint/month | | | RMM deployment; SIEM; PSA tickets | crowdstrike, crowd strike, crowdstrike falcon, falcon
SentinelOne Singularity | SentinelOne | cloud | endpoint/month | | | RMM deployment; SIEM; PSA tickets | sentinelone, sentinel one, sentinel 1, s1
Huntress Managed EDR | Huntress | cloud | endpoint/month | | | RMM deployment; SIEM; PSA tickets | huntress, huntress edr
Microsoft Defender for Business | Microsoft | cloud | endpoint/month | | | RMM deployment; SIEM; PSA tickets | defender, windows defender, microsoft defender, defender for business, ms defender
Sophos Intercept X | Sophos | cloud | endpoint/month | | | RMM deployment; SIEM; PSA tickets | sophos, sophos central, sophos endpoint, intercept x, sophos antivirus
Bitdefender GravityZone | Bitdefender | cloud | endpoint/month | | | RMM deployment; SIEM; PSA tickets | bitdefender, bit defender, gravityzone, gravity zone
Webroot | OpenText | cloud | endpoint/month | | | RMM deployment; SIEM; PSA tickets | web root
ThreatDown (Malwarebytes) | Malwarebytes | cloud | endpoint/month | | | RMM deployment; SIEM; PSA tickets | malwarebytes, malware bytes, threatdown
ESET PROTECT | ESET | cloud | endpoint/month | | | RMM deployment; SIEM; PSA tickets | eset, nod32, eset nod32, eset endpoint
Trend Micro Worry-Free | Trend Micro | cloud | endpoint/month | | | RMM deployment; SIEM; PSA tickets | trend micro, trendmicro, worry free, worry-free
Kaspersky | Kaspersky | either | endpoint/year | | | | kaspersky endpoint security, kasperski
Norton | Gen Digital | own | endpoint/year | | | | norton antivirus, norton 360
McAfee | McAfee | own | endpoint/year | | | | mc afee, mcafee antivirus
Avast Business | Gen Digital | cloud | endpoint/year | | | | avast, avg
G DATA | G DATA | either | endpoint/year | | | | gdata, g data antivirus
Arctic Wolf | Arctic Wolf | cloud | user/month | | | | arcticwolf
`,
  ),
  ...table(
    'Awareness training',
    `
KnowBe4 | KnowBe4 | cloud | user/month | | | Microsoft 365; Google Workspace | know be 4, knowb4, know before, phishing training, security awareness training
Huntress SAT | Huntress | cloud | user/month | | | Microsoft 365; Google Workspace | huntress training, curricula
BullPhish ID | Kaseya | cloud | user/month | | | Microsoft 365; Google Workspace | bullphish
`,
  ),
  ...table(
    'Firewall and network',
    `
FortiGate | Fortinet | own | hardware + yearly licence | | | RADIUS; SIEM | fortinet, forti gate, fortinet firewall, fortigate firewall, forticare
SonicWall TZ/NSa | SonicWall | own | hardware + yearly licence | | | RADIUS; SIEM | sonicwall, sonic wall, sonicwall firewall
Sophos Firewall | Sophos | own | hardware + yearly licence | | | RADIUS; SIEM | sophos xg, sophos xgs, sophos utm
WatchGuard Firebox | WatchGuard | own | hardware + yearly licence | | | RADIUS; SIEM | watchguard, watch guard, firebox
Meraki MX | Cisco | own | hardware + yearly licence | | | RADIUS; SIEM | meraki, cisco meraki, meraki firewall
Palo Alto PA | Palo Alto Networks | own | hardware + yearly licence | | | RADIUS; SIEM | palo alto, paloalto, palo alto firewall
UniFi Gateway | Ubiquiti | own | hardware + yearly licence | | | RADIUS; SIEM | unifi, ubiquiti, ubiquity, dream machine, udm
pfSense Plus | Netgate | own | hardware + yearly licence | | | RADIUS; SIEM | pfsense, pf sense, netgate
FRITZ!Box | AVM | own | hardware | | | | fritzbox, fritz box, avm fritz
LANCOM | LANCOM | own | hardware | | | | lancom router
Securepoint | Securepoint | own | hardware + yearly licence | | | | secure point utm
Cisco Umbrella | Cisco | cloud | user/month | | | | umbrella, opendns
Cloudflare Zero Trust | Cloudflare | cloud | user/month | | | | cloudflare access, cloudflare warp
`,
  ),
]
