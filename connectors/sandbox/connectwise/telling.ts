import {
  PODS,
  seconds,
  tellCustomFields,
  hasCustomFields,
  type CustomValues,
  type Definition,
} from './custom-fields.ts'
import { kindNamed } from './kinds/index.ts'
import type { Field, Kind } from './kinds/kind.ts'
import type { Body, Row, Rows } from './rows.ts'

/** A record as the API tells it. */
export interface Told {
  id: number
  [name: string]: unknown
}

export interface Telling {
  tell(kind: Kind, row: Row): Told
  nameOf(kind: Kind, body: Body): string
  /** Forgets what it has looked up. */
  refresh(): void
}

const MAX_KNOWN = 5000

/** Rows as the API tells them: references with names, lists of children, custom fields, and who changed it when. */
export function makeTelling(
  rows: Rows,
  definitions: (kind: Kind) => Definition[],
  base: () => string,
): Telling {
  const known = new Map<string, object | undefined>()

  function referTo(field: string, to: string, id: number): object | undefined {
    const key = `${field} ${to} ${id}`
    if (!known.has(key)) {
      if (known.size >= MAX_KNOWN) known.clear()
      known.set(key, reference(field, to, id))
    }
    return known.get(key)
  }

  function reference(field: string, to: string, id: number): object | undefined {
    const kind = kindNamed(to)
    const row = rows.get(to, id)
    if (!kind || !row) return undefined
    const path = kind.paths[0]?.replace(':parent', String(row.parent))
    return {
      id,
      ...(typeof row.body.identifier === 'string' ? { identifier: row.body.identifier } : {}),
      name: nameOf(kind, row.body),
      _info: { [`${field}_href`]: `${base()}${path}/${id}` },
    }
  }

  function nameOf(kind: Kind, body: Body): string {
    if (kind.name === 'contacts' || kind.name === 'members')
      return [body.firstName, body.lastName].filter(Boolean).join(' ')
    const name = body[kind.label]
    return typeof name === 'string' || typeof name === 'number' ? String(name) : ''
  }

  function value(name: string, field: Field, stored: unknown): unknown {
    return field.type === 'reference' && typeof stored === 'number' ? referTo(name, field.to, stored) : stored
  }

  function tell(kind: Kind, row: Row): Told {
    const told: Told = { id: row.id }
    const { parent } = kind
    if (parent && row.parent !== null)
      told[parent.field] = parent.asId ? row.parent : referTo(parent.field, parent.kind, row.parent)
    for (const [name, field] of Object.entries(kind.fields)) {
      const one = value(name, field, row.body[name])
      if (one !== undefined && one !== null) told[name] = one
    }
    if (kind.name === 'members') told.fullName = nameOf(kind, row.body)
    if (kind.name === 'userDefinedFields') Object.assign(told, tellDefinition(row.body))
    if (kind.name === 'companies') told.types = types('companyTypeAssociations', row.id)
    if (kind.name === 'contacts') {
      told.types = types('contactTypeAssociations', row.id)
      const items = communicationItems(row.id)
      if (items.length > 0) told.communicationItems = items
      Object.assign(told, defaultPhone(items))
    }
    if (hasCustomFields(kind))
      told.customFields = tellCustomFields(definitions(kind), (row.body.customFields ?? {}) as CustomValues)
    told._info = {
      lastUpdated: seconds(new Date(row.updatedAt)),
      updatedBy: row.updatedBy,
      dateEntered: seconds(new Date(row.enteredAt)),
      enteredBy: row.enteredBy,
    }
    return told
  }

  const types = (associations: string, parent: number) =>
    [...rows.all(associations, parent)].flatMap(({ body }) => {
      const to = associations === 'companyTypeAssociations' ? 'companyTypes' : 'contactTypes'
      return typeof body.type === 'number' ? [referTo('type', to, body.type)] : []
    })

  const communicationItems = (contact: number) =>
    [...rows.all('communications', contact)].map(({ id, body }) => ({
      id,
      type: typeof body.type === 'number' ? referTo('type', 'communicationTypes', body.type) : undefined,
      value: body.value,
      ...(body.extension === undefined ? {} : { extension: body.extension }),
      defaultFlag: body.defaultFlag,
      ...(body.domain === undefined ? {} : { domain: body.domain }),
      communicationType: body.communicationType,
    }))

  return { tell, nameOf, refresh: () => known.clear() }
}

function tellDefinition({ podId, options, guid }: Body): object {
  const pod = PODS[Number(podId)]
  return {
    ...(pod
      ? { podDescription: pod.description, screenId: pod.screen, screenDescription: pod.screenDescription }
      : {}),
    options,
    connectWiseID: guid,
  }
}

function defaultPhone(
  items: { type: object | undefined; value: unknown; communicationType: unknown; defaultFlag: unknown }[],
) {
  const phone = items.find((one) => one.communicationType === 'Phone' && one.defaultFlag === true)
  if (!phone) return {}
  const type = phone.type && 'name' in phone.type ? phone.type.name : undefined
  return { defaultPhoneType: type, defaultPhoneNbr: phone.value }
}
