import type { Database } from './database.ts'
import type { Definition, ObjectName } from './definitions.ts'
import { ApiError, invalidInput } from './errors.ts'
import { STANDARD } from './standard-properties.ts'

const MAX_UNIQUE_PROPERTIES = 10

/** The properties and property groups of each object: HubSpot's own and those that were added. */
export interface Schema {
  properties(object: ObjectName): Definition[]
  property(object: ObjectName, name: string): Definition | undefined
  addProperty(object: ObjectName, definition: Definition): void
  /** Changes an own property, e.g. its options. */
  replaceProperty(object: ObjectName, definition: Definition): void
  removeProperty(object: ObjectName, name: string): void
  groups(object: ObjectName): { name: string; label: string }[]
  addGroup(object: ObjectName, group: { name: string; label: string }): void
  removeGroup(object: ObjectName, name: string): void
  /** After a rollback: what was read meanwhile is forgotten. */
  refresh(): void
}

export function makeSchema(db: Database): Schema {
  const select = db.prepare('SELECT body FROM definitions WHERE object = ? AND kind = ? ORDER BY rowid')
  const insert = db.prepare(
    'INSERT OR REPLACE INTO definitions (object, kind, name, body) VALUES (?, ?, ?, ?)',
  )
  const drop = db.prepare(`DELETE FROM definitions WHERE object = ? AND kind = 'property' AND name = ?`)
  const release = db.prepare('DELETE FROM held WHERE object = ? AND property = ?')
  const forget = db.prepare(
    'UPDATE records SET properties = json_remove(properties, ?2), shown = json_remove(shown, ?2) WHERE object = ?1',
  )
  const dropGroup = db.prepare(`DELETE FROM definitions WHERE object = ? AND kind = 'group' AND name = ?`)
  const cached = new Map<ObjectName, Map<string, Definition>>()

  const rows = <T>(object: ObjectName, kind: string) =>
    (select.all(object, kind) as { body: string }[]).map(({ body }) => JSON.parse(body) as T)
  const all = (object: ObjectName) => {
    const known =
      cached.get(object) ??
      new Map([...STANDARD[object], ...rows<Definition>(object, 'property')].map((one) => [one.name, one]))
    cached.set(object, known)
    return known
  }
  const groups: Schema['groups'] = (object) => [
    { name: 'information', label: 'Information' },
    ...rows<{ name: string; label: string }>(object, 'group'),
  ]
  const keep = (object: ObjectName, definition: Definition) => {
    insert.run(object, 'property', definition.name, JSON.stringify(definition))
    cached.delete(object)
  }

  return {
    refresh: () => cached.clear(),
    properties: (object) => [...all(object).values()],
    property: (object, name) => all(object).get(name),
    groups,
    addProperty(object, definition) {
      if (all(object).has(definition.name))
        throw new ApiError(409, {
          message: `A property named '${definition.name}' already exists.`,
          category: 'OBJECT_ALREADY_EXISTS',
        })
      if (!groups(object).some(({ name }) => name === definition.groupName))
        throw invalidInput(`Property group '${definition.groupName}' does not exist.`)
      const unique = [...all(object).values()].filter((one) => one.hasUniqueValue && !one.hubspotDefined)
      if (definition.hasUniqueValue && unique.length >= MAX_UNIQUE_PROPERTIES)
        throw invalidInput(`An object can have ${MAX_UNIQUE_PROPERTIES} properties with unique values.`)
      keep(object, definition)
    },
    replaceProperty: keep,
    removeProperty(object, name) {
      drop.run(object, name)
      release.run(object, name)
      forget.run(object, `$."${name}"`)
      cached.delete(object)
    },
    removeGroup(object, name) {
      if ([...all(object).values()].some((one) => one.groupName === name))
        throw invalidInput(`Property group '${name}' has properties and cannot be removed.`)
      dropGroup.run(object, name)
    },
    addGroup(object, group) {
      if (groups(object).some(({ name }) => name === group.name))
        throw new ApiError(409, {
          message: `A property group named '${group.name}' already exists.`,
          category: 'OBJECT_ALREADY_EXISTS',
        })
      insert.run(object, 'group', group.name, JSON.stringify(group))
    },
  }
}
