import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import type { Log } from '../domain/ports.ts'
import type { Connection } from '../domain/sync.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { loadMapping } from '../mapping/parse-mapping.ts'
import { hashOf, type MappingHead, type MappingVersions } from './mapping-version-store.ts'
import { numbered } from './numbered.ts'

/** Every version of every mapping. Several processes share them: a number, once saved, means one text for ever. */
export interface MappingLibrary {
  /** A version; throws `not_found` when there is none. */
  at(name: string, version: number): Promise<Mapping>
  /** What a new connection takes: the last version that a person saved, otherwise the last that came as a file. */
  current(name: string): Promise<Mapping>
  /** The same for every mapping, as far as this process knows; the list lives on. */
  readonly currents: readonly Mapping[]
  /** Looks at what was saved meanwhile, here or by another process. */
  refresh(): Promise<void>
  /** The mapping that a connection runs with. It was loaded when the connection was read: see `keepingLoaded`. */
  of(connection: Pick<Connection, 'id' | 'mapping' | 'mappingVersion'>): Mapping
  /** Makes `of` know the mapping of a connection; a mapping that cannot be loaded is told by `of`. */
  load(connection: Pick<Connection, 'id' | 'mapping' | 'mappingVersion'>): Promise<void>
}

export interface LibraryNeeds {
  versions: MappingVersions
  /** The mappings that came with the software. */
  files: readonly Mapping[]
  clock: Clock
  log: Log
}

/** How old the knowledge of other processes' saves may be where nobody asks for it. */
const FRESH_MS = 10_000
const MOST_LOADED = 500

export function makeMappingLibrary(needs: LibraryNeeds): MappingLibrary {
  const { versions, files, clock, log } = needs
  const currents: Mapping[] = [...files]
  const loaded = new Map<string, Mapping>()
  let heads: MappingHead[] = []
  let seeded: Promise<void> | undefined
  let lookedAt = 0

  async function at(name: string, version: number): Promise<Mapping> {
    const known = loaded.get(`${name}@${version}`)
    if (known) return known
    const found = await versions.get(name, version)
    if (!found)
      throw new HubError('not_found', `There is no version ${version} of the mapping ${name}.`, {
        hint: `List them at /api/mappings/${name}/versions.`,
      })
    const mapping = { ...loadMapping(found.text, `${name} (version ${version})`), version }
    const [oldest] = loaded.keys()
    if (loaded.size >= MOST_LOADED && oldest !== undefined) loaded.delete(oldest)
    loaded.set(`${name}@${version}`, mapping)
    return mapping
  }

  async function refresh(): Promise<void> {
    seeded ??= seed(needs).catch((error: unknown) => {
      seeded = undefined
      throw error
    })
    await seeded
    heads = await versions.heads()
    lookedAt = clock.now().getTime()
    const names = [...new Set(heads.map(({ name }) => name))]
    const all = await Promise.all(names.map((name) => currentOf(name)))
    currents.splice(0, currents.length, ...all.filter((one) => one !== undefined))
  }

  /** One that the language of today refuses keeps only its own connections from running. */
  async function currentOf(name: string): Promise<Mapping | undefined> {
    const head = currentHead(heads, name)
    if (!head) return undefined
    try {
      return await at(name, head.version)
    } catch (error) {
      log.error({ name, version: head.version, error }, 'a mapping cannot be used')
      return undefined
    }
  }

  const isStale = () => clock.now().getTime() - lookedAt > FRESH_MS

  return {
    at,
    currents,
    refresh,
    async current(name) {
      await refresh()
      const head = currentHead(heads, name)
      if (head) return at(name, head.version)
      throw new HubError('not_found', 'There is no such mapping.', { hint: 'List them at /api/mappings.' })
    },
    of({ id, mapping, mappingVersion }) {
      const found = loaded.get(`${mapping}@${mappingVersion}`)
      if (found) return found
      throw new HubError(
        'misconfigured',
        `Version ${mappingVersion} of the mapping ${mapping} cannot be used.`,
        {
          hint: 'Preview another version of it, and approve that.',
          about: { connectionId: id },
        },
      )
    },
    async load({ id, mapping, mappingVersion }) {
      if (seeded === undefined || isStale()) await refresh()
      try {
        await at(mapping, mappingVersion)
      } catch (error) {
        log.error({ connectionId: id, mappingVersion, error }, 'the mapping of a connection cannot be used')
      }
    },
  }
}

/** The newest version that a person saved, otherwise the newest that came as a file. */
export function currentHead(heads: readonly MappingHead[], name: string): MappingHead | undefined {
  const own = heads.filter((one) => one.name === name)
  return own.find(({ origin }) => origin === 'person') ?? own[0]
}

/** Keeps each file as a version, once; a file that changed is a further version, which nobody uses unasked. */
async function seed({ versions, files, log }: LibraryNeeds): Promise<void> {
  for (const { name, crm, version, text } of files) {
    const heads = await versions.heads(name)
    const hash = hashOf(text)
    if (heads.some((one) => one.hash === hash)) continue
    const number = Math.max(version, (heads[0]?.version ?? 0) + 1)
    const added = await versions.add({
      name,
      version: number,
      crm,
      text: numbered(text, number),
      author: 'Entourage Sentry',
      origin: 'file',
      hash,
    })
    if (added) log.info({ name, version: number }, 'a mapping file became a version')
  }
}

interface ReadsConnections {
  find(id: string): Promise<Connection | null>
  get(id: string): Promise<Connection>
  list(): Promise<Connection[]>
}

/** A store of connections that never hands one out before the mapping that it runs with is loaded. */
export function keepingLoaded<T extends ReadsConnections>(connections: T, library: MappingLibrary): T {
  const ready = async (one: Connection): Promise<Connection> => {
    await library.load(one)
    return one
  }
  return {
    ...connections,
    async find(id) {
      const found = await connections.find(id)
      return found ? ready(found) : null
    },
    get: async (id) => ready(await connections.get(id)),
    list: async () => Promise.all((await connections.list()).map(ready)),
  }
}
