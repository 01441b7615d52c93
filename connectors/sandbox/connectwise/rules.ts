import { randomUUID } from 'node:crypto'
import { seconds } from './custom-fields.ts'
import { invalid, missing, type Problem } from './errors.ts'
import type { Kind } from './kinds/kind.ts'
import type { Body, Row, Rows } from './rows.ts'

/** A record on its way into the database, and what may be looked up to judge it. */
export interface Draft {
  kind: Kind
  row: Row
  /** Undefined for a new record. */
  before: Body | undefined
  rows: Rows
  now: Date
}

const CLOSE_AFTER_MS = 30 * 86_400_000

/** What ConnectWise fills in, and what it refuses beyond the shape of single fields. Fills `row.body` in place. */
export function applyRules(draft: Draft): Problem[] {
  const { body } = draft.row
  if (!draft.before && 'mobileGuid' in draft.kind.fields) body.mobileGuid = randomUUID()
  return RULES[draft.kind.name]?.(draft) ?? []
}

const RULES: Record<string, (draft: Draft) => Problem[]> = {
  companies({ kind, row, before, rows }) {
    row.body.status ??= flagged(rows, 'companyStatuses')
    const address = ['addressLine1', 'addressLine2', 'city', 'state', 'zip', 'country']
    if (before || address.some((name) => row.body[name] !== undefined)) return []
    const message = `At least one address field is required: ${address.join(', ')}.`
    return [{ ...missing(kind.model, 'addressLine1'), message }]
  },

  contacts({ kind, row, rows }) {
    const company = typeof row.body.company === 'number' ? rows.get('companies', row.body.company) : undefined
    if (company) row.body.site ??= company.body.site
    return siteOfCompany(kind, row, rows)
  },

  communications({ kind, row, rows }) {
    const type = typeof row.body.type === 'number' ? rows.get('communicationTypes', row.body.type) : undefined
    if (!type) return []
    const { emailFlag, faxFlag } = type.body
    row.body.communicationType = emailFlag ? 'Email' : faxFlag ? 'Fax' : 'Phone'
    delete row.body.domain
    if (row.body.defaultFlag === true) onlyDefault(row, rows)
    if (!emailFlag || typeof row.body.value !== 'string') return []
    const at = row.body.value.lastIndexOf('@')
    if (at < 1 || /\s/.test(row.body.value))
      return [invalid(kind.model, 'value', 'The email address is not valid.')]
    row.body.domain = row.body.value.slice(at)
    return []
  },

  opportunities({ kind, row, before, rows, now }) {
    const { body } = row
    body.status ??= flagged(rows, 'opportunityStatuses')
    const stages = [...rows.all('opportunityStages')]
    const first = stages.toSorted((a, b) => Number(a.body.sequenceNumber) - Number(b.body.sequenceNumber))[0]
    body.stage ??= first?.id
    body.type ??= [...rows.all('opportunityTypes')][0]?.id
    if (!before) {
      body.expectedCloseDate ??= seconds(new Date(now.getTime() + CLOSE_AFTER_MS))
      body.locationId ??= [...rows.all('locations')][0]?.id
      body.businessUnitId ??= [...rows.all('departments')][0]?.id
    }
    if (body.stage !== before?.stage) {
      body.pipelineChangeDate = seconds(now)
      if (body.probability === undefined || body.probability === before?.probability)
        body.probability = stages.find(({ id }) => id === body.stage)?.body.probability
    }
    const closed =
      typeof body.status === 'number' && rows.get('opportunityStatuses', body.status)?.body.closedFlag
    if (!closed) delete body.closedDate
    else body.closedDate ??= seconds(now)
    return [
      ...known(kind, row, rows, 'locationId', 'locations', 'Location'),
      ...known(kind, row, rows, 'businessUnitId', 'departments', 'Business unit'),
      ...siteOfCompany(kind, row, rows),
    ]
  },

  forecastItems({ row }) {
    const { revenue, cost } = row.body
    row.body.margin = Number(revenue ?? 0) - Number(cost ?? 0)
    row.body.productClass ??= row.body.forecastType
    return []
  },

  activities({ row, rows }) {
    row.body.status ??= flagged(rows, 'activityStatuses')
    row.body.type ??= flagged(rows, 'activityTypes')
    row.body.assignedBy ??= [...rows.all('members')].find((one) => one.body.identifier === row.enteredBy)?.id
    return []
  },

  configurations({ kind, row, rows }) {
    row.body.status ??= flagged(rows, 'configurationStatuses')
    row.body.locationId ??= [...rows.all('locations')][0]?.id
    row.body.businessUnitId ??= [...rows.all('departments')][0]?.id
    return [
      ...known(kind, row, rows, 'locationId', 'locations', 'Location'),
      ...known(kind, row, rows, 'businessUnitId', 'departments', 'Business unit'),
      ...siteOfCompany(kind, row, rows),
    ]
  },

  companyNotes: withNoteType,
  contactNotes: withNoteType,
  opportunityNotes: withNoteType,
  companyTypeAssociations: onlyOnce,
  contactTypeAssociations: onlyOnce,
}

/** Of each sort of communication, a contact has one default at most. */
function onlyDefault({ id, parent, body }: Row, rows: Rows): void {
  for (const other of [...rows.all('communications', parent ?? 0)])
    if (other.id !== id && other.body.communicationType === body.communicationType && other.body.defaultFlag)
      rows.update('communications', { ...other, body: { ...other.body, defaultFlag: false } })
}

function withNoteType({ row, rows }: Draft): Problem[] {
  row.body.type ??= flagged(rows, 'noteTypes')
  row.body.enteredBy ??= row.enteredBy
  return []
}

function flagged(rows: Rows, kind: string): number | undefined {
  const all = [...rows.all(kind)]
  return (all.find(({ body }) => body.defaultFlag === true) ?? all[0])?.id
}

function known(kind: Kind, { body }: Row, rows: Rows, field: string, to: string, title: string): Problem[] {
  const id = body[field]
  return typeof id !== 'number' || rows.get(to, id)
    ? []
    : [{ ...invalid(kind.model, field, `${title} ${id} not found`), code: 'NotFound' }]
}

function siteOfCompany(kind: Kind, { body }: Row, rows: Rows): Problem[] {
  const site = typeof body.site === 'number' ? rows.get('sites', body.site) : undefined
  return !site || site.parent === body.company
    ? []
    : [{ ...invalid(kind.model, 'site/id', `Site ${site.id} not found for the company`), code: 'NotFound' }]
}

function onlyOnce({ kind, row, rows }: Draft): Problem[] {
  const twin = [...rows.all(kind.name, row.parent ?? 0)].find(
    ({ id, body }) => id !== row.id && body.type === row.body.type,
  )
  return twin
    ? [{ ...invalid(kind.model, 'type', 'A matching type association already exists'), code: 'ObjectExists' }]
    : []
}
