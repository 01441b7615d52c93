import { HubError } from '../domain/errors.ts'
import { checkAgainst, type SchemaGap } from '../mapping/check-against.ts'
import { closest } from '../mapping/closest.ts'
import type { Connection } from '../domain/sync.ts'
import type { RemoteSchema } from '../domain/connector.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { parseMapping, refusal, type MappingError } from '../mapping/parse-mapping.ts'
import { objectsOf } from '../mapping/use-mapping.ts'
import { currentHead, type MappingLibrary } from './library.ts'
import { hashOf, type MappingHead, type MappingVersions } from './mapping-version-store.ts'
import { numbered } from './numbered.ts'

export interface SaveNeeds {
  library: MappingLibrary
  versions: MappingVersions
  connections: { get(id: string): Promise<Connection> }
  /** The CRMs that there is a connector for. */
  crms: readonly string[]
  /** An account's live fields and options. */
  schemaOf(connection: Connection, objects: string[]): Promise<RemoteSchema>
}

/** What a text is worth: everything that is wrong with it, and what the account could not hold of it. */
export interface Examination {
  mapping?: Mapping
  errors: MappingError[]
  gaps: SchemaGap[]
}

export interface NewVersion {
  text: string
  note?: string | undefined
  connectionId?: string | undefined
  author: string
}

export interface SaveMapping {
  /** Examines and changes nothing. `name` = the mapping that it is to be a version of. */
  examine(text: string, options: { name?: string; connectionId?: string | undefined }): Promise<Examination>
  /**
   * A new version; no connection runs with it before a preview of it was approved. `seen` = the version that it was
   * made from, undefined = whatever stands there now.
   */
  save(
    name: string,
    version: NewVersion,
    seen: number | undefined,
  ): Promise<MappingHead & { gaps: SchemaGap[] }>
  /** The text of an old version as a new one. */
  restore(
    name: string,
    version: number,
    by: { author: string; note?: string | undefined },
  ): Promise<MappingHead>
}

/** Far beyond what people save; each may have a quarter of a megabyte. */
const MOST_VERSIONS = 1000

export function makeSaveMapping(needs: SaveNeeds): SaveMapping {
  const { versions, library } = needs

  async function examine(
    text: string,
    { name, connectionId }: { name?: string; connectionId?: string | undefined },
  ): Promise<Examination> {
    const file = name ?? 'mapping'
    const parsed = parseMapping(text, file)
    if (!parsed.ok) return { errors: parsed.errors, gaps: [] }
    const { mapping } = parsed
    const [known] = await versions.heads(mapping.name)
    const errors = misplaced(mapping, file, needs.crms, name, known?.crm)
    if (errors.length > 0 || connectionId === undefined) return { mapping, errors, gaps: [] }
    return { mapping, errors, gaps: await liveGaps(needs, mapping, connectionId) }
  }

  /** The next number after those that were looked at: whoever else took it meanwhile has it. */
  async function add(
    heads: MappingHead[],
    { name, text, ...rest }: Pick<MappingHead, 'name' | 'author' | 'crm' | 'note'> & { text: string },
  ): Promise<MappingHead> {
    if (heads.length >= MOST_VERSIONS)
      throw new HubError('conflict', `The mapping ${name} has ${heads.length} versions, which is the most.`, {
        hint: 'Save it under another name.',
      })
    const version = (heads[0]?.version ?? 0) + 1
    const saved = await versions.add({
      name,
      version,
      origin: 'person',
      hash: hashOf(text),
      ...rest,
      text: numbered(text, version),
    })
    if (!saved) throw changedMeanwhile()
    await library.refresh()
    return saved
  }

  return {
    examine,
    async save(name, { text, note, connectionId, author }, seen) {
      const heads = await versions.heads(name)
      if (seen !== undefined && seen !== currentHead(heads, name)?.version) throw changedMeanwhile()
      const { mapping, errors, gaps } = await examine(text, { name, connectionId })
      if (!mapping || errors.length > 0) throw refusal(name, errors)
      const head = await add(heads, { name, text, crm: mapping.crm, author, ...(note ? { note } : {}) })
      return { ...head, gaps }
    },
    async restore(name, version, { author, note }) {
      const { text, crm } = await library.at(name, version)
      return add(await versions.heads(name), {
        name,
        text,
        crm,
        author,
        note: note ?? `Version ${version} restored`,
      })
    },
  }
}

const changedMeanwhile = () =>
  new HubError('precondition_failed', 'Somebody else saved this mapping meanwhile.', {
    hint: 'GET it again, look at what changed, and save with its new ETag.',
  })

/** A good mapping in the wrong place: of another name, another CRM, or one that nobody speaks to. */
function misplaced(
  { name: own, crm, text }: Mapping,
  file: string,
  crms: readonly string[],
  name: string | undefined,
  knownCrm: string | undefined,
): MappingError[] {
  const error = (field: string, message: string, remedy: string): MappingError => ({
    file,
    line: Math.max(1, text.split('\n').findIndex((line) => line.startsWith(`${field}:`)) + 1),
    field,
    message,
    remedy,
  })
  const near = closest(crm, crms)
  return [
    ...(name !== undefined && own !== name
      ? [error('mapping', `It is called “${own}”, and is saved as “${name}”.`, `Write “mapping: ${name}”.`)]
      : []),
    ...(crms.includes(crm)
      ? []
      : [
          error(
            'crm',
            `There is no connector “${crm}”.`,
            near ? `Did you mean “${near}”?` : `Use one of ${crms.join(', ')}.`,
          ),
        ]),
    ...(knownCrm !== undefined && crms.includes(crm) && knownCrm !== crm
      ? [error('crm', `The mapping ${own} is for ${knownCrm}.`, 'Save it under another name.')]
      : []),
  ]
}

async function liveGaps(
  { connections, schemaOf }: SaveNeeds,
  mapping: Mapping,
  connectionId: string,
): Promise<SchemaGap[]> {
  const connection = await connections.get(connectionId)
  if (connection.crm !== mapping.crm)
    throw new HubError('invalid_input', `That connection is to ${connection.crm}, not to ${mapping.crm}.`, {
      hint: 'Name a connection of the CRM that the mapping is for.',
      fields: [{ path: 'connectionId', message: `a connection to ${mapping.crm}` }],
    })
  return checkAgainst(mapping, await schemaOf(connection, objectsOf(mapping)), connection.choices)
}
