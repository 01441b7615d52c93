import { valueOf } from '../domain/answers.ts'
import type { Assessment } from '../domain/assessment.ts'
import { HubError } from '../domain/errors.ts'
import type { Connection } from '../domain/sync.ts'
import { checkAgainst } from '../mapping/check-against.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { objectsOf, wantedProperties } from '../mapping/use-mapping.ts'
import { foresee } from './foresee.ts'
import { openSession } from './open-session.ts'
import type { StillOurs } from './preview-job.ts'
import { counted, hashed, recordsOf, spreadOf } from './preview-lines.ts'
import type { PreviewNeeds } from './preview-needs.ts'
import { hasWork, MOST_PREVIEWED, type Preview, type PreviewPage } from './preview.ts'
import { mayPass, wordsOf, type Opened } from './reconcile.ts'
import { together } from './together.ts'
import { foreseeUndo } from './undo-preview.ts'

export const PREVIEW_CHUNK = 100
const MOST_WARNINGS = 10

/** Looks at one chunk of assessments after the other, until the plan is whole. Reads only. */
export async function workOut(
  needs: PreviewNeeds,
  preview: Preview,
  stored: Connection,
  stillOurs: StillOurs,
): Promise<void> {
  const { previews } = needs
  const mapping = await needs.mappingAt(preview.mapping.name, preview.mapping.version)
  const isFew = (preview.total ?? Infinity) <= PREVIEW_CHUNK
  const opened = await openSession(needs, stored, isFew ? 'live' : 'backfill')
  const connection = await asPlanned(stored, preview, mapping, opened)
  let current: Preview | null = preview
  while (current && !current.paused && (await stillOurs())) {
    const chunk = await nextChunk(needs, current)
    const looked = await lookAt(needs, { preview: current, connection, mapping, opened }, chunk.assessments)
    const pages = looked.map(({ page }) => page).filter((page) => page.shown > 0 || looksAtAll(preview))
    await previews.putPages(pages)
    const spread = spreadOf(current.spread, pages)
    const warnings = [...new Set([...current.warnings, ...looked.flatMap(({ stopped }) => stopped ?? [])])]
    current = await previews.turn(current.id, ['working'], {
      done: current.done + chunk.looked,
      cursor: chunk.cursor,
      counts: counted(current.counts, pages),
      spread,
      hash: hashed(current.hash, pages),
      warnings: warnings.slice(0, MOST_WARNINGS),
      trouble: undefined,
    })
    if (current && chunk.ended) return finish(needs, current, mapping, chunk.truncated)
  }
}

/** The connection as it would be once this is approved: with another mapping, other lines may have to wait. */
async function asPlanned(
  connection: Connection,
  { twoWay, mapping: { version } }: Preview,
  mapping: Mapping,
  { session }: Opened,
): Promise<Connection> {
  const planned = { ...connection, twoWay, mappingVersion: version }
  if (version === connection.mappingVersion) return planned
  const schema = await session.schema(objectsOf(mapping))
  const made = new Set(wantedProperties(mapping).map(({ object, name }) => `${object}.${name}`))
  const suspended = checkAgainst(mapping, schema).filter(({ line }) => !made.has(placeOf(mapping, line)))
  return { ...planned, suspended: suspended.map(({ line, reason }) => ({ line, reason })) }
}

/** Where a line writes; our own properties are made as soon as the preview is approved. */
function placeOf({ records }: Mapping, id: string): string {
  const found = records.find(({ lines }) => lines.some((line) => line.id === id))
  return `${found?.object}.${found?.lines.find((line) => line.id === id)?.remote}`
}

interface Chunk {
  assessments: Assessment[]
  /** With those that are gone. */
  looked: number
  cursor: string | undefined
  ended: boolean
  truncated: boolean
}

async function nextChunk({ assessments }: PreviewNeeds, preview: Preview): Promise<Chunk> {
  const { assessmentIds, done, cursor } = preview
  if (assessmentIds) {
    const ids = assessmentIds.slice(done, done + PREVIEW_CHUNK)
    const found = await Promise.all(ids.map((id) => assessments.find(id)))
    const ended = done + ids.length >= assessmentIds.length
    const there = found.filter((one) => one !== null)
    return { assessments: there, looked: ids.length, cursor: undefined, ended, truncated: false }
  }
  const limit = Math.min(PREVIEW_CHUNK, MOST_PREVIEWED - done)
  const { items, nextCursor } = await assessments.list({ limit, ...(cursor ? { cursor } : {}) })
  const isFull = done + items.length >= MOST_PREVIEWED
  return {
    assessments: items,
    looked: items.length,
    cursor: nextCursor,
    ended: nextCursor === undefined || isFull,
    truncated: nextCursor !== undefined && isFull,
  }
}

interface Look {
  preview: Preview
  connection: Connection
  mapping: Mapping
  opened: Opened
}

async function lookAt(
  needs: PreviewNeeds,
  look: Look,
  assessments: Assessment[],
): Promise<{ page: PreviewPage; stopped?: string }[]> {
  const company = together(look.opened.session)
  const looked = await Promise.allSettled(
    assessments.map((assessment) =>
      company.run((session) => pageOf(needs, { ...look, opened: { ...look.opened, session } }, assessment)),
    ),
  )
  return looked.flatMap((one, index) => {
    const assessment = assessments[index]
    if (!assessment) return []
    const page = blankPage(look.preview, assessment, index)
    if (one.status === 'fulfilled') {
      const { records, stopped } = one.value
      return [{ page: { ...page, records, shown: records.length }, ...(stopped ? { stopped } : {}) }]
    }
    if (isEverybodys(one.reason)) throw one.reason
    return [{ page: { ...page, shown: 1, error: wordsOf(one.reason) } }]
  })
}

/** The CRM is away, or refuses us: nothing to do with this assessment. */
const isEverybodys = (error: unknown): boolean =>
  mayPass(error) || (error instanceof HubError && error.code === 'credentials_expired')

async function pageOf(needs: PreviewNeeds, look: Look, assessment: Assessment) {
  const { preview, connection, mapping, opened } = look
  if (preview.undo)
    return { records: await foreseeUndo(needs, preview.undo, { connection, mapping, opened }, assessment) }
  const { pieces, stopped, failure } = await foresee(needs, connection, assessment, { mapping, opened })
  if (failure !== undefined) throw failure
  return { records: recordsOf(pieces), stopped }
}

export const titleOf = ({ answers }: Assessment): string => {
  const said = ['company.name', 'company.domain', 'contact.lastName'].map((path) => valueOf(answers, path))
  const found = said.find((one) => typeof one === 'string' && one !== '')
  return typeof found === 'string' ? found : ''
}

const blankPage = ({ id, done }: Preview, assessment: Assessment, index: number): PreviewPage => ({
  previewId: id,
  n: done + index,
  assessmentId: assessment.id,
  title: titleOf(assessment),
  records: [],
  shown: 0,
})

async function finish(
  { previews, links }: PreviewNeeds,
  preview: Preview,
  { guard }: Mapping,
  truncated: boolean,
): Promise<void> {
  const { connectionId, spread, done, warnings } = preview
  const wide = await Promise.all(
    Object.entries(spread).map(async ([kind, { changed, blanked }]) => {
      const count = await links.count(connectionId, kind as keyof typeof spread)
      const tooMany = count >= FEWEST_LINKS && changed > count * guard.maxChangedShare
      return tooMany || blanked > guard.maxBlanked
        ? [`More ${kind} records would change than an ordinary sync may within an hour.`]
        : []
    }),
  )
  await previews.turn(preview.id, ['working'], {
    state: 'ready',
    total: done,
    truncated,
    warnings: [...new Set([...wide.flat(), ...warnings])].slice(0, MOST_WARNINGS),
    cursor: undefined,
  })
}

const FEWEST_LINKS = 50

/** Where the connection itself changes, an assessment without a plan may have one by the time of the approval. */
const looksAtAll = ({ why }: Preview): boolean => ['mapping', 'two_way', 'restore'].includes(why)

/** Whether carrying a preview out has to look at this page. */
export const isDueIn = (preview: Preview, page: PreviewPage): boolean =>
  page.error === undefined && (hasWork(page) || looksAtAll(preview))
