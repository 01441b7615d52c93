import { loadMapping } from '../../mapping/parse-mapping.ts'

/**
 * The mapping of the simulated CRM: every direction, policy and blank rule stands on some line, so that every rule of
 * the planner is met by some story.
 */
const SIM = `
mapping: sim
crm: sim
defaults: { direction: to_crm, conflict: fill_empty, blank: ignore }
guard: { max_changed: 100%, max_blanked: 1 }
records:
  company:
    object: companies
    key: sentry_key
    adopt: [domain]
    fields:
      - { canonical: company.name, remote: name, direction: both, conflict: crm }
      - { canonical: company.phone, remote: phone, as: phone, direction: both, conflict: ask }
      - { canonical: company.address.city, remote: city, direction: both, conflict: ours, blank: clear }
      - { canonical: company.address.line2, remote: address2, direction: both, conflict: crm, blank: clear }
      - { canonical: company.address.line1, remote: address, direction: both, conflict: fill_empty }
      - { canonical: company.domain, remote: domain, as: domain }
      - { canonical: company.legalName, remote: legal_name, direction: from_crm }
      - { canonical: company.founded, remote: founded, conflict: ask }
      - canonical: needs.timeline
        remote: timeline
        direction: both
        conflict: crm
        as: { map: { now: immediate, quarter: 3_months }, unmapped: hold }
      - { canonical: assessment.summary, remote: summary, conflict: ours }
    examples:
      - canonical: { company.name: Acme, company.domain: acme.test }
        remote: { name: Acme, domain: acme.test }
  contact:
    object: contacts
    key: sentry_key
    adopt: [email]
    associate: [company]
    fields:
      - { canonical: contact.firstName, remote: firstname, direction: both, conflict: crm }
      - { canonical: contact.phone, remote: phone, as: phone, direction: both, conflict: crm }
      - { canonical: contact.title, remote: jobtitle, direction: both, conflict: ask, blank: clear }
      - { canonical: contact.preferredTime, remote: best_time, direction: both, conflict: ours, blank: clear }
      - { canonical: contact.email, remote: email, as: email }
    examples:
      - canonical: { contact.firstName: Ada, contact.email: ada@acme.test }
        remote: { firstname: Ada, email: ada@acme.test }
  deal:
    object: deals
    key: sentry_key
    associate: [contact, company]
    fields:
      - { canonical: assessment.name, remote: dealname, direction: on_create }
      - canonical: assessment.status
        remote: dealstage
        direction: from_crm
        initial: new
        as: { unmapped: skip, from: { new: submitted, review: in_review, offer: proposed, won: won, lost: lost } }
      - { canonical: needs.trigger, remote: why_now, conflict: ours, blank: clear }
    examples:
      - canonical: { assessment.name: Acme – IT assessment, needs.trigger: Now }
        remote: { dealname: Acme – IT assessment, why_now: Now }
  note:
    object: notes
    key: sentry_key
    associate: [deal]
    fields:
      - { template: '{assessment.name}: {assessment.summary}', remote: body, conflict: ours }
    examples:
      - canonical: { assessment.name: Acme, assessment.summary: Fine }
        remote: { body: 'Acme: Fine' }
`

export const simMapping = loadMapping(SIM, 'sim.yaml')
/** A field on every record that no line knows: it belongs to the people in the CRM. */
export const UNMAPPED_FIELD = 'rep_notes'

/** What a prospect or staff may say, by path; a few values each, so that they meet again. */
export const OURS: Readonly<Record<string, readonly unknown[]>> = {
  'company.name': ['Acme', 'Acme Dental', 'Bits & Bytes'],
  'company.phone': ['+15550100100', '+15550100111', '+15550100122'],
  'company.address.city': ['Springfield', 'Shelbyville', 'Ogdenville'],
  'company.address.line2': ['Floor 2', 'Suite 9'],
  'company.address.line1': ['1 Main Street', '2 Side Street'],
  'company.founded': ['1999', '2001'],
  'needs.timeline': ['now', 'quarter'],
  'contact.firstName': ['Ada', 'Grace', 'Mary'],
  'contact.phone': ['+15550100123', '+15550100155', '+15550100177'],
  'contact.title': ['Owner', 'Manager', 'Director'],
  'contact.preferredTime': ['Mornings', 'After five'],
  'needs.trigger': ['Our provider left', 'We grow'],
  'profile.overview': ['We fix teeth', 'We clean teeth'],
}

/** What people and other tools in the CRM write, by object and field. */
export const THEIRS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  companies: {
    name: ['Acme', 'ACME Inc.', 'Acme Group'],
    phone: ['+1 555 010 0100', '(555) 010-0133', '+1 555 010 0144'],
    city: ['Springfield', 'Capital City'],
    address2: ['Floor 2', 'Back door'],
    address: ['1 Main Street', '3 Rep Road'],
    legal_name: ['Acme Ltd.', 'Acme LLC'],
    founded: ['1999', '1888'],
    timeline: ['immediate', '3_months', 'some_day'],
    summary: ['Nice people'],
    [UNMAPPED_FIELD]: ['call back', 'likes golf'],
  },
  contacts: {
    firstname: ['Ada', 'Adele'],
    phone: ['+1 555 010 0123', '+1 555 010 0188'],
    jobtitle: ['Owner', 'CEO'],
    best_time: ['Mornings', 'Never'],
    [UNMAPPED_FIELD]: ['call back', 'likes golf'],
  },
  deals: {
    dealstage: ['review', 'offer', 'won', 'lost', 'own_stage'],
    why_now: ['Rep says so'],
    [UNMAPPED_FIELD]: ['hot', 'cold'],
  },
  notes: { body: ['Rep wrote this'] },
}

/** Domains and addresses that assessments and planted records share. */
export const COMPANIES = [
  { domain: 'acme.test', email: 'ada@acme.test' },
  { domain: 'bits.test', email: 'bea@bits.test' },
] as const
