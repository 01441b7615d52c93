import { HubError } from '../domain/errors.ts'
import type { Conflict, Connection } from '../domain/sync.ts'
import { openSession } from './open-session.ts'
import { titleOf } from './preview-look.ts'
import type { PreviewNeeds } from './preview-needs.ts'
import { urlsOf } from './record-urls.ts'

/** A record in the CRM as people recognise it. */
export interface Candidate {
  id: string
  title?: string
  url?: string
}

/** What a person needs to see beside a question. */
export interface ConflictView {
  conflict: Conflict
  /** What people call the company. */
  title: string
  /** The record that is linked, where there is one. */
  url?: string
  records: Candidate[]
}

type Needs = Pick<
  PreviewNeeds,
  'assessments' | 'connections' | 'connectors' | 'links' | 'limiterFor' | 'mappingOf' | 'clock' | 'log'
>

/** Questions with titles and addresses. The titles of candidates are asked of the CRM, if it answers, when wanted. */
export async function viewConflicts(
  needs: Needs,
  conflicts: Conflict[],
  { titles }: { titles: boolean },
): Promise<ConflictView[]> {
  const named = titles ? await titlesOf(needs, conflicts) : new Map<string, string>()
  return Promise.all(conflicts.map((conflict) => viewOf(needs, conflict, named)))
}

async function viewOf(needs: Needs, conflict: Conflict, named: Map<string, string>): Promise<ConflictView> {
  const { connectionId, assessmentId, linkId, candidates } = conflict
  const [assessment, links, urlOf] = await Promise.all([
    needs.assessments.find(assessmentId),
    needs.links.of(connectionId, assessmentId),
    urlsOf(needs, connectionId),
  ])
  const link = links.find(({ id }) => id === linkId)
  const url = link?.remoteId === undefined ? undefined : urlOf(link.object, link.remoteId)
  return {
    conflict,
    title: assessment ? titleOf(assessment) : '',
    ...(url === undefined ? {} : { url }),
    records: candidates.map((id) => {
      const title = named.get(placeOf(conflict, id))
      const at = link ? urlOf(link.object, id) : undefined
      return { id, ...(title ? { title } : {}), ...(at === undefined ? {} : { url: at }) }
    }),
  }
}

const placeOf = ({ connectionId, kind }: Conflict, id: string): string => `${connectionId} ${kind} ${id}`

const NAMES = new Set([
  'company.name',
  'company.domain',
  'contact.firstName',
  'contact.lastName',
  'contact.email',
  'assessment.name',
])

/** One call for each object of each connection; a CRM that does not answer leaves its records without a title. */
async function titlesOf(needs: Needs, conflicts: Conflict[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const asking = conflicts.filter(({ candidates }) => candidates.length > 0)
  for (const connectionId of new Set(asking.map((one) => one.connectionId))) {
    const connection = await needs.connections.find(connectionId)
    if (!connection) continue
    const own = asking.filter((one) => one.connectionId === connectionId)
    try {
      await nameAll(needs, connection, own, found)
    } catch (error) {
      if (!(error instanceof HubError)) throw error
      needs.log.warn({ connectionId, code: error.code }, 'the candidates of conflicts have no titles')
    }
  }
  return found
}

async function nameAll(
  needs: Needs,
  connection: Connection,
  conflicts: Conflict[],
  found: Map<string, string>,
): Promise<void> {
  const { session } = await openSession(needs, connection)
  for (const { kind, object, lines } of needs.mappingOf(connection).records) {
    const ids = conflicts.filter((one) => one.kind === kind).flatMap(({ candidates }) => candidates)
    const names = lines
      .filter(({ canonical }) => canonical !== undefined && NAMES.has(canonical))
      .map(({ remote }) => remote)
    if (ids.length === 0 || names.length === 0) continue
    for (const { id, fields } of await session.read(object, [...new Set(ids)], names)) {
      const title = names.flatMap((name) => fields[name] ?? []).join(' · ')
      found.set(`${connection.id} ${kind} ${id}`, title)
    }
  }
}
