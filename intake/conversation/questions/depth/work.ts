import { Count } from '../../../../hub/domain/fields.ts'
import type { Block } from '../../question.ts'
import { visibleValue, type View } from '../../view.ts'
import { formQuestion } from './form.ts'
import { hours } from './hours.ts'
import { tableQuestion } from './table.ts'

const overview = formQuestion({
  id: 'work.overview',
  step: 'work',
  say: 'In a few sentences: what does your company do, and for whom?',
  why: 'Whoever prepares your proposal understands what must never stand still.',
  seconds: 60,
  again: [
    'Two sentences are enough, for example: we run three dental practices in Austin and see 200 patients a day.',
    'What would you tell a new neighbour? Or skip it.',
  ],
  fields: [
    {
      name: 'overview',
      path: 'profile.overview',
      label: 'About the company',
      kind: 'text',
      maxLength: 8000,
      multiline: true,
      placeholder: 'We run three dental practices …',
    },
  ],
})

/** One location needs no table; more than one, or nobody knows, does. */
const several = (view: View): boolean => {
  const count = Count.safeParse(visibleValue(view, 'profile.locationCount'))
  return !count.success || count.data.max > 1
}

const locations = tableQuestion({
  id: 'work.locations',
  step: 'work',
  path: 'profile.locations',
  applies: several,
  say: 'Which locations do you have, and how many people work at each?',
  why: 'Each location needs its own line, Wi-Fi and firewall, and somebody who can get there.',
  seconds: 60,
  again: [
    'One in each line, for example: Main Street office 40 people; Warehouse, 5',
    'The names alone will do, for example: Main Street; Warehouse. Or skip it.',
  ],
  item: 'location',
  max: 100,
  columns: [
    { name: 'name', label: 'Location', cell: 'text', required: true, placeholder: 'Main Street office' },
    { name: 'employees', label: 'People', cell: 'number', placeholder: '40' },
    { name: 'address', label: 'Address', cell: 'text', maxLength: 500, detail: true },
  ],
})

const remote = formQuestion({
  id: 'work.remote',
  step: 'work',
  say: 'How much of the work is done outside the office, and how many devices are there?',
  why: 'Devices are what is patched, protected and replaced; work from outside decides how people sign in.',
  seconds: 40,
  again: [
    'In this order, for example: 30%, 40, 2, 25',
    'Estimates are fine: about 30, 40, 2, 25. What you do not know leave out.',
  ],
  fields: [
    {
      name: 'remote',
      path: 'profile.remoteShare',
      label: 'Work from elsewhere, per cent',
      placeholder: '30',
      kind: 'share',
      maxLength: 40,
    },
    {
      name: 'computers',
      path: 'profile.deviceCounts',
      at: 'computers',
      label: 'Computers',
      placeholder: '40',
      kind: 'count',
      maxLength: 60,
    },
    {
      name: 'servers',
      path: 'profile.deviceCounts',
      at: 'servers',
      label: 'Servers',
      placeholder: '2',
      kind: 'count',
      maxLength: 60,
    },
    {
      name: 'mobiles',
      path: 'profile.deviceCounts',
      at: 'mobiles',
      label: 'Phones and tablets',
      placeholder: '25',
      kind: 'count',
      maxLength: 60,
    },
  ],
})

export const workBlock: Block = {
  id: 'work',
  label: 'How you work',
  benefit: 'Support is offered for the hours and places you really work at.',
  questions: [overview, locations, remote, hours],
}

const departments = tableQuestion({
  id: 'work.departments',
  step: 'work',
  path: 'profile.departments',
  say: 'Which departments are there, how many people work in each, and who leads it?',
  why: 'Who may see what follows from departments, and the heads know what their people need.',
  seconds: 60,
  again: [
    'One in each line, for example: Front desk, 6, Grace Hopper',
    'The names alone will do, for example: Front desk; Treatment; Accounts. Or skip it.',
  ],
  item: 'department',
  max: 100,
  columns: [
    { name: 'name', label: 'Department', cell: 'text', required: true, placeholder: 'Front desk' },
    { name: 'headcount', label: 'People', cell: 'number', placeholder: '6' },
    { name: 'lead', label: 'Led by', cell: 'text', placeholder: 'Grace Hopper' },
  ],
})

const processes = tableQuestion({
  id: 'work.processes',
  step: 'work',
  path: 'profile.processes',
  say: 'Which processes keep the business going, and which programs do they need?',
  why: 'What stops the business first gets the shortest way back in a plan for a bad day.',
  seconds: 80,
  again: [
    'One in each line, for example: Billing, yes, QuickBooks',
    'The names alone will do, for example: Billing; Scheduling. Or skip it.',
  ],
  item: 'process',
  max: 100,
  columns: [
    { name: 'name', label: 'Process', cell: 'text', required: true, placeholder: 'Billing' },
    { name: 'critical', label: 'Critical?', cell: 'yesno' },
    { name: 'systems', label: 'Programs', cell: 'list', maxLength: 1000, placeholder: 'QuickBooks' },
    { name: 'description', label: 'How it runs', cell: 'text', maxLength: 2000, detail: true },
  ],
})

const growth = formQuestion({
  id: 'work.growth',
  step: 'work',
  say: 'Where is the company going: people in one and in three years, moves, plans?',
  why: 'What is bought now should still fit then, and moves need months of notice for new lines.',
  seconds: 50,
  again: [
    'In this order, for example: 45, 60, new office in spring, second practice',
    'A guess for next year is enough, for example: about 45. Or skip it.',
  ],
  fields: [
    {
      name: 'in12',
      path: 'profile.growth',
      at: 'in12Months',
      label: 'People in 12 months',
      placeholder: '45',
      kind: 'count',
      maxLength: 60,
    },
    {
      name: 'in36',
      path: 'profile.growth',
      at: 'in36Months',
      label: 'People in 36 months',
      placeholder: '60',
      kind: 'count',
      maxLength: 60,
    },
    {
      name: 'moves',
      path: 'profile.growth',
      at: 'moves',
      label: 'Moves and new locations',
      kind: 'text',
      maxLength: 1000,
    },
    {
      name: 'plans',
      path: 'profile.growth',
      at: 'plans',
      label: 'Plans',
      kind: 'text',
      maxLength: 2000,
      multiline: true,
    },
  ],
})

const objectives = formQuestion({
  id: 'work.objectives',
  step: 'work',
  say: 'What should your IT make possible for the company in the next years?',
  why: 'A proposal that serves your aims beats one that lists products.',
  seconds: 50,
  again: [
    'For example: open a second office without hiring, pass the audit, answer customers faster.',
    'One sentence is enough. Or skip it.',
  ],
  fields: [
    {
      name: 'objectives',
      path: 'profile.objectives',
      label: 'Objectives',
      kind: 'text',
      maxLength: 4000,
      multiline: true,
    },
  ],
})

export const plansBlock: Block = {
  id: 'plans',
  label: 'People, processes and plans',
  benefit: 'You get a plan for what must run first, and for where you are going.',
  questions: [departments, processes, growth, objectives],
}
