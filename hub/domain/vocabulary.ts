import { INDUSTRY_WORDS } from './industry-words.ts'

/** Closed lists that domain types, conversation, API and mappings share: `id` is stored, `label` is shown. */
export interface Option {
  id: string
  label: string
  /** Everyday words that should find this option in a search. */
  words?: string
  /** A second line below the label. */
  hint?: string
}

/** The twelve services a prospect can be interested in. */
export const INTERESTS: readonly Option[] = [
  {
    id: 'mssp',
    label: 'Managed Security Service Provider (MSSP)',
    words: 'security soc monitoring ransomware',
  },
  { id: 'desktop_support', label: 'Desktop/End-user Support', words: 'helpdesk service desk pc laptop' },
  { id: 'solutions_consulting', label: 'Solutions Consulting', words: 'advice project' },
  { id: 'cloud_management', label: 'Cloud Management', words: 'azure aws microsoft 365 google' },
  { id: 'infrastructure_management', label: 'Infrastructure Management', words: 'server network firewall' },
  { id: 'backup_dr', label: 'Backup and Disaster Recovery', words: 'restore data loss' },
  { id: 'compliance', label: 'Compliance Management', words: 'hipaa pci gdpr cmmc audit' },
  { id: 'voip', label: 'VoIP/Telecommunications', words: 'phone telephony teams' },
  { id: 'strategic_planning', label: 'Strategic IT Planning', words: 'vcio roadmap budget' },
  { id: 'vendor_management', label: 'Vendor Management', words: 'contracts suppliers licences' },
  { id: 'custom_software', label: 'Custom Software Development', words: 'app programming' },
  { id: 'process_automation', label: 'Business Process Automation', words: 'workflow paperless' },
]

/** NAICS 2022 sectors (https://www.census.gov/naics/), with everyday words in English. */
const NAICS_SECTORS: readonly Option[] = [
  { id: '11', label: 'Agriculture, Forestry, Fishing and Hunting', words: 'farm ranch crops vineyard' },
  { id: '21', label: 'Mining, Quarrying, and Oil and Gas Extraction', words: 'quarry drilling' },
  { id: '22', label: 'Utilities', words: 'power water energy gas supply' },
  { id: '23', label: 'Construction', words: 'builder contractor roofing plumbing electrician hvac' },
  { id: '31-33', label: 'Manufacturing', words: 'factory machine shop production bakery brewery' },
  { id: '42', label: 'Wholesale Trade', words: 'distributor distribution b2b' },
  { id: '44-45', label: 'Retail Trade', words: 'shop store e-commerce dealer pharmacy' },
  { id: '48-49', label: 'Transportation and Warehousing', words: 'logistics trucking freight courier' },
  { id: '51', label: 'Information', words: 'software saas media publishing telecom newspaper' },
  { id: '52', label: 'Finance and Insurance', words: 'bank broker insurance wealth credit union' },
  { id: '53', label: 'Real Estate and Rental and Leasing', words: 'property estate agent landlord' },
  {
    id: '54',
    label: 'Professional, Scientific, and Technical Services',
    words: 'law firm lawyer legal attorney accountant cpa architect engineer consultant agency marketing vet',
  },
  { id: '55', label: 'Management of Companies and Enterprises', words: 'holding head office' },
  {
    id: '56',
    label: 'Administrative and Support and Waste Management and Remediation Services',
    words: 'staffing cleaning security guard travel agency landscaping',
  },
  { id: '61', label: 'Educational Services', words: 'school college training tutoring university' },
  {
    id: '62',
    label: 'Health Care and Social Assistance',
    words: 'dentist dental doctor clinic medical practice care home hospital therapy nursery',
  },
  { id: '71', label: 'Arts, Entertainment, and Recreation', words: 'gym museum theatre sports club' },
  { id: '72', label: 'Accommodation and Food Services', words: 'hotel restaurant cafe bar catering' },
  {
    id: '81',
    label: 'Other Services (except Public Administration)',
    words: 'charity church association nonprofit salon garage repair laundry',
  },
  { id: '92', label: 'Public Administration', words: 'city council county government municipality police' },
]

/**
 * Found by its name or by what people call their own trade, whatever language they speak. Marked as pure so that it
 * stays out of the page's script, which only asks this file for labels.
 */
export const INDUSTRIES: readonly Option[] = /* @__PURE__ */ NAICS_SECTORS.map((one) => ({
  ...one,
  words: `${one.words ?? ''} ${INDUSTRY_WORDS[one.id] ?? ''}`.replaceAll(/\s+/g, ' '),
}))

export const TIMELINES: readonly Option[] = [
  { id: 'now', label: 'As soon as possible' },
  { id: 'quarter', label: 'This quarter' },
  { id: 'half_year', label: 'Within six months' },
  { id: 'year', label: 'Within a year' },
  { id: 'exploring', label: 'Just exploring' },
]

export const PRIORITIES: readonly Option[] = [
  { id: 'critical', label: 'Critical' },
  { id: 'high', label: 'High' },
  { id: 'medium', label: 'Medium' },
  { id: 'low', label: 'Low' },
]

export const IT_TODAY: readonly Option[] = [
  { id: 'in_house', label: 'Someone in-house' },
  { id: 'provider', label: 'An IT provider' },
  { id: 'mixed', label: 'Both' },
  { id: 'nobody', label: 'Nobody really' },
]

/** The seven steps, in order. */
export const STEPS: readonly Option[] = [
  { id: 'you', label: 'You' },
  { id: 'company', label: 'Your company' },
  { id: 'work', label: 'How you work' },
  { id: 'run', label: 'What you run' },
  { id: 'network', label: 'Your network' },
  { id: 'costs', label: 'What it costs' },
  { id: 'needs', label: 'What you need' },
]
export type StepId = 'you' | 'company' | 'work' | 'run' | 'network' | 'costs' | 'needs'

/** The label of an option, or its id where the list does not know it. */
export const labelOf = (options: readonly Option[], id: string): string =>
  options.find((option) => option.id === id)?.label ?? id

/** Fields that the MSP's own questions fill: `custom.<key>`. */
export const CUSTOM_PREFIX = 'custom.'
