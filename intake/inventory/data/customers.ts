import { table } from './table.ts'

/** Customers. Columns: see `table.ts`. */
export const CUSTOMERS = [
  ...table(
    'CRM',
    `
Salesforce Sales Cloud | Salesforce | cloud | user/month | Starter 25; Core 195; Advanced 395; Max 550 | sales | Slack; Outlook; DocuSign; QuickBooks | salesforce, sales force, sfdc, sales cloud, salesforce crm
HubSpot | HubSpot | cloud | seat/month; Professional and Enterprise flat | Starter 20; Professional 890; Enterprise 3600 | comparedge | Gmail; Outlook; Salesforce; Slack | hub spot, hubspot crm, hubspot marketing hub, hubspot sales hub
Zoho CRM | Zoho | cloud | user/month | Standard 20; Professional 35; Enterprise 50; Ultimate 65 | comparedge | Zoho Books; Google Workspace; Microsoft 365 | zohocrm
Pipedrive | Pipedrive | cloud | seat/month | Essential 14; Growth 39; Professional 49; Power 64; Enterprise 99 | comparedge | Google Workspace; Slack; QuickBooks; Xero | pipe drive
Dynamics 365 Sales | Microsoft | cloud | user/month | | | Microsoft 365; LinkedIn; Power Platform | dynamics crm, microsoft dynamics crm, ms crm, dynamics 365, d365 sales, microsoft dynamics
Freshsales | Freshsales | cloud | user/month | Growth 11; Pro 47; Enterprise 71 | comparedge | Google Workspace; Mailchimp | fresh sales
monday CRM | monday.com | cloud | user/month | Basic 12; Standard 17; Pro 28 | comparedge | Gmail; Outlook; Slack | monday sales crm
Copper | Copper | cloud | user/month | Starter 12; Basic 29; Professional 69; Business 134 | comparedge | Google Workspace; QuickBooks; Mailchimp | copper crm
Insightly | Insightly | cloud | user/month | Plus 29; Professional 49; Enterprise 99 | comparedge | Microsoft 365; QuickBooks | insightly crm
Keap | Keap | cloud | user/month | Ignite 299; Grow 399; Scale 599 | comparedge | QuickBooks; Gmail | infusionsoft
Less Annoying CRM | Less | cloud | user/month | Standard 15 | comparedge | Google Calendar; Mailchimp | lacrm
SugarCRM | SugarCRM | cloud | user/month | Essentials 19; Standard 59; Advanced 85; Premier 135 | comparedge | Outlook; Gmail | sugar crm, sugar
Attio | Attio | cloud | user/month | Plus 34; Pro 69 | comparedge | Gmail; Outlook; Slack | attio crm
Nutshell | Nutshell | cloud | user/month | Foundation 19; Growth 32; Pro 49; Business 67; Enterprise 89 | comparedge | Google Workspace; Mailchimp | nutshell crm
Close | Close | cloud | user/month | Startup 49; Professional 99; Enterprise 139 | comparedge | Gmail; Zoom; Slack | close crm, close.com
Capsule CRM | Capsule | cloud | user/month | Starter 21; Growth 38; Advanced 60; Ultimate 75 | comparedge | Xero; QuickBooks; Mailchimp | capsule
`,
  ),
  ...table(
    'Marketing',
    `
Mailchimp | Mailchimp | cloud | contacts/month | Essentials 13; Standard 20; Premium 350 | comparedge | Shopify; WooCommerce; Salesforce | mail chimp, newsletter tool
Constant Contact | Constant Contact | cloud | contacts/month | Lite 12; Standard 35; Premium 80 | comparedge | Shopify; QuickBooks | constantcontact
ActiveCampaign | ActiveCampaign | cloud | contacts/month | Starter 15; Plus 49; Pro 79; Enterprise 145 | comparedge | Shopify; Salesforce; WordPress | active campaign
Klaviyo | Klaviyo | cloud | contacts/month | Email 20; Email & SMS 35 | comparedge | Shopify; BigCommerce | klavio
Brevo | Brevo | cloud | contacts/month | Starter 9; Standard 18; Professional 49 | comparedge | WordPress; Shopify | sendinblue, send in blue
Campaign Monitor | Campaign Monitor | cloud | contacts/month | Lite 12; Essentials 29; Premier 159 | comparedge | Salesforce; Shopify | campaignmonitor
Buffer | Buffer | cloud | channel/month | Essentials 6; Team 12 | archive_buffer | Instagram; LinkedIn |
Hootsuite | Hootsuite | cloud | user/month | | | | hoot suite
`,
  ),
  ...table(
    'Help desk',
    `
Zendesk | Zendesk | cloud | agent/month | 25 | checked | Salesforce; Slack; Jira | zen desk, zendesk support
Intercom | Intercom | cloud | seat/month | 39 | checked | Slack; Salesforce; HubSpot | intercom chat
Freshdesk | Freshworks | cloud | agent/month | | | Slack; Shopify | fresh desk
Zoho Desk | Zoho | cloud | agent/month | | | Slack; Shopify |
Help Scout | Help Scout | cloud | agent/month | | | Slack; Shopify | helpscout
`,
  ),
]
