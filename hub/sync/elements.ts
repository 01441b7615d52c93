import { MANY, type Kind } from '../domain/canonical.ts'
import type { Assessment } from '../domain/assessment.ts'
import { Cost, Device, type Money } from '../domain/fields.ts'

/** One record of a kind with several: the id that never changes, and what it may say beside the assessment's facts. */
export interface Element {
  id: string
  facts: Record<string, unknown>
  file?: FileOfAssessment
}

/** A file that belongs to an assessment: a report, a proposal. It never changes; a new version is a new id. */
export interface FileOfAssessment {
  id: string
  title: string
  name: string
  contentType: string
  /** When it was made, ISO 8601. */
  at: string
  content(): Promise<Buffer>
}

export interface ElementNeeds {
  /** Reports and proposals, as far as a mapping wants them in the CRM. */
  filesOf?(assessment: Assessment): FileOfAssessment[]
  /** What a cost is a month; undefined for what is paid once. */
  monthlyOf?(cost: Cost, assessment: Assessment): Money | undefined
}

/** Each becomes a record in the CRM, read and written with the others: what is beyond stays behind the link. */
export const MOST_ELEMENTS = 200

/** The elements of a kind, oldest first; a kind that has one record answers undefined. */
export function elementsOf(
  kind: Kind,
  assessment: Assessment,
  { filesOf, monthlyOf }: ElementNeeds,
): Element[] | undefined {
  const word = MANY[kind]
  if (word === undefined) return undefined
  const all =
    word === 'cost'
      ? costs(assessment, monthlyOf)
      : word === 'device'
        ? devices(assessment)
        : word === 'activity'
          ? activities(assessment)
          : (filesOf?.(assessment) ?? []).map(ofFile)
  return all.slice(0, MOST_ELEMENTS)
}

const known = ({ answers }: Assessment, path: string): unknown =>
  answers[path]?.state === 'known' ? answers[path].value : undefined

function costs(assessment: Assessment, monthlyOf: ElementNeeds['monthlyOf']): Element[] {
  const list = Cost.array().safeParse(known(assessment, 'costs'))
  return (list.data ?? []).map(({ contract, ...cost }) => {
    const monthly = monthlyOf?.({ ...cost, ...(contract ? { contract } : {}) }, assessment)
    return { id: cost.id, facts: named('cost', { ...cost, monthly, renewal: contract?.end }) }
  })
}

function devices(assessment: Assessment): Element[] {
  const list = Device.array().safeParse(known(assessment, 'network.devices'))
  return (list.data ?? []).map((device) => ({ id: device.id, facts: named('device', device) }))
}

/** What happened, each logged once: its name is its id. */
function activities({ createdAt, submittedAt, status, updatedAt }: Assessment): Element[] {
  const happened: [type: string, title: string, at: string | undefined][] = [
    ['started', 'IT assessment started', createdAt],
    ['submitted', 'IT assessment submitted', submittedAt],
    ['abandoned', 'IT assessment abandoned', status === 'abandoned' ? updatedAt : undefined],
  ]
  return happened.flatMap(([type, title, at]) =>
    at === undefined ? [] : [{ id: type, facts: named('activity', { type, title, text: title, at }) }],
  )
}

const ofFile = (file: FileOfAssessment): Element => ({
  id: file.id,
  facts: named('document', { title: file.title, fileName: file.name, at: file.at }),
  file,
})

const named = (word: string, values: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[`${word}.${name}`, value as unknown]],
    ),
  )
