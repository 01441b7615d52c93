import type { Database } from './database.ts'
import type { ObjectName } from './definitions.ts'

/** Associations between records. Each is kept in both directions, as HubSpot answers it from either end. */
export interface Links {
  add(from: { object: ObjectName; id: string }, to: { object: ObjectName; id: string }, typeId: number): void
  remove(fromId: string, toId: string): void
  of(fromId: string, toObject: ObjectName): { id: string; typeIds: number[] }[]
}

/** HubSpot's own types from → to; the first is the unlabelled one, the second marks the primary. */
const TYPES: Partial<Record<`${ObjectName}>${ObjectName}`, number[]>> = {
  'contacts>companies': [279, 1],
  'companies>contacts': [280, 2],
  'deals>contacts': [3],
  'contacts>deals': [4],
  'deals>companies': [341, 5],
  'companies>deals': [342, 6],
  'notes>companies': [190],
  'companies>notes': [189],
  'notes>contacts': [202],
  'contacts>notes': [201],
  'notes>deals': [214],
  'deals>notes': [213],
  'tasks>companies': [192],
  'companies>tasks': [191],
  'tasks>contacts': [204],
  'contacts>tasks': [203],
  'tasks>deals': [216],
  'deals>tasks': [215],
  'tasks>quotes': [218],
  'quotes>tasks': [217],
  'line_items>deals': [20],
  'deals>line_items': [19],
  'line_items>quotes': [68],
  'quotes>line_items': [67],
  'quotes>deals': [64],
  'deals>quotes': [63],
  'quotes>contacts': [69],
  'contacts>quotes': [70],
  'quotes>companies': [71],
  'companies>quotes': [72],
  'companies>companies': [450],
  'contacts>contacts': [449],
  'deals>deals': [451],
}

export const typesBetween = (from: ObjectName, to: ObjectName): number[] => TYPES[`${from}>${to}`] ?? []

export function makeLinks(db: Database): Links {
  const insert = db.prepare(
    'INSERT OR IGNORE INTO associations (from_id, to_id, to_object, type_id) VALUES (?, ?, ?, ?)',
  )
  const drop = db.prepare('DELETE FROM associations WHERE from_id = ? AND to_id = ?')
  const select = db.prepare(
    `SELECT to_id, type_id FROM associations JOIN records ON records.id = to_id
      WHERE from_id = ? AND to_object = ? AND archived_at IS NULL ORDER BY to_id, type_id`,
  )
  return {
    add(from, to, typeId) {
      const position = typesBetween(from.object, to.object).indexOf(typeId)
      const back = typesBetween(to.object, from.object)[position]
      insert.run(Number(from.id), Number(to.id), to.object, typeId)
      if (back !== undefined) insert.run(Number(to.id), Number(from.id), from.object, back)
    },
    remove(fromId, toId) {
      drop.run(Number(fromId), Number(toId))
      drop.run(Number(toId), Number(fromId))
    },
    of(fromId, toObject) {
      const found = new Map<string, number[]>()
      const rows = select.all(Number(fromId), toObject) as { to_id: number; type_id: number }[]
      for (const row of rows)
        found.set(String(row.to_id), [...(found.get(String(row.to_id)) ?? []), row.type_id])
      return [...found].map(([id, typeIds]) => ({ id, typeIds }))
    },
  }
}
