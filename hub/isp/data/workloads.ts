/**
 * What people and machines need of a line, in kbit/s, one figure each way, with who published it. Collected in November
 * 2026. `of` says what one unit is; `at` how many of the units are busy at once in the busiest minutes, which is our own
 * assumption and is said as one.
 */
export interface Workload {
  id: string
  label: string
  downKbps: number
  upKbps: number
  of: string
  source: { who: string; url: string; note?: string }
}

const ZOOM = {
  who: 'Zoom',
  url: 'https://library.zoom.com/admin-corner/network-management/quality-of-service-and-network-best-practices-explainer/calculating-bandwidth-usage-for-zoom-meetings-and-phone',
}
const OFFICE_365 = {
  who: 'SD-WAN Experts',
  url: 'https://www.sd-wan-experts.com/blog/bandwidth-needed-for-office-365/',
  note: 'a consultant’s figure',
}

export const WORKLOADS = {
  mail: {
    id: 'mail',
    label: 'Mail (Outlook, heavy use)',
    downKbps: 3.66,
    upKbps: 3.66,
    of: 'user',
    source: OFFICE_365,
  },
  files: {
    id: 'files',
    label: 'Files that synchronise (OneDrive)',
    downKbps: 300,
    upKbps: 300,
    of: 'user',
    source: OFFICE_365,
  },
  meeting: {
    id: 'meeting',
    label: 'Video meeting (Zoom group, 720p)',
    downKbps: 1_800,
    upKbps: 2_600,
    of: 'person in a meeting',
    source: ZOOM,
  },
  voice: {
    id: 'voice',
    label: 'Phone call (G.711)',
    downKbps: 87.2,
    upKbps: 87.2,
    of: 'call',
    source: {
      who: 'Bicom Systems, after Cisco 7934',
      url: 'https://support.bicomsystems.com/support/solutions/articles/67000661781-codecs-codecs-bandwidth',
    },
  },
  backup: {
    id: 'backup',
    label: 'Backup to a data centre, at the least',
    downKbps: 0,
    upKbps: 1_000,
    of: 'terabyte protected',
    source: {
      who: 'Datto',
      url: 'https://continuity.datto.com/help/Content/kb/siris-alto-nas/205334860.html',
      note: 'the least that Datto asks for; it also says to leave backup no more than 50 to 75 % of the upload',
    },
  },
} as const satisfies Record<string, Workload>

/** Our own assumptions, shown beside the sums. */
export const ASSUMPTIONS = {
  /** Of the people with a computer, so many are in a video meeting in the busiest minutes. */
  inMeetings: 0.2,
  /** … and so many are on the phone. */
  onCalls: 0.15,
  /** … and so many have files synchronising just then. */
  synchronising: 0.3,
  /** A line that is fuller than this makes everybody wait. */
  fill: 0.7,
} as const

/** A yardstick, not a need: https://www.benton.org/blog/how-fcc-got-10020 */
export const FCC_BENCHMARK = {
  downMbps: 100,
  upMbps: 20,
  source: {
    who: 'FCC, 2024',
    url: 'https://www.benton.org/blog/how-fcc-got-10020',
    note: 'what counts as broadband for a household',
  },
} as const
