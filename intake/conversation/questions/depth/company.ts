import type { Block } from '../../question.ts'
import { formQuestion } from './form.ts'

const legal = formQuestion({
  id: 'company.legal',
  step: 'company',
  say: 'What is the legal name of your company, since when does it exist, and who owns it?',
  why: 'Contracts and licences carry the legal name, and a change of owner often changes the IT.',
  seconds: 45,
  again: [
    'For example: Acme Dental LLC, 1998, family-owned',
    'The legal name alone is enough. What you do not know leave out, or skip it.',
  ],
  fields: [
    {
      name: 'legalName',
      path: 'company.legalName',
      label: 'Legal name',
      placeholder: 'Acme Dental LLC',
      kind: 'text',
    },
    {
      name: 'founded',
      path: 'company.founded',
      label: 'Founded',
      placeholder: '1998',
      kind: 'text',
      maxLength: 20,
    },
    {
      name: 'ownership',
      path: 'company.ownership',
      label: 'Owned by',
      placeholder: 'Family-owned, partners, listed …',
      kind: 'text',
      maxLength: 100,
    },
    { name: 'parent', path: 'company.parent', label: 'Parent company', placeholder: 'None', kind: 'text' },
  ],
})

const group = formQuestion({
  id: 'company.group',
  step: 'company',
  say: 'Are there subsidiaries, or other domains that you send mail from?',
  why: 'Every domain that you send mail from needs the same protection, and subsidiaries often share the same systems.',
  seconds: 35,
  again: [
    'Separate several by commas in the field, or give one in each line.',
    'For example: Acme Labs for the subsidiary. What does not apply leave out, or skip it.',
  ],
  fields: [
    {
      name: 'subsidiaries',
      path: 'company.subsidiaries',
      label: 'Subsidiaries',
      placeholder: 'Acme Labs, Acme Supplies',
      kind: 'list',
      maxLength: 2000,
    },
    {
      name: 'mailDomains',
      path: 'company.mailDomains',
      label: 'Mail domains',
      placeholder: 'acme.com, acme-dental.com',
      kind: 'list',
      maxLength: 2000,
    },
  ],
})

const address = formQuestion({
  id: 'company.address',
  step: 'company',
  say: 'Which address does your company have?',
  why: 'Somebody may have to come by, and taxes and some rules depend on where you are.',
  seconds: 45,
  again: [
    'For example: 12 Main Street, , Austin, TX, 78701, US',
    'Name the lines that you know, for example: city: Austin. Or skip it.',
  ],
  fields: [
    {
      name: 'line1',
      path: 'company.address.line1',
      label: 'Street and number',
      kind: 'text',
      autocomplete: 'address-line1',
    },
    {
      name: 'line2',
      path: 'company.address.line2',
      label: 'Second line',
      kind: 'text',
      autocomplete: 'address-line2',
    },
    {
      name: 'city',
      path: 'company.address.city',
      label: 'City',
      kind: 'text',
      maxLength: 100,
      autocomplete: 'address-level2',
    },
    {
      name: 'region',
      path: 'company.address.region',
      label: 'State or region',
      kind: 'text',
      maxLength: 100,
      autocomplete: 'address-level1',
    },
    {
      name: 'postcode',
      path: 'company.address.postcode',
      label: 'Postcode',
      kind: 'text',
      maxLength: 20,
      autocomplete: 'postal-code',
    },
    {
      name: 'country',
      path: 'company.address.country',
      label: 'Country, two letters',
      placeholder: 'US',
      kind: 'country',
      autocomplete: 'country',
    },
  ],
})

const reach = formQuestion({
  id: 'company.reach',
  step: 'company',
  say: 'How is your company reached: its phone number, its general mailbox, its social pages?',
  why: 'So that the record of your company is right, and nobody calls your own number for a question to the front desk.',
  seconds: 25,
  again: ['For example: 555 010 0123, office@acme.com', 'One of the two is enough. Or skip it.'],
  fields: [
    {
      name: 'phone',
      path: 'company.phone',
      label: 'Company phone',
      placeholder: '555 010 0123',
      kind: 'phone',
    },
    {
      name: 'email',
      path: 'company.email',
      label: 'Company mailbox',
      placeholder: 'office@acme.com',
      kind: 'email',
    },
    {
      name: 'social',
      path: 'company.social',
      label: 'Social pages',
      placeholder: 'linkedin.com/company/acme',
      kind: 'urls',
      maxLength: 2000,
    },
  ],
})

const you = formQuestion({
  id: 'you.more',
  step: 'you',
  say: 'And you: what is your role, and when may we call you best?',
  why: 'So that nobody explains to a director what only the administrator asks, and the call comes when it suits you.',
  seconds: 25,
  again: ['For example: office manager, mornings', 'Your role alone is enough. Or skip it.'],
  fields: [
    { name: 'title', path: 'contact.title', label: 'Your role', placeholder: 'Office manager', kind: 'text' },
    {
      name: 'preferredTime',
      path: 'contact.preferredTime',
      label: 'Best time to call',
      placeholder: 'Tuesday mornings',
      kind: 'text',
    },
  ],
})

export const companyBlock: Block = {
  id: 'company',
  label: 'Company details',
  benefit: 'Proposal and contract are right the first time.',
  questions: [legal, group, address, reach, you],
}
