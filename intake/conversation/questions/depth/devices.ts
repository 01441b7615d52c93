import type { Option } from '../../../../hub/domain/vocabulary.ts'
import { tableQuestion } from './table.ts'

const KINDS: readonly Option[] = [
  { id: 'computer', label: 'Computer', words: 'pc laptop notebook desktop mac' },
  { id: 'server', label: 'Server' },
  { id: 'storage', label: 'Storage', words: 'nas disk' },
  { id: 'printer', label: 'Printer', words: 'copier scanner' },
  { id: 'network', label: 'Network device', words: 'switch router access point firewall' },
  { id: 'phone', label: 'Phone system', words: 'pbx telephone' },
  { id: 'other', label: 'Something else', words: 'camera machine' },
]

/** What matters most by name; the scanner finds the rest. */
export const devices = tableQuestion({
  id: 'network.devices',
  step: 'network',
  path: 'network.devices',
  met: [],
  say: 'Which devices would hurt most if they broke: servers, storage, the big printer?',
  why: 'Old devices without repairs are where attacks and outages begin. Only the few that matter; a scan can find the rest.',
  seconds: 60,
  again: [
    'One in each line, for example: Main server, server, Dell, Windows Server 2016',
    'The names alone will do, for example: Main server; Copier. Or skip it.',
  ],
  item: 'device',
  max: 200,
  columns: [
    { name: 'name', label: 'Device', cell: 'text', required: true, placeholder: 'Main server' },
    { name: 'kind', label: 'Kind', cell: 'choice', options: KINDS },
    { name: 'vendor', label: 'Make', cell: 'text', placeholder: 'Dell' },
    { name: 'os', label: 'Runs', cell: 'text', placeholder: 'Windows Server 2016' },
    { name: 'model', label: 'Model', cell: 'text', detail: true },
    { name: 'location', label: 'Location', cell: 'text', detail: true },
    { name: 'warrantyEnd', label: 'Warranty until', cell: 'day', placeholder: '2027-03-01', detail: true },
  ],
})
