import type { Option } from '../../../../hub/domain/vocabulary.ts'
import type { Block } from '../../question.ts'
import { visible, visibleValue, type View } from '../../view.ts'
import { connections } from './connections.ts'
import { formQuestion } from './form.ts'
import { tableQuestion } from './table.ts'

const YES_NO_UNKNOWN: readonly Option[] = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
  { id: 'unknown', label: 'Not sure' },
]
const TESTED: readonly Option[] = [
  { id: 'tested', label: 'Yes, it worked', words: 'yes tested' },
  { id: 'never', label: 'Never tested', words: 'no never' },
]
const FREQUENCY: readonly Option[] = [
  { id: 'continuous', label: 'All the time' },
  { id: 'hourly', label: 'Every hour' },
  { id: 'daily', label: 'Every day' },
  { id: 'weekly', label: 'Every week' },
  { id: 'sometimes', label: 'Now and then' },
]

/** Where somebody said that there is no backup, or that nothing happened, it is not asked what, where and when. */
const isEmpty = (view: View, path: string): boolean => {
  const value = visibleValue(view, path)
  return Array.isArray(value) && value.length === 0
}

const backups = tableQuestion({
  id: 'network.backups',
  step: 'network',
  path: 'network.backups',
  met: [],
  applies: (view) => !isEmpty(view, 'network.backups') && visible(view, 'network.backups') !== undefined,
  say: 'What is backed up, where to, how often, and did a restore work?',
  why: 'A backup helps only if it is somewhere else, young enough, and can be read back.',
  seconds: 60,
  again: [
    'One in each line, for example: Server, cloud, every day, never tested',
    'What is backed up alone will do, for example: Server; Mail. Or skip it.',
  ],
  item: 'backup',
  max: 50,
  columns: [
    { name: 'what', label: 'What', cell: 'text', required: true, placeholder: 'Server, mail, laptops' },
    { name: 'where', label: 'Where to', cell: 'text', placeholder: 'Cloud, a disk in the office' },
    { name: 'frequency', label: 'How often', cell: 'choice', options: FREQUENCY },
    { name: 'lastRestoreTest', label: 'Restore tested', cell: 'choice', options: TESTED },
    { name: 'how', label: 'With which program', cell: 'text', placeholder: 'Veeam', detail: true },
  ],
})

const equipment = formQuestion({
  id: 'network.equipment',
  step: 'network',
  say: 'Your Wi-Fi and firewall: which make are they, and do guests have a Wi-Fi of their own?',
  why: 'Old firewalls get no repairs any more, and a guest on your own Wi-Fi is inside the office.',
  seconds: 40,
  again: [
    'For example: yes, Ubiquiti, SonicWall, TZ270',
    'The make on the box is enough, for example: Wi-Fi: Ubiquiti. Or skip it.',
  ],
  fields: [
    {
      name: 'guest',
      path: 'network.wifi',
      at: 'guestSeparate',
      label: 'A Wi-Fi of their own for guests?',
      kind: 'choice',
      options: YES_NO_UNKNOWN,
    },
    {
      name: 'wifi',
      path: 'network.wifi',
      at: 'vendor',
      label: 'Wi-Fi',
      placeholder: 'Ubiquiti',
      kind: 'text',
    },
    {
      name: 'firewall',
      path: 'network.firewall',
      at: 'vendor',
      label: 'Firewall',
      placeholder: 'SonicWall',
      kind: 'text',
    },
    {
      name: 'model',
      path: 'network.firewall',
      at: 'model',
      label: 'Firewall model',
      placeholder: 'TZ270',
      kind: 'text',
    },
    {
      name: 'support',
      path: 'network.firewall',
      at: 'supportEnd',
      label: 'Firewall support until',
      placeholder: 'May 2027',
      kind: 'text',
      maxLength: 40,
    },
  ],
})

const remoteAccess = formQuestion({
  id: 'network.vpn',
  step: 'network',
  applies: (view) => visibleValue(view, 'profile.remoteShare') !== 0,
  say: 'How do people reach the office from outside, and how many of them?',
  why: 'The door for your own people is the one that others try first.',
  seconds: 25,
  again: ['For example: OpenVPN, 12', 'The name of the program they start is enough. Or "none".'],
  fields: [
    {
      name: 'vpn',
      path: 'network.vpn',
      at: 'vendor',
      label: 'VPN or remote access',
      placeholder: 'OpenVPN',
      kind: 'text',
    },
    {
      name: 'users',
      path: 'network.vpn',
      at: 'users',
      label: 'Used by',
      placeholder: '12',
      kind: 'count',
      maxLength: 60,
    },
  ],
})

const endpoints = formQuestion({
  id: 'network.endpoints',
  step: 'network',
  say: 'What protects your computers against malware?',
  why: 'Insurers ask for it by name, and two at once are worse than one.',
  seconds: 15,
  again: [
    'For example: Microsoft Defender, or SentinelOne',
    'If nobody chose one, it is "what came with Windows".',
  ],
  fields: [
    {
      name: 'protection',
      path: 'network.endpointProtection',
      label: 'Endpoint protection',
      placeholder: 'Microsoft Defender',
      kind: 'text',
    },
  ],
})

const incidents = tableQuestion({
  id: 'network.incidents',
  step: 'network',
  path: 'network.incidents',
  met: [],
  applies: (view) =>
    !isEmpty(view, 'network.incidents') && visible(view, 'network.incidents')?.state === 'known',
  say: 'About what happened in the last two years: what was it, and when?',
  why: 'What happened once happens again unless its cause is gone. Nobody is blamed for it here.',
  seconds: 40,
  again: [
    'One in each line, for example: Mailbox taken over, March 2026',
    'What happened alone will do. Or skip it.',
  ],
  item: 'incident',
  max: 50,
  columns: [
    { name: 'what', label: 'What happened', cell: 'text', required: true, maxLength: 1000 },
    { name: 'when', label: 'When', cell: 'text', maxLength: 60, placeholder: 'March 2026' },
  ],
})

export const networkBlock: Block = {
  id: 'network',
  label: 'Network and safety',
  benefit: 'You learn where one failure would stop everything.',
  questions: [connections, backups, equipment, remoteAccess, endpoints, incidents],
}
