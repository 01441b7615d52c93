import type { AnswerChange, Provenance } from '../../domain/answers.ts'
import type { RemoteRecord, Session } from '../../domain/connector.ts'
import { fieldAt } from '../../domain/fields.ts'
import type { Connection, RemoteValues } from '../../domain/sync.ts'
import type { Mapping, RecordMapping } from '../../mapping/mapping.ts'
import { back, normalise, remoteFields } from '../../mapping/use-mapping.ts'

/** A record of the CRM that belongs to what is being started. */
export interface Found {
  mapping: RecordMapping
  remote: RemoteRecord
}

/** Whose values pre-fill an assessment, beside the record that started it. */
const BESIDE = ['company', 'contact'] as const

/** The started record, and the company and the contact that the CRM names first for it. */
export async function gather(session: Session, mapping: Mapping, started: Found): Promise<Found[]> {
  const found = [started]
  const { object, id } = started.remote
  for (const kind of BESIDE) {
    const record = mapping.records.find((one) => one.kind === kind)
    if (!record || record.kind === started.mapping.kind || !session.associated) continue
    const [first] = await session.associated(object, [id], record.object)
    if (!first) continue
    const [remote] = await session.read(record.object, [first.to.id], remoteFields(record))
    if (remote && !remote.archived) found.push({ mapping: record, remote })
  }
  return found
}

/** What the records say, by the lines of the mapping read backwards; the first to say something counts. */
export function answersOf(found: Found[], { owners }: Connection, provenance: Provenance): AnswerChange[] {
  const answers = new Map<string, AnswerChange>()
  for (const { mapping, remote } of found)
    for (const line of mapping.lines) {
      const path = line.canonical
      const text = remote.fields[line.remote]
      if (path === undefined || !fieldAt(path) || answers.has(path) || !text?.trim()) continue
      const value = back(line, text, { owners })
      if (value.ok) answers.set(path, { path, state: 'known', value: value.value, provenance })
    }
  return [...answers.values()]
}

/** The owner that the CRM names, as the hub spells people. */
export function ownerOf(found: Found[], { owners }: Connection): string | undefined {
  for (const { mapping, remote } of found)
    for (const line of mapping.lines) {
      const text = line.canonical === 'assessment.owner' ? remote.fields[line.remote] : undefined
      const owner = text ? back(line, text, { owners }) : undefined
      if (owner?.ok && typeof owner.value === 'string') return owner.value
    }
  return undefined
}

/** What both sides agree on from the start: everything that the lines can read. */
export function shadowOf({ mapping, remote }: Found, { owners }: Connection): RemoteValues {
  const agreed = mapping.lines.flatMap((line): [string, string | null][] => {
    const text = remote.fields[line.remote]
    if (line.canonical === undefined || !text?.trim()) return []
    const own = line.canonical.startsWith('assessment.')
    return own || back(line, text, { owners }).ok ? [[line.remote, normalise(line, text)]] : []
  })
  return Object.fromEntries(agreed)
}
