import { z } from 'zod'
import { invalid, invalidObject, type Problem } from './errors.ts'
import type { Kind } from './kinds/kind.ts'
import type { Actor } from './portal.ts'
import { readReference } from './values.ts'
import type { Row, Rows } from './rows.ts'

/** What a company or contact brings along for its children, besides its own fields. */
export interface Children {
  /** Ids, or references, of types. */
  types?: unknown[]
  /** The first site of a new company. */
  siteName?: string
  communicationItems?: unknown[]
}

export interface ChildWriter {
  rows: Rows
  create(kind: string, given: unknown, actor: Actor, parent: number): void
  remove(kind: string, id: number): void
}

const List = z.array(z.unknown()).max(100)

/** Takes out of `given` what belongs to children, or says why that cannot be. */
export function takeChildren(
  kind: Kind,
  given: Record<string, unknown>,
  isNew: boolean,
): { children: Children; problems: Problem[] } {
  const children: Children = {}
  const problems: Problem[] = []
  const list = (name: string, of: unknown) => {
    const read = List.safeParse(of)
    if (!read.success) problems.push(invalid(kind.model, name, `The field ${name} must be a list.`))
    return read.data ?? []
  }
  if (kind.name === 'companies' || kind.name === 'contacts') {
    const types = [given.types, given.typeIds].filter((one) => one !== undefined && one !== null)
    if (types.length > 0 && !isNew)
      problems.push(
        invalid(kind.model, 'typeIds', `typeIds can only be used when creating a new ${kind.model}`),
      )
    else if (types.length > 0) children.types = types.flatMap((one) => list('types', one))
  }
  if (kind.name === 'contacts' && 'communicationItems' in given)
    children.communicationItems = list('communicationItems', given.communicationItems ?? [])
  if (kind.name === 'companies' && isNew) {
    children.siteName = readReference(given.site)?.name ?? 'Main'
    delete given.site
  }
  return { children, problems }
}

/** After the record itself is written. What is wrong with a child is told as a problem of its parent. */
export function writeChildren(
  writer: ChildWriter,
  kind: Kind,
  row: Row,
  children: Children,
  actor: Actor,
): void {
  const associations = kind.name === 'companies' ? 'companyTypeAssociations' : 'contactTypeAssociations'
  for (const type of children.types ?? [])
    writer.create(associations, { type: typeof type === 'object' ? type : { id: type } }, actor, row.id)
  if (children.siteName !== undefined) addMainSite(writer, row, children.siteName, actor)
  if (children.communicationItems)
    replaceCommunications(writer, kind, row, children.communicationItems, actor)
}

function addMainSite(writer: ChildWriter, row: Row, name: string, actor: Actor): void {
  const { addressLine1, addressLine2, city, zip, phoneNumber, faxNumber } = row.body
  const address = { addressLine1, addressLine2, city, zip, phoneNumber, faxNumber }
  writer.create('sites', { name, ...address, primaryAddressFlag: true }, actor, row.id)
  row.body.site = [...writer.rows.all('sites', row.id)][0]?.id
}

/** Items keep their id when they bring it; what is left out goes; one of each sort is the default. */
function replaceCommunications(
  writer: ChildWriter,
  kind: Kind,
  row: Row,
  items: unknown[],
  actor: Actor,
): void {
  for (const { id } of [...writer.rows.all('communications', row.id)]) writer.remove('communications', id)
  for (const item of items) {
    if (typeof item !== 'object' || item === null)
      throw invalidObject(kind.model, [
        invalid(kind.model, 'communicationItems', 'An item is not an object.'),
      ])
    writer.create('communications', withType(writer.rows, item), actor, row.id)
  }
}

/** An item may say `communicationType` instead of a type: then the first type of that sort is meant. */
function withType(rows: Rows, item: object): object {
  const { type, communicationType } = item as { type?: unknown; communicationType?: unknown }
  if (type !== undefined && type !== null) return item
  const flag = { Email: 'emailFlag', Fax: 'faxFlag', Phone: 'phoneFlag' }[
    typeof communicationType === 'string' ? communicationType : ''
  ]
  const found = [...rows.all('communicationTypes')].find(
    ({ body }) => flag !== undefined && body[flag] === true,
  )
  return found ? { ...item, type: { id: found.id } } : item
}
