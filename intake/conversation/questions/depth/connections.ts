import type { Option } from '../../../../hub/domain/vocabulary.ts'
import { tableQuestion } from './table.ts'

export const CONNECTION_TYPES: readonly Option[] = [
  { id: 'fibre', label: 'Fibre', words: 'fiber glass ftth' },
  { id: 'cable', label: 'Cable', words: 'coax docsis' },
  { id: 'dsl', label: 'DSL', words: 'adsl vdsl phone line' },
  { id: 'leased', label: 'Leased line', words: 'dedicated' },
  { id: 'mobile', label: 'Mobile', words: '5g 4g lte' },
  { id: 'radio', label: 'Radio or satellite', words: 'wireless starlink' },
]
export const STATIC_IP: readonly Option[] = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
  { id: 'unknown', label: 'Not sure' },
]

export const connections = tableQuestion({
  id: 'network.connections',
  step: 'network',
  path: 'network.connections',
  met: [],
  say: 'Which internet lines do you have, at which location, and what does the contract promise?',
  why: 'So that we can compare what you pay for with what arrives, and see what happens when a line fails.',
  seconds: 60,
  again: [
    'One in each line, for example: Comcast, cable, Main Street, 300, 30',
    'The name of the provider alone will do, for example: Comcast. Or skip it.',
  ],
  item: 'line',
  max: 50,
  columns: [
    { name: 'isp', label: 'Provider', cell: 'text', placeholder: 'Comcast' },
    { name: 'type', label: 'Kind', cell: 'choice', options: CONNECTION_TYPES },
    { name: 'location', label: 'Location', cell: 'text', placeholder: 'Main Street' },
    { name: 'contractedDownMbps', label: 'Download (Mbit/s)', cell: 'decimal', placeholder: '300' },
    { name: 'contractedUpMbps', label: 'Upload (Mbit/s)', cell: 'decimal', placeholder: '30' },
    { name: 'staticIp', label: 'Fixed address', cell: 'choice', options: STATIC_IP, detail: true },
    { name: 'failover', label: 'If it fails', cell: 'text', placeholder: 'A mobile router', detail: true },
  ],
})
