/** A TXT record that proves a domain to a service. */
export interface TxtToken {
  /** How the record begins; upper and lower case are the same. */
  begins: string
  /** The product, by its name in the catalogue where it is there. */
  product: string
  /** `high`: three or more public lists read it so. */
  sure: 'high' | 'medium' | 'low'
}

/**
 * From public lists of verification records, compared in November 2026. Records that prove a search console, an
 * advertisement account or a game of hunting bugs are left out: they are no service that a company runs.
 */
const TABLE = `
MS=ms | Microsoft 365 | high
d365mktkey= | Dynamics 365 Sales | low
apple-domain-verification= | Apple Business Manager | high
atlassian-domain-verification= | Jira | high
status-page-domain-verification= | Statuspage | high
docusign= | DocuSign | high
adobe-idp-site-verification= | Adobe Creative Cloud All Apps | high
adobe-sign-verification= | Adobe Acrobat Sign | high
slack-domain-verification= | Slack | high
ZOOM_verify_ | Zoom Workplace | high
zoom-domain-verification= | Zoom Workplace | high
webexdomainverification. | Webex | high
dropbox-domain-verification= | Dropbox Business | high
box-domain-verification= | Box Business | medium
notion-domain-verification= | Notion | high
miro-verification= | Miro | high
figma-domain-verification= | Figma | high
canva-site-verification= | Canva | high
airtable-verification= | Airtable | high
smartsheet-site-validation= | Smartsheet | high
monday-com-verification= | monday.com | medium
zapier-domain-verification-challenge= | Zapier | high
calendly-site-verification= | Calendly | medium
loom-site-verification= | Loom | high
linear-domain-verification= | Linear | high
krisp-domain-verification= | Krisp | high
fireflies-verification= | Fireflies | low
openai-domain-verification= | ChatGPT Team/Business | high
anthropic-domain-verification- | Claude | high
cursor-domain-verification | Cursor | high
perplexity-ai-domain-verification | Perplexity enterprise | low
elevenlabs= | ElevenLabs | medium
windsurf-verification= | Windsurf | medium
lovable_verification= | Lovable | medium
stripe-verification= | Stripe | high
square-verification= | Square POS | low
shopify-verification-code= | Shopify | medium
hubspot-developer-verification= | HubSpot | high
pardot | Salesforce Pardot | high
SFMC- | Salesforce Marketing Cloud | medium
klaviyo-site-verification= | Klaviyo | low
mailchimp-domain-verification= | Mailchimp | low
mandrill_verify. | Mailchimp | low
mgverify= | Mailgun | medium
amazonses: | Amazon Web Services | high
sendinblue-code: | Brevo | high
brevo-code: | Brevo | medium
mailerlite-domain-verification= | MailerLite | low
postmark-domain-verification= | Postmark | low
easydmarc-verification: | EasyDMARC | low
zoho-verification= | Zoho Workplace | high
protonmail-verification= | Proton Mail | high
knowbe4-site-verification= | KnowBe4 | high
sophos-domain-verification= | Sophos Intercept X | high
paloaltonetworks-site-verification= | Palo Alto PA | medium
wiz-domain-verification= | Wiz | high
spycloud-domain-verification= | SpyCloud | medium
detectify-verification= | Detectify | high
onetrust-domain-verification= | OneTrust | high
duo_sso_verification= | Cisco Duo | low
1password-site-verification= | 1Password | high
lastpass-verification-code= | LastPass | high
teamviewer-sso-verification= | TeamViewer | high
logmein-verification-code= | LogMeIn | high
jumpdesktop= | Jump Desktop | low
citrix-verification-code= | Citrix | medium
TAILSCALE- | Tailscale | low
jamf-site-verification= | Jamf | high
autodesk-domain-verification= | Autodesk account | medium
successfactors-site-verification= | SAP SuccessFactors | low
rippling-domain-verification= | Rippling | low
remote-domain-verification= | Remote | low
zendeskverification= | Zendesk | low
drift-domain-verification= | Drift | medium
pendo-domain-verification= | Pendo | high
segment-site-verification= | Segment | high
mixpanel-domain-verify= | Mixpanel | high
hj-ownership= | Hotjar | low
twilio-domain-verification= | Twilio | high
mongodb-site-verification= | MongoDB Atlas | high
postman-domain-verification= | Postman | high
docker-verification= | Docker Hub | high
jetbrains-domain-verification= | JetBrains | high
hcp-domain-verification= | HashiCorp Cloud | medium
launchdarkly-domain-verification= | LaunchDarkly | low
cloudflare_dashboard_sso= | Cloudflare | medium
fastly-domain-delegation- | Fastly | high
vercel-domain-verification- | Vercel | medium
heroku-domain-verification= | Heroku | medium
aws-domain-control-verification= | Amazon Web Services | low
vmware-cloud-verification | VMware Cloud | medium
dynatrace-site-verification= | Dynatrace | medium
site24x7-domain-verification= | Site24x7 | low
globalsign-domain-verification= | TLS certificate | high
infoblox-domain-mastery= | Infoblox | medium
Foxit-domain-verification= | Foxit PDF Editor | medium
statuspage-domain-verification= | Statuspage | high
notion_verify_ | Notion | high
loom-verification= | Loom | high
hubspot-domain-verification= | HubSpot | high
`

export const TXT_TOKENS: readonly TxtToken[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [begins = '', product = '', sure = ''] = line.split(' | ')
    return {
      begins: begins.toLowerCase(),
      product,
      sure: sure === 'high' || sure === 'medium' ? sure : 'low',
    }
  })
