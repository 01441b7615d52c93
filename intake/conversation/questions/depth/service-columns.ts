import type { Option } from '../../../../hub/domain/vocabulary.ts'
import { PRIORITIES } from '../../../../hub/domain/vocabulary.ts'
import type { Column } from './table.ts'

const MANAGED: readonly Option[] = [
  { id: 'us', label: 'Ourselves', words: 'we us' },
  { id: 'provider', label: 'Our IT provider', words: 'msp it' },
  { id: 'vendor', label: 'Its vendor' },
  { id: 'nobody', label: 'Nobody' },
]
const MFA: readonly Option[] = [
  { id: 'all', label: 'For everyone', words: 'yes all' },
  { id: 'some', label: 'For some' },
  { id: 'none', label: 'For nobody', words: 'no' },
  { id: 'unknown', label: 'Not sure' },
]
const SSO: readonly Option[] = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
  { id: 'unknown', label: 'Not sure' },
]
const DEPLOYMENT: readonly Option[] = [
  { id: 'cloud', label: 'In the cloud', words: 'online web saas' },
  { id: 'on_premises', label: 'On our own server', words: 'local office' },
  { id: 'hybrid', label: 'Both' },
]

/** What is known of a service; most of it stands in the opened row. */
export const serviceColumns: readonly Column[] = [
  { name: 'name', label: 'Name', cell: 'text', required: true, placeholder: 'QuickBooks Online' },
  { name: 'users', label: 'Users', cell: 'number', placeholder: '25' },
  { name: 'mfa', label: 'Second factor', cell: 'choice', options: MFA },
  { name: 'managedBy', label: 'Looked after by', cell: 'choice', options: MANAGED },
  { name: 'criticality', label: 'How critical', cell: 'choice', options: PRIORITIES, detail: true },
  { name: 'deployment', label: 'Where it runs', cell: 'choice', options: DEPLOYMENT, detail: true },
  { name: 'vendor', label: 'Vendor', cell: 'text', detail: true },
  { name: 'category', label: 'Category', cell: 'text', maxLength: 100, detail: true },
  { name: 'tier', label: 'Edition', cell: 'text', maxLength: 100, detail: true },
  { name: 'licences', at: 'licences.count', label: 'Licences', cell: 'number', detail: true },
  {
    name: 'licenceKind',
    at: 'licences.kind',
    label: 'Kind of licence',
    cell: 'text',
    maxLength: 100,
    placeholder: 'Per user, a year',
    detail: true,
  },
  { name: 'assigned', at: 'licences.assigned', label: 'Licences in use', cell: 'number', detail: true },
  { name: 'sso', label: 'Signs in with the work account', cell: 'choice', options: SSO, detail: true },
  {
    name: 'dataHeld',
    label: 'Which data is in it',
    cell: 'text',
    maxLength: 500,
    placeholder: 'Patient records',
    detail: true,
  },
  { name: 'integratesWith', label: 'Exchanges data with', cell: 'list', maxLength: 1000, detail: true },
  { name: 'notes', label: 'Notes', cell: 'text', maxLength: 2000, detail: true },
]
