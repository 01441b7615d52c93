import { z } from 'zod'
import type { CheckControl } from '../../../../hub/domain/conversation.ts'
import {
  CHECK_MAX_BYTES,
  withMeasured,
  type ConnectionCheck,
} from '../../../../hub/domain/connection-check.ts'
import { NetworkConnection } from '../../../../hub/domain/fields.ts'
import { valueOf } from '../../../../hub/domain/answers.ts'
import { answers } from '../../answer.ts'
import { readCell, type CellSpec } from '../../cells.ts'
import { elements } from '../../lists.ts'
import type { Block, QuestionDef, Taken } from '../../question.ts'
import { plainWords } from '../../understand/options.ts'
import { asRecord, asText } from '../../unknown.ts'
import { visible, type View } from '../../view.ts'
import { compared } from './check-words.ts'
import { CONNECTION_TYPES, STATIC_IP } from './connections.ts'
import { depth } from './define.ts'
import { devices } from './devices.ts'
import { scan } from './scan.ts'

const PATH = 'network.connections'

interface ManualField extends CellSpec {
  name: string
  label: string
  placeholder: string
}

/** The same facts by hand; also what the contract says, which no measurement knows. */
const MANUAL: readonly ManualField[] = [
  { name: 'location', label: 'Location', placeholder: 'Main Street', kind: 'text' },
  { name: 'isp', label: 'Provider', placeholder: 'Comcast', kind: 'text' },
  { name: 'type', label: 'Kind of line', placeholder: 'Cable', kind: 'choice', options: CONNECTION_TYPES },
  { name: 'contractedDownMbps', label: 'Contract: download (Mbit/s)', placeholder: '300', kind: 'decimal' },
  { name: 'contractedUpMbps', label: 'Contract: upload (Mbit/s)', placeholder: '30', kind: 'decimal' },
  { name: 'measuredDownMbps', label: 'Measured: download (Mbit/s)', placeholder: '280', kind: 'decimal' },
  { name: 'measuredUpMbps', label: 'Measured: upload (Mbit/s)', placeholder: '25', kind: 'decimal' },
  { name: 'latencyMs', label: 'Latency (ms)', placeholder: '15', kind: 'decimal' },
  { name: 'staticIp', label: 'Fixed address', placeholder: 'Yes', kind: 'choice', options: STATIC_IP },
  { name: 'failover', label: 'If it fails', placeholder: 'A mobile router', kind: 'text' },
]

/** The check of this connection. Its numbers become the office's only when the person says that they are there. */
export const check: QuestionDef = {
  ...depth({
    id: 'network.check',
    step: 'network',
    say: '',
    why: 'It measures the line from this browser to our server: its speed, its delay, and what arrives of your contract. It looks at nothing in your network.',
    seconds: 60,
    met: [],
    again: [
      'Start the check with the button, or say what your contract promises, for example: Comcast, cable, 300 down, 30 up',
      'For example: 300 down, 30 up. Or skip it.',
    ],
  }),
  paths: [PATH],
  ask: (view) => ({
    say: 'We can check the connection that you are on now. It takes half a minute and up to 25 MB. If you are not at the office, skip it and come back from there.',
    control: controlOf(view),
  }),
  take(answer, view) {
    const given = asRecord(answer)
    if (given.manual !== undefined) return takeManual(asRecord(given.manual), view)
    const ran = view.checks.find(({ id }) => id === asText(given.check))
    if (!ran) return { miss: 'That check did not come through. Please start it once more, or skip it.' }
    if (given.atOffice !== 'yes')
      return {
        changes: [],
        note: view.t`Thank you. As you are not at the office, nothing of it is stored as your office's line.`,
      }
    return takeCheck(ran, asText(given.location), view)
  },
}

function controlOf(view: View): CheckControl {
  const last = view.checks.at(-1)
  return {
    kind: 'check',
    locations: locationsOf(view),
    maxBytes: CHECK_MAX_BYTES,
    manual: MANUAL.map(({ name, label, placeholder, kind, maxLength = 200 }) => ({
      name,
      label,
      placeholder,
      maxLength,
      optional: true,
      ...(kind === 'decimal' ? { inputMode: 'decimal' as const } : {}),
    })),
    ...(last ? { last } : {}),
  }
}

const known = (view: View) => (visible(view, PATH) ? elements(view.answers, PATH) : [])

function locationsOf(view: View): string[] {
  const named = visible(view, 'profile.locations') ? elements(view.answers, 'profile.locations') : []
  const all = [
    ...named.map(({ name }) => asText(name)),
    ...known(view).map(({ location }) => asText(location)),
  ]
  return [...new Set(all.filter(Boolean))]
}

/** What was measured joins the line of that location; the contract stays as it was told. */
function takeCheck(ran: ConnectionCheck, place: string, view: View): Taken {
  const location = place.slice(0, 200) || undefined
  const stored = z.array(NetworkConnection).catch([]).parse(valueOf(view.stored, PATH))
  const lines = withMeasured(stored, ran, location, () => `check:${view.newId()}`)
  return kept(
    lines,
    lines.find((line) => !stored.includes(line)),
    view,
  )
}

function takeManual(given: Record<string, unknown>, view: View): Taken {
  const values: Record<string, unknown> = {}
  for (const field of MANUAL) {
    const read = readCell(field, given[field.name], view)
    if (read.state === 'bad') return { miss: `${view.t.text(field.label)}: ${read.text}` }
    if (read.state === 'value') values[field.name] = read.value
  }
  const { location, ...rest } = values
  if (Object.keys(rest).length === 0) return { miss: check.again[0] }
  return addTold(asText(location), rest, view)
}

/** Into the line of that location, else into the only one that there is, else a new one. */
function addTold(location: string, facts: Record<string, unknown>, view: View): Taken {
  const all = elements(view.stored, PATH)
  const seen = known(view)
  const there = seen.find((one) => location && plainWords(asText(one.location)) === plainWords(location))
  const only = seen.length === 1 && (!location || !asText(seen[0]?.location)) ? seen[0] : undefined
  const base = there ?? only ?? { id: `check:${view.newId()}` }
  const line = { ...base, ...facts, ...(location ? { location } : {}) }
  const isNew = !all.some(({ id }) => id === base.id)
  return kept(isNew ? [...all, line] : all.map((one) => (one.id === base.id ? line : one)), line, view)
}

/** Stores the lines, and says how the one in question compares with its contract, if this person may know it. */
function kept(lines: readonly object[], line: object | undefined, view: View): Taken {
  const taken = answers(view, [{ path: PATH, value: lines }])
  const mayKnow = visible(view, PATH) !== undefined || !view.stored[PATH]
  const note = mayKnow ? compared(asRecord(line), view) : ''
  return 'miss' in taken || !note ? taken : { ...taken, note }
}

export const checkBlock: Block = {
  id: 'check',
  label: 'Connection, devices and scan',
  benefit: 'You see whether your line keeps what its contract promises, and what a scan would bring.',
  questions: [check, devices, scan],
}

/** On the must-ask path it is offered to somebody at the office, where that makes no sixteenth screen. */
export const checkNow: QuestionDef = {
  ...check,
  applies: ({ at, trail }) => at === 'office' && !trail.includes('you.website'),
}
