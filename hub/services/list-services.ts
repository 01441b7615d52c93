import { z } from 'zod'
import type { Assessments } from '../assessments/assessments.ts'
import { valueOf } from '../domain/answers.ts'
import type { Assessment } from '../domain/assessment.ts'
import { HubError } from '../domain/errors.ts'
import { Service } from '../domain/fields.ts'

export type ListedService = Service & { assessmentId: string }

interface Query {
  assessmentId?: string | undefined
  id?: string | undefined
  cursor?: string | undefined
  limit: number
}

interface Page {
  items: ListedService[]
  nextCursor?: string
}

/** Where a page ended: a page of assessments, and how many of its services were shown already. */
const Place = z.strictObject({ page: z.string().max(500).optional(), skip: z.number().int().min(0) })
type Place = z.infer<typeof Place>

const ASSESSMENTS_PER_PAGE = 20
/** Assessments without services are read and skipped; this many pages of them make an answer that is short. */
const MAX_PAGES = 25

/** Services of one assessment, or of all of them in the order of the assessments. */
export async function listServices(
  assessments: Pick<Assessments, 'get' | 'list'>,
  query: Query,
): Promise<Page> {
  const wanted = (service: ListedService) => query.id === undefined || service.id === query.id
  const items: ListedService[] = []
  let place = placeOf(query.cursor)
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const { items: found, nextCursor } = query.assessmentId
      ? { items: [await assessments.get(query.assessmentId)] }
      : await assessments.list({ limit: ASSESSMENTS_PER_PAGE, ...(place.page ? { cursor: place.page } : {}) })
    const services = found.flatMap(listedServices).filter(wanted)
    const taken = services.slice(place.skip, place.skip + query.limit - items.length)
    items.push(...taken)
    const shown = place.skip + taken.length
    if (shown < services.length) return { items, nextCursor: cursorOf({ ...place, skip: shown }) }
    if (nextCursor === undefined) return { items }
    place = { page: nextCursor, skip: 0 }
    if (items.length >= query.limit) break
  }
  return { items, nextCursor: cursorOf(place) }
}

/** The services that an assessment lists. */
export const servicesOf = ({ answers }: Assessment): Service[] =>
  z.array(Service).catch([]).parse(valueOf(answers, 'services'))

const listedServices = (assessment: Assessment): ListedService[] =>
  servicesOf(assessment).map((service) => ({ assessmentId: assessment.id, ...service }))

const cursorOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url')

function placeOf(cursor: string | undefined): Place {
  if (cursor === undefined) return { skip: 0 }
  try {
    return Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw new HubError('invalid_input', 'The query has a field that cannot be used.', {
      hint: 'Send `nextCursor` of the page before, or no cursor for the first page.',
      fields: [{ path: 'cursor', message: 'This is no cursor of ours.' }],
    })
  }
}
