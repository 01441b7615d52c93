import type { Actor, Portal } from './portal.ts'

const ADMIN: Actor = { member: 'Admin1' }
const REP: Actor = { member: 'JReyes' }

/** What every account has before anybody works in it: members, locations, and the tables of the set-up screens. */
export function seedAccount(portal: Portal): void {
  if (portal.count('members') > 0) return
  portal.transaction(() => {
    for (const [kind, records] of Object.entries(SETUP))
      for (const record of records) portal.create(kind, record, ADMIN)
    for (const { podId, caption } of OWN_FIELDS)
      portal.create(
        'userDefinedFields',
        { podId, caption, sequenceNumber: 1, fieldTypeIdentifier: 'Text', entryTypeIdentifier: 'EntryField' },
        ADMIN,
      )
    portal.rows.startIds('companies', 249)
    portal.create(
      'companies',
      {
        identifier: 'OurMSP',
        name: 'Our MSP',
        addressLine1: '1 Main Street',
        city: 'Boston',
        state: 'MA',
        zip: '02108',
        country: { name: 'United States' },
        phoneNumber: '6175550100',
        types: [{ name: 'Owner' }],
      },
      ADMIN,
    )
  })
}

/** One of each pod, so that whoever asks for the fields learns the numbers of the pods. */
const OWN_FIELDS = [
  { podId: 1, caption: 'Referred by' },
  { podId: 4, caption: 'Preferred name' },
  { podId: 10, caption: 'Competitor' },
  { podId: 15, caption: 'Channel' },
  { podId: 20, caption: 'Asset label' },
]

const names = (...all: string[]) => all.map((name) => ({ name }))
const probability = (percent: number) => ({ name: String(percent) })

const SETUP: Record<string, object[]> = {
  locations: names('Corporate', 'Boston', 'Portland'),
  departments: [
    { identifier: 'Sales', name: 'Sales' },
    { identifier: 'Services', name: 'Professional Services' },
    { identifier: 'Managed', name: 'Managed Services' },
  ],
  members: [
    {
      identifier: 'Admin1',
      firstName: 'Avery',
      lastName: 'Stone',
      title: 'Service manager',
      licenseClass: 'F',
      officeEmail: 'avery.stone@our-msp.test',
    },
    {
      identifier: 'JReyes',
      firstName: 'Jordan',
      lastName: 'Reyes',
      title: 'Account manager',
      licenseClass: 'F',
      officeEmail: 'jordan.reyes@our-msp.test',
    },
    {
      identifier: 'SOkafor',
      firstName: 'Sam',
      lastName: 'Okafor',
      title: 'Account manager',
      licenseClass: 'F',
      officeEmail: 'sam.okafor@our-msp.test',
    },
    {
      identifier: 'SentryAPI',
      firstName: 'Sentry',
      lastName: 'API',
      title: 'API member',
      licenseClass: 'A',
      officeEmail: 'api@our-msp.test',
    },
  ].map((member) => ({
    ...member,
    inactiveFlag: false,
    adminFlag: member.identifier === 'Admin1',
    defaultEmail: 'Office',
    defaultLocation: { id: 1 },
    defaultDepartment: { id: 1 },
  })),
  countries: [
    { name: 'United States', countryCode: 'US', dialingPrefix: '1', defaultFlag: true },
    { name: 'Canada', countryCode: 'CA', dialingPrefix: '1', defaultFlag: false },
    { name: 'United Kingdom', countryCode: 'GB', dialingPrefix: '44', defaultFlag: false },
    { name: 'Germany', countryCode: 'DE', dialingPrefix: '49', defaultFlag: false },
    { name: 'Australia', countryCode: 'AU', dialingPrefix: '61', defaultFlag: false },
  ],
  markets: names(
    'Construction',
    'Education',
    'Financial Services',
    'Government',
    'Healthcare',
    'Legal',
    'Manufacturing',
    'Non-Profit',
    'Professional Services',
    'Retail',
    'Other',
  ),
  ownershipTypes: names('Corporation', 'Partnership', 'Non-Profit'),
  companyStatuses: [
    { name: 'Active', defaultFlag: true, inactiveFlag: false },
    { name: 'Not-Approved', defaultFlag: false, inactiveFlag: false },
    { name: 'Inactive', defaultFlag: false, inactiveFlag: true },
  ],
  companyTypes: [
    { name: 'Client', defaultFlag: false, vendorFlag: false },
    { name: 'Prospect', defaultFlag: true, vendorFlag: false },
    { name: 'Vendor', defaultFlag: false, vendorFlag: true },
    { name: 'Owner', defaultFlag: false, vendorFlag: false },
  ],
  contactTypes: ['Decision maker', 'Technical', 'Billing', 'End user'].map((description) => ({
    description,
    defaultFlag: false,
  })),
  relationships: names('Owner', 'Employee', 'Consultant'),
  contactDepartments: names('Executive', 'Finance', 'Information Technology', 'Operations'),
  communicationTypes: [
    { description: 'Email', emailFlag: true, phoneFlag: false, faxFlag: false, defaultFlag: true },
    { description: 'Direct', emailFlag: false, phoneFlag: true, faxFlag: false, defaultFlag: true },
    { description: 'Fax', emailFlag: false, phoneFlag: false, faxFlag: true, defaultFlag: true },
    { description: 'Cell', emailFlag: false, phoneFlag: true, faxFlag: false, defaultFlag: false },
    {
      description: 'Email - Personal',
      emailFlag: true,
      phoneFlag: false,
      faxFlag: false,
      defaultFlag: false,
    },
  ],
  noteTypes: [
    { name: 'General', identifier: 'General', defaultFlag: true },
    { name: 'Marketing', identifier: 'Marketing', defaultFlag: false },
  ],
  configurationTypes: names(
    'Workstation',
    'Server',
    'Network Device',
    'Firewall',
    'Printer',
    'Domain',
    'SSL Certificate',
  ).map((one) => ({ ...one, inactiveFlag: false, systemFlag: false })),
  configurationStatuses: [
    { description: 'Active', closedFlag: false, defaultFlag: true },
    { description: 'Retired', closedFlag: true, defaultFlag: false },
  ],
  probabilities: [0, 10, 25, 50, 75, 90, 100].map((percent) => ({ probability: percent })),
  opportunityStages: [
    { name: 'Prospect', sequenceNumber: 1, probability: probability(10) },
    { name: 'Qualification', sequenceNumber: 2, probability: probability(25) },
    { name: 'Proposal', sequenceNumber: 3, probability: probability(50) },
    { name: 'Commit', sequenceNumber: 4, probability: probability(90) },
  ],
  opportunityStatuses: [
    {
      name: 'Open',
      wonFlag: false,
      lostFlag: false,
      closedFlag: false,
      inactiveFlag: false,
      defaultFlag: true,
    },
    {
      name: 'Won',
      wonFlag: true,
      lostFlag: false,
      closedFlag: true,
      inactiveFlag: false,
      defaultFlag: false,
    },
    {
      name: 'Lost',
      wonFlag: false,
      lostFlag: true,
      closedFlag: true,
      inactiveFlag: false,
      defaultFlag: false,
    },
    {
      name: 'No decision',
      wonFlag: false,
      lostFlag: true,
      closedFlag: true,
      inactiveFlag: false,
      defaultFlag: false,
    },
  ],
  opportunityTypes: ['Managed Services', 'Project', 'Products', 'Security'].map((description) => ({
    description,
    inactiveFlag: false,
  })),
  opportunityRatings: ['Hot', 'Warm', 'Cold'].map((name, index) => ({ name, sortOrder: index + 1 })),
  activityTypes: [
    {
      name: 'Call',
      defaultFlag: true,
      inactiveFlag: false,
      emailFlag: false,
      memoFlag: false,
      historyFlag: false,
    },
    {
      name: 'Email',
      defaultFlag: false,
      inactiveFlag: false,
      emailFlag: true,
      memoFlag: false,
      historyFlag: false,
    },
    {
      name: 'Meeting',
      defaultFlag: false,
      inactiveFlag: false,
      emailFlag: false,
      memoFlag: false,
      historyFlag: false,
    },
    {
      name: 'Note',
      defaultFlag: false,
      inactiveFlag: false,
      emailFlag: false,
      memoFlag: true,
      historyFlag: true,
    },
  ],
  activityStatuses: [
    { name: 'Open', defaultFlag: true, inactiveFlag: false, closedFlag: false },
    { name: 'Closed', defaultFlag: false, inactiveFlag: false, closedFlag: true },
  ],
}

/** A few records that were there before us. Does nothing when they are there already. */
export function seedDemo({ portal }: { portal: Portal }): void {
  if (portal.all('companies').some(({ identifier }) => identifier === 'NorthwindLaw')) return
  portal.transaction(() => {
    const law = portal.create(
      'companies',
      {
        identifier: 'NorthwindLaw',
        name: 'Northwind Law',
        addressLine1: '12 Harbor Street',
        city: 'Portland',
        state: 'ME',
        zip: '04101',
        country: { name: 'United States' },
        phoneNumber: '2075550142',
        website: 'https://northwind-law.test',
        market: { name: 'Legal' },
        numberOfEmployees: 34,
        territory: { name: 'Portland' },
        territoryManager: { identifier: 'JReyes' },
        types: [{ name: 'Client' }],
      },
      REP,
    )
    const nora = portal.create(
      'contacts',
      {
        firstName: 'Nora',
        lastName: 'Winter',
        title: 'Office manager',
        company: { id: law.id },
        types: [{ name: 'Decision maker' }],
        defaultFlag: true,
        communicationItems: [
          { type: { name: 'Email' }, value: 'nora.winter@northwind-law.test', defaultFlag: true },
          { type: { name: 'Direct' }, value: '2075550143', defaultFlag: true },
        ],
      },
      REP,
    )
    portal.update('companies', law.id, { defaultContact: { id: nora.id } }, REP)
    portal.create(
      'activities',
      {
        name: 'Renewal in March',
        type: { name: 'Call' },
        company: { id: law.id },
        contact: { id: nora.id },
        assignTo: { identifier: 'JReyes' },
        notes: 'Nora prefers to be called before ten.',
        dateStart: '2026-10-05T14:00:00Z',
        dateEnd: '2026-10-05T14:30:00Z',
      },
      REP,
    )
    const dental = portal.create(
      'companies',
      {
        identifier: 'HarborDental',
        name: 'Harbor Dental Group',
        addressLine1: '200 Congress Street',
        city: 'Boston',
        state: 'MA',
        zip: '02110',
        country: { name: 'United States' },
        phoneNumber: '6175550177',
        website: 'https://harbor-dental.test',
        market: { name: 'Healthcare' },
        numberOfEmployees: 58,
        territoryManager: { identifier: 'SOkafor' },
        types: [{ name: 'Prospect' }],
      },
      REP,
    )
    const liam = portal.create(
      'contacts',
      {
        firstName: 'Liam',
        lastName: 'Castro',
        title: 'Practice director',
        company: { id: dental.id },
        communicationItems: [
          { type: { name: 'Email' }, value: 'liam.castro@harbor-dental.test', defaultFlag: true },
        ],
      },
      REP,
    )
    portal.create(
      'opportunities',
      {
        name: 'Managed services for three practices',
        company: { id: dental.id },
        contact: { id: liam.id },
        primarySalesRep: { identifier: 'SOkafor' },
        stage: { name: 'Qualification' },
        rating: { name: 'Warm' },
      },
      REP,
    )
  })
}
