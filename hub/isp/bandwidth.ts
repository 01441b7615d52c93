import { ASSUMPTIONS, FCC_BENCHMARK, WORKLOADS, type Workload } from './data/workloads.ts'

/** What the need is computed from. What is not known is left out, and is said to be. */
export interface BandwidthInput {
  /** People with a computer at this line. */
  users: number
  /** Mail in the cloud. */
  cloudMail: boolean
  /** Files in the cloud that synchronise. */
  cloudFiles: boolean
  /** Meetings by video. */
  meetings: boolean
  /** Phones over the internet. */
  voip: boolean
  backup?: {
    /** Everything that is protected, in gigabytes. */
    protectedGb?: number
    /** What changes between two runs, in gigabytes, and how long a run may take. */
    changedGb?: number
    windowHours?: number
  }
  /** What the line has, Mbit/s. */
  has?: { down?: number; up?: number }
}

export interface BandwidthLine {
  label: string
  /** The sum in words: "25 users × 20 % × 1,800 kbit/s". */
  sum: { down: string; up: string }
  downMbps: number
  upMbps: number
  source: Workload['source'] | null
}

export interface BandwidthNeed {
  lines: BandwidthLine[]
  /** Together, with room to breathe; Mbit/s. */
  need: { down: number; up: number }
  total: { down: string; up: string }
  assumptions: string[]
  recommendation: string
  /** Against what the line has: null where that is not known. */
  enough: { down: boolean | null; up: boolean | null }
  yardstick: typeof FCC_BENCHMARK
}

/** What a line must carry in its busiest minutes, download and upload apart, with every sum. Pure. */
export function bandwidthNeed(input: BandwidthInput): BandwidthNeed {
  const lines = [...linesOfUsers(input), ...linesOfBackup(input)]
  const carried = { down: total(lines, 'downMbps'), up: total(lines, 'upMbps') }
  const need = { down: rounded(carried.down / ASSUMPTIONS.fill), up: rounded(carried.up / ASSUMPTIONS.fill) }
  const has = input.has ?? {}
  const enough = {
    down: has.down === undefined ? null : has.down >= need.down,
    up: has.up === undefined ? null : has.up >= need.up,
  }
  const fill = `${percent(ASSUMPTIONS.fill)}`
  return {
    lines,
    need,
    total: {
      down: `${shown(carried.down)} ÷ ${fill} = ${shown(need.down)} Mbit/s`,
      up: `${shown(carried.up)} ÷ ${fill} = ${shown(need.up)} Mbit/s`,
    },
    assumptions: assumptionsOf(input),
    recommendation: recommend(need, has, enough),
    enough,
    yardstick: FCC_BENCHMARK,
  }
}

function linesOfUsers({ users, cloudMail, cloudFiles, meetings, voip }: BandwidthInput): BandwidthLine[] {
  return [
    ...(cloudMail ? [line(WORKLOADS.mail, users, 1)] : []),
    ...(cloudFiles ? [line(WORKLOADS.files, users, ASSUMPTIONS.synchronising)] : []),
    ...(meetings ? [line(WORKLOADS.meeting, users, ASSUMPTIONS.inMeetings)] : []),
    ...(voip ? [line(WORKLOADS.voice, users, ASSUMPTIONS.onCalls)] : []),
  ]
}

/** Whole people and calls: a fifth of three people is one, not nobody. */
function line(
  { label, downKbps, upKbps, of, source }: Workload,
  users: number,
  share: number,
): BandwidthLine {
  const busy = Math.ceil(round(users * share))
  const sum = (kbps: number) =>
    share === 1
      ? `${users} × ${shown(kbps)} kbit/s`
      : `${users} users × ${percent(share)} = ${busy}; ${busy} × ${shown(kbps)} kbit/s per ${of}`
  return {
    label,
    sum: { down: sum(downKbps), up: sum(upKbps) },
    downMbps: rounded((busy * downKbps) / 1000),
    upMbps: rounded((busy * upKbps) / 1000),
    source,
  }
}

/** By what changes and the hours that it may take, else by the least that a maker asks for. Never both: the larger. */
function linesOfBackup({ backup }: BandwidthInput): BandwidthLine[] {
  if (!backup) return []
  const { protectedGb, changedGb, windowHours } = backup
  const byWindow =
    changedGb && windowHours
      ? {
          label: 'Backup of what changed, in its window',
          sum: {
            down: '0',
            up: `${shown(changedGb)} GB × 8,000 ÷ (${shown(windowHours)} h × 3,600 s)`,
          },
          downMbps: 0,
          upMbps: rounded((changedGb * 8_000) / (windowHours * 3_600)),
          source: null,
        }
      : null
  const { label, upKbps, source } = WORKLOADS.backup
  const bySize = protectedGb
    ? {
        label,
        sum: { down: '0', up: `${shown(protectedGb / 1000)} TB × ${shown(upKbps / 1000)} Mbit/s` },
        downMbps: 0,
        upMbps: rounded((protectedGb / 1000) * (upKbps / 1000)),
        source,
      }
    : null
  const larger = [byWindow, bySize].filter((one) => one !== null).toSorted((a, b) => b.upMbps - a.upMbps)
  return larger.slice(0, 1)
}

function assumptionsOf({ cloudFiles, meetings, voip, backup }: BandwidthInput): string[] {
  return [
    ...(meetings ? [`${percent(ASSUMPTIONS.inMeetings)} of the users are in a video meeting at once.`] : []),
    ...(voip ? [`${percent(ASSUMPTIONS.onCalls)} of the users are on the phone at once.`] : []),
    ...(cloudFiles
      ? [`Files of ${percent(ASSUMPTIONS.synchronising)} of the users synchronise at once.`]
      : []),
    `A line is comfortable up to ${percent(ASSUMPTIONS.fill)} of its speed.`,
    ...(backup && !backup.protectedGb && !(backup.changedGb && backup.windowHours)
      ? ['How much is backed up is not known, so backup is not in the sums.']
      : []),
  ]
}

function recommend(
  need: BandwidthNeed['need'],
  has: NonNullable<BandwidthInput['has']>,
  enough: BandwidthNeed['enough'],
): string {
  const wanted = `About ${shown(need.down)} Mbit/s down and ${shown(need.up)} Mbit/s up carry the busiest minutes.`
  if (enough.down === null && enough.up === null) return wanted
  const short = [
    ...(enough.down === false ? [`${shown(has.down ?? 0)} Mbit/s down`] : []),
    ...(enough.up === false ? [`${shown(has.up ?? 0)} Mbit/s up`] : []),
  ]
  if (short.length === 0)
    return `${wanted} The line has enough${enough.up === null || enough.down === null ? ', as far as it is known' : ''}.`
  const upOnly = enough.up === false && enough.down !== false
  return `${wanted} The line has ${short.join(' and ')}: ${
    upOnly
      ? 'the upload is the narrow part, which calls, meetings and backup use. A line with the same speed both ways helps most, or backup at night.'
      : 'people wait in the busiest minutes. Ask for a faster line, or for a second one.'
  }`
}

const total = (lines: readonly BandwidthLine[], way: 'downMbps' | 'upMbps'): number =>
  round(lines.reduce((sum, one) => sum + one[way], 0))

/** Free of what binary fractions leave behind. */
const round = (value: number): number => Number(value.toFixed(6))
/** Two places below ten, one below a hundred, none above. */
const rounded = (value: number): number => Number(value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0))
const shown = (value: number): string => rounded(value).toLocaleString('en-US')
const percent = (share: number): string => `${Math.round(share * 100)} %`
