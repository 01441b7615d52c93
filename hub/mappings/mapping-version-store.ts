import { createHash } from 'node:crypto'
import { Schema, type Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'

/** One text of a mapping, as it was saved; it never changes. */
export interface MappingVersion {
  name: string
  version: number
  crm: string
  text: string
  /** Who saved it; the file's name where it came with the software. */
  author: string
  /** `file` = a default that came with the software. */
  origin: 'file' | 'person'
  at: string
  note?: string
  /** SHA-256 of the text as it was given, before its number was put into it. */
  hash: string
}
export type MappingHead = Omit<MappingVersion, 'text'>

interface VersionDoc extends MappingVersion {
  _id: string
}

const schema = new Schema<VersionDoc>({
  _id: { type: String, required: true },
  name: { type: String, required: true },
  version: { type: Number, required: true },
  crm: { type: String, required: true },
  // The vocabulary of a CRM, no personal data: it needs no sealing.
  text: { type: String, required: true },
  author: { type: String, required: true },
  origin: { type: String, required: true },
  at: { type: String, required: true },
  note: { type: String },
  hash: { type: String, required: true },
})
schema.index({ name: 1, version: -1 }, { unique: true })

export interface MappingVersions {
  /** Null when that number is taken: somebody else saved meanwhile. */
  add(version: Omit<MappingVersion, 'at'>): Promise<MappingHead | null>
  get(name: string, version: number): Promise<MappingVersion | null>
  /** All of them, or those of one mapping, the newest first; without their texts. */
  heads(name?: string): Promise<MappingHead[]>
}

const MOST = 5000

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

export function makeMappingVersions({
  connection,
  clock,
}: {
  connection: Connection
  clock: Clock
}): MappingVersions {
  const model = connection.model<VersionDoc>('MappingVersion', schema, 'mapping_versions')
  return {
    async add(version) {
      try {
        const at = clock.now().toISOString()
        await model.create({ ...version, _id: `${version.name}@${version.version}`, at })
        return toHead({ ...version, at })
      } catch (error) {
        if (typeof error === 'object' && error !== null && 'code' in error && error.code === 11000)
          return null
        throw error
      }
    },
    async get(name, version) {
      const found = await model.findOne({ name, version })
      return found ? { ...toHead(found), text: found.text } : null
    },
    async heads(name) {
      const found = await model
        .find(name === undefined ? {} : { name }, { text: 0 })
        .sort({ name: 1, version: -1 })
        .limit(MOST)
        .lean()
      return found.map(toHead)
    },
  }
}

function toHead({ name, version, crm, author, origin, at, note, hash }: MappingHead): MappingHead {
  return { name, version, crm, author, origin, at, ...(note ? { note } : {}), hash }
}
