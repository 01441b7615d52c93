/** The parts of the guided pass through what a company runs. */
export type AreaId =
  | 'productivity'
  | 'accounting'
  | 'crm'
  | 'line_of_business'
  | 'files_backup'
  | 'security'
  | 'telephony'
  | 'printing'
  | 'remote_access'
  | 'web_domain'
  | 'devices'

export interface Area {
  id: AreaId
  label: string
  /** What is asked, and a word on why. English; said through `Translate.text`. */
  question: string
  why: string
  /** Categories of the catalogue, the commonest first. */
  categories: readonly string[]
}

/** In the order of asking. */
export const AREAS: readonly Area[] = [
  {
    id: 'productivity',
    label: 'Mail, documents and working together',
    question: 'What do you write, meet and plan with?',
    why: 'Mail and documents stop everyone when they stop, so they come first.',
    categories: [
      'Productivity suite',
      'Chat and meetings',
      'Project and work management',
      'PDF and documents',
      'E-signature',
      'Automation, AI and reporting',
    ],
  },
  {
    id: 'accounting',
    label: 'Accounting and wages',
    question: 'What do you keep the books and pay wages with?',
    why: 'These have deadlines that do not move, and data that must be kept for years.',
    categories: ['Accounting/ERP', 'HR/payroll'],
  },
  {
    id: 'crm',
    label: 'Customers and marketing',
    question: 'Where do you keep your customers, and what do you reach them with?',
    why: 'Customer data is what privacy rules are about, and it is often in more places than one.',
    categories: ['CRM', 'Marketing', 'Help desk'],
  },
  {
    id: 'line_of_business',
    label: 'Software of your trade',
    question: 'Which software is made for your line of work?',
    why: 'It is the hardest to replace, and its vendor sets the rules for your computers.',
    categories: [
      'Dental and medical',
      'Legal',
      'Tax practice',
      'Construction and field service',
      'Retail and food',
      'Property',
      'Hospitality',
      'Insurance agency',
      'Car dealer',
      'Manufacturing',
      'Nonprofit',
      'Education',
      'Design/CAD',
      'Our own software',
    ],
  },
  {
    id: 'files_backup',
    label: 'Files and backup',
    question: 'Where do your files live, and what saves them?',
    why: 'It decides how much work would be lost on a bad day.',
    categories: ['File storage and sharing', 'Backup'],
  },
  {
    id: 'security',
    label: 'Security',
    question: 'What protects your mail, sign-ins, computers and network?',
    why: 'Doubled protection costs money, and gaps cost more. Insurers ask for this list as well.',
    categories: [
      'Endpoint protection',
      'Mail security',
      'Firewall and network',
      'Sign-in and MFA',
      'Password manager',
      'Awareness training',
    ],
  },
  {
    id: 'telephony',
    label: 'Telephones and lines',
    question: 'What do you telephone with, and whose lines are they?',
    why: 'Old lines are often paid for long after the last call.',
    categories: ['Telephony', 'Internet and mobile'],
  },
  {
    id: 'printing',
    label: 'Printing',
    question: 'What do you print, copy and scan with?',
    why: 'Leases of copiers run for years and end on one day that is easily missed.',
    categories: ['Printing'],
  },
  {
    id: 'remote_access',
    label: 'Remote access',
    question: 'How do people, and whoever helps you, get in from outside?',
    why: 'It is the door that attackers try first.',
    categories: ['Remote access', 'Remote management'],
  },
  {
    id: 'web_domain',
    label: 'Website, domain and cloud',
    question: 'Who runs your website, your domain name and your servers in the cloud?',
    why: 'Whoever holds the domain name can take mail and website down, by mistake as well.',
    categories: ['Website and shop', 'Cloud hosting'],
  },
  {
    id: 'devices',
    label: 'Computers and devices',
    question: 'What do people work on, and which servers stand behind it?',
    why: 'Age and number of the machines drive cost and risk more than anything else.',
    categories: ['Devices', 'Server'],
  },
]

/** The area that a category belongs to; what nobody knows is software of the trade. */
export const areaOf = (category: string | undefined): AreaId =>
  AREAS.find(({ id, categories }) => id === category || (category && categories.includes(category)))?.id ??
  'line_of_business'
