import { table } from './table.ts'

/** Mail, documents, chat, projects. Columns: see `table.ts`. */
export const OFFICE = [
  ...table(
    'Productivity suite',
    `
Microsoft 365 | Microsoft | cloud | user/month | Business Basic 7 @vegas; Business Standard 14 @vegas; Business Premium 22 @vegas; F1 3 @tkly; F3 10 @npi; E3 39 @npi; E5 60 @npi; Office 365 E3 26 @servola | | Entra ID; Teams; Power Platform; most SaaS via SSO; Intune; Defender for Business; Conditional Access; Entra ID P1; Purview; Defender XDR; Entra ID P2; Power BI Pro; Teams Phone | office 365, o365, m365, ms 365, ms365, microsoft office, ms office, office, offis 365, offis, office365, exchange online, outlook, exchange, word, excel, powerpoint, mikrosoft 365, the microsoft thing
Microsoft 365 Copilot | Microsoft | cloud | user/month | 30 | redress | Microsoft Graph | copilot, ms copilot, microsoft copilot, m365 copilot
Google Workspace | Google | cloud | user/month | Business Starter 7; Business Standard 14; Business Plus 22 | googlecopy | Google Cloud Identity; Slack; Zoom; Salesforce | g suite, gsuite, google suite, google apps, gmail, google mail, google docs, google drive, gdrive, google calendar, google workplace, the google thing
Zoho Workplace | Zoho | cloud | user/month | | | Zoho CRM; Zoho Books | zoho mail, zoho
Microsoft Exchange on our own server | Microsoft | own | | | | Outlook; Active Directory | exchange server, exchange on premises, on-prem exchange, exchange 2016, exchange 2019
Mail at our web host | | cloud | | | | | imap mail, pop mail, hosting mail, webmail, email hosting
Proton Mail | Proton | cloud | user/month | | | | protonmail, proton
`,
  ),
  ...table(
    'Chat and meetings',
    `
Slack | Salesforce | cloud | user/month | Pro 8.75; Business+ 15 | comparedge | Google Workspace; Microsoft 365; Jira; Salesforce | slack chat
Zoom Workplace | Zoom | cloud | user/month | Pro 13.33; Business 18.33; Enterprise 22.49 | comparedge | Outlook; Google Calendar; Slack | zoom, zoom meetings, zoom video
Microsoft Teams Essentials | Microsoft | cloud | user/month | 4 | comparedge | Outlook | teams essentials
Webex | Cisco | cloud | user/month | Meet 14.5; Suite 25 | comparedge | Microsoft 365; Google Workspace | web ex, cisco webex, webex meetings
GoTo Meeting | GoTo | cloud | organizer/month | Professional 12; Business 16 | comparedge | Outlook; Google Calendar | gotomeeting, go to meeting
Loom | Atlassian | cloud | user/month | Business 18; Business + AI 24 | comparedge | Slack; Jira; Notion | loom video
Microsoft Teams | Microsoft | cloud | in Microsoft 365 | | | Microsoft 365 | teams, ms teams, msteams, teams chat, teams meetings
WhatsApp Business | Meta | cloud | | | | | whatsapp, whats app
`,
  ),
  ...table(
    'Project and work management',
    `
Asana | Asana | cloud | user/month | Starter 10.99; Advanced 24.99 | comparedge | Slack; Microsoft Teams; Google Workspace | asanna
monday.com | monday.com | cloud | user/month | Basic 9; Standard 12; Pro 19 | comparedge | Slack; Outlook; Jira | monday, monday com
ClickUp | ClickUp | cloud | user/month | Unlimited 7; Business 12 | comparedge | Slack; GitHub; Google Drive | click up
Trello | Trello | cloud | user/month | Standard 5; Premium 10; Enterprise 17.5 | comparedge | Slack; Jira | trello board
Jira | Jira | cloud | user/month | Standard 7.91; Premium 14.54 | comparedge | GitHub; Slack; Confluence | jira software, atlassian, atlassian jira, jira cloud
Smartsheet | Smartsheet | cloud | user/month | Pro 9; Business 19 | comparedge | Microsoft 365; Salesforce | smart sheet, smartsheets
Wrike | Wrike | cloud | user/month | Team 10; Business 25 | comparedge | Adobe CC; Salesforce |
Basecamp | Basecamp | cloud | user/month | Basecamp Plus 15; Basecamp Pro Unlimited 299 | comparedge | Zapier | base camp
Notion | Notion | cloud | user/month | Plus 12; Business 18 | comparedge | Slack; GitHub | notion workspace
Airtable | Airtable | cloud | user/month | Team 20; Business 45 | comparedge | Slack; Salesforce | air table
Teamwork | Teamwork | cloud | user/month | Deliver 13.99; Grow 25.99; Scale 69.99 | comparedge | HubSpot; QuickBooks | teamwork.com
Miro | Miro | cloud | user/month | Starter 10; Business 20 | comparedge | Jira; Teams |
Clockify | CAKE.com | cloud | user/month | Basic 4.99; Standard 6.99; Pro 9.99; Enterprise 14.99 | archive_clockify | Jira; QuickBooks | time clock
Harvest | Harvest | cloud | seat/month | Pro 10.8 | comparedge | QuickBooks; Xero; Asana | harvest time tracking
Confluence | Atlassian | cloud | user/month | | | Jira; Slack | confluence wiki
Calendly | Calendly | cloud | user/month | | | Google Calendar; Outlook; Zoom | calendly booking, calendar booking
Linear | Linear | cloud | user/month | | | GitHub; Slack | linear app
`,
  ),
  ...table(
    'E-signature',
    `
DocuSign | DocuSign | cloud | user/month | | | Salesforce; Microsoft 365; HubSpot | docu sign, docusign esignature, docusine
Adobe Acrobat Sign | Adobe | cloud | user/month | | | Salesforce; Microsoft 365; HubSpot | adobe sign, echosign, acrobat sign
Dropbox Sign | Dropbox | cloud | user/month | | | Salesforce; Microsoft 365; HubSpot | hellosign, hello sign
PandaDoc | PandaDoc | cloud | user/month | | | Salesforce; Microsoft 365; HubSpot | panda doc
`,
  ),
  ...table(
    'Automation, AI and reporting',
    `
Zapier | Zapier | cloud | tasks/month | Professional 29.99 | checked | 8,000+ apps | zappier, zaps
Make | Celonis | cloud | operations/month | Core 10; Pro 18 | comparedge | | make.com, integromat
n8n | n8n | either | executions/month | Starter 24; Pro 60 | comparedge | |
ChatGPT Team/Business | OpenAI | cloud | user/month | 30 | comparedge | Google Drive; SharePoint | chatgpt, chat gpt, openai, chat gbt, gpt, chatgpt team, chatgpt business
Grammarly | Superhuman | cloud | user/month | Pro 12 | comparedge | | gramarly
Otter.ai | Otter | cloud | user/month | Pro 16.99; Business 40 | comparedge | Zoom; Teams | otter, otter ai
Tableau | Salesforce | either | user/month | Viewer 35; Explorer 70; Creator 115 | archive_tableau | Salesforce; SQL | tablo
Power BI Pro | Microsoft | cloud | user/month | | | Microsoft 365; SQL Server | power bi, powerbi
GitHub | Microsoft | cloud | user/month | Team 4; Enterprise 21 | archive_github EUR | Jira; Slack | git hub
GitHub Copilot | Microsoft | cloud | user/month | Pro 10; Pro+ 39; Business 19 | comparedge | VS Code | github ai
Claude | Anthropic | cloud | user/month | | | | claude ai, anthropic
`,
  ),
  ...table(
    'PDF and documents',
    `
Adobe Acrobat Pro | Adobe | either | user/month | | | Microsoft 365 | acrobat, adobe acrobat, acrobat pro, acrobat dc, adobe acrobat dc, acrobat pro dc, acrobat standard, adobe pdf, acrobat pro for teams
Foxit PDF Editor | Foxit | own | user/year | | | | foxit, foxit phantom
DocuWare | DocuWare | either | user/month | | | Microsoft 365; DATEV | docu ware
ELO ECM | ELO | own | | | | | elo office, elo dms
`,
  ),
]
