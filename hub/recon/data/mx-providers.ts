/**
 * Who runs the mail of a domain, told by the names of its MX hosts. `suffix` is the end of the host's name at a dot
 * (`ppe-hosted.com` is Proofpoint Essentials and is not matched by `pphosted.com`); `pattern` is matched where names
 * vary. `spf` are names whose include in the SPF record hints at the same provider, which tells the mailbox behind a
 * gateway.
 *
 * Sources: the providers' own set-up pages and three public lists of MX hosts, as collected in November 2026; the rows
 * marked `once` were seen in one list alone.
 */
export interface MxProvider {
  suffix?: string
  pattern?: RegExp
  name: string
  kind: 'mailbox' | 'gateway' | 'forwarding' | 'application'
  spf?: readonly string[]
  once?: true
}

export const MX_PROVIDERS: readonly MxProvider[] = [
  {
    suffix: 'mail.protection.outlook.com',
    name: 'Microsoft 365',
    kind: 'mailbox',
    spf: ['spf.protection.outlook.com'],
  },
  { suffix: 'mx.microsoft', name: 'Microsoft 365', kind: 'mailbox', spf: ['spf.protection.outlook.com'] },
  { suffix: 'olc.protection.outlook.com', name: 'Outlook.com consumer', kind: 'mailbox' },
  { suffix: 'aspmx.l.google.com', name: 'Google Workspace', kind: 'mailbox', spf: ['_spf.google.com'] },
  { suffix: 'smtp.google.com', name: 'Google Workspace', kind: 'mailbox', spf: ['_spf.google.com'] },
  { suffix: 'googlemail.com', name: 'Google Workspace', kind: 'mailbox', spf: ['_spf.google.com'] },
  {
    pattern: /(^|\.)zoho(mail)?\.(com|eu|in|com\.au|jp)$/,
    name: 'Zoho Mail',
    kind: 'mailbox',
    spf: ['zoho.com', 'zohomail.com'],
  },
  { suffix: 'secureserver.net', name: 'GoDaddy Workspace email', kind: 'mailbox', spf: ['secureserver.net'] },
  {
    suffix: 'privateemail.com',
    name: 'Namecheap Private Email',
    kind: 'mailbox',
    spf: ['spf.privateemail.com'],
  },
  { suffix: 'emailsrvr.com', name: 'Rackspace Email', kind: 'mailbox', spf: ['emailsrvr.com'] },
  { suffix: 'titan.email', name: 'Titan', kind: 'mailbox', spf: ['spf.titan.email'] },
  { suffix: 'mail.hostinger.com', name: 'Hostinger', kind: 'mailbox', spf: ['_spf.mail.hostinger.com'] },
  {
    pattern: /(^|\.)(ionos\.(com|de|co\.uk)|1and1\.com)$/,
    name: 'IONOS',
    kind: 'mailbox',
    spf: ['_spf-eu.ionos.com', '_spf-us.ionos.com'],
  },
  { pattern: /(^|\.)mail\.ovh\.(net|ca)$/, name: 'OVHcloud', kind: 'mailbox', spf: ['mx.ovh.com'] },
  { suffix: 'mail.gandi.net', name: 'Gandi', kind: 'mailbox', spf: ['_mailcust.gandi.net'] },
  { suffix: 'messagingengine.com', name: 'Fastmail', kind: 'mailbox', spf: ['spf.messagingengine.com'] },
  { suffix: 'protonmail.ch', name: 'Proton Mail', kind: 'mailbox', spf: ['_spf.protonmail.ch'] },
  { suffix: 'mail.icloud.com', name: 'iCloud Mail', kind: 'mailbox', spf: ['icloud.com'] },
  { suffix: 'yahoodns.net', name: 'Yahoo small business', kind: 'mailbox' },
  { pattern: /mx\.yandex\.(net|ru)$/, name: 'Yandex 360', kind: 'mailbox', spf: ['_spf.yandex.net'] },
  { suffix: 'migadu.com', name: 'Migadu', kind: 'mailbox', spf: ['spf.migadu.com'] },
  { suffix: 'tutanota.de', name: 'Tuta', kind: 'mailbox', spf: ['spf.tutanota.de'] },
  { suffix: 'mailbox.org', name: 'mailbox.org', kind: 'mailbox', spf: ['mailbox.org'] },
  { suffix: 'pphosted.com', name: 'Proofpoint enterprise', kind: 'gateway', spf: ['pphosted.com'] },
  { suffix: 'ppe-hosted.com', name: 'Proofpoint Essentials', kind: 'gateway', spf: ['ppe-hosted.com'] },
  {
    pattern: /(^|\.)mimecast(-offshore)?\.(com|co\.za)$/,
    name: 'Mimecast',
    kind: 'gateway',
    spf: ['_netblocks.mimecast.com'],
  },
  { suffix: 'barracudanetworks.com', name: 'Barracuda', kind: 'gateway', spf: ['barracudanetworks.com'] },
  { suffix: 'iphmx.com', name: 'Cisco Secure Email', kind: 'gateway', spf: ['iphmx.com'] },
  {
    pattern: /(tmes|hes)\.trendmicro\.(com|eu)$/,
    name: 'Trend Micro',
    kind: 'gateway',
    spf: ['spf.tmes.trendmicro.com'],
  },
  { suffix: 'hydra.sophos.com', name: 'Sophos Email', kind: 'gateway', spf: ['prod.hydra.sophos.com'] },
  { suffix: 'messagelabs.com', name: 'Broadcom/Symantec', kind: 'gateway', spf: ['spf.messagelabs.com'] },
  { suffix: 'hornetsecurity.com', name: 'Hornetsecurity', kind: 'gateway', spf: ['spf.hornetsecurity.com'] },
  { pattern: /(^|\.)mxthunder\.(com|net)$/, name: 'SpamHero', kind: 'gateway', once: true },
  { pattern: /(^|\.)securence\.(com|net)$/, name: 'Securence', kind: 'gateway', once: true },
  { pattern: /(^|\.)fireeyecloud\.(com|net)$/, name: 'Trellix', kind: 'gateway', once: true },
  {
    suffix: 'mx.cloudflare.net',
    name: 'Cloudflare Email Routing',
    kind: 'forwarding',
    spf: ['_spf.mx.cloudflare.net'],
  },
  { suffix: 'improvmx.com', name: 'ImprovMX', kind: 'forwarding', spf: ['spf.improvmx.com'] },
  { suffix: 'forwardemail.net', name: 'Forward Email', kind: 'forwarding', spf: ['spf.forwardemail.net'] },
  {
    pattern: /^inbound-smtp\.[a-z0-9-]+\.amazonaws\.com$/,
    name: 'Amazon SES inbound',
    kind: 'application',
    spf: ['amazonses.com'],
  },
  { suffix: 'mailgun.org', name: 'Mailgun', kind: 'application', spf: ['mailgun.org'] },
  { suffix: 'mx.sendgrid.net', name: 'SendGrid', kind: 'application', spf: ['sendgrid.net'] },
  { suffix: 'inbound.postmarkapp.com', name: 'Postmark', kind: 'application', spf: ['spf.mtasv.net'] },
]
