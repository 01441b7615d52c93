import type { Assessment } from '../domain/assessment.ts'
import { valueOf } from '../domain/answers.ts'
import type { Finding } from '../domain/findings.ts'
import { allFindings } from './all-findings.ts'
import { score } from './score.ts'

/** A file about an assessment, for a CRM to keep. */
export interface ReportFile {
  id: string
  title: string
  name: string
  contentType: string
  at: string
  content(): Promise<Buffer>
}

/**
 * What was found, as one page that opens without us: HTML without scripts. One for each submitted assessment; it says
 * what was so when it was made, and is not made again.
 */
export function reportFiles(assessment: Assessment): ReportFile[] {
  const { submittedAt } = assessment
  if (submittedAt === undefined) return []
  const company = valueOf(assessment.answers, 'company.name')
  const title = `IT assessment${typeof company === 'string' ? ` of ${company}` : ''}`
  return [
    {
      id: 'report',
      title,
      name: `${title.replace(/[^\p{L}\p{N} .&-]/gu, '').slice(0, 100)}.html`,
      contentType: 'text/html; charset=utf-8',
      at: submittedAt,
      content: () => Promise.resolve(Buffer.from(pageOf(assessment, title, submittedAt))),
    },
  ]
}

const STATES: readonly [state: Finding['state'], heading: string][] = [
  ['bad', 'To fix'],
  ['absent', 'Missing'],
  ['unchecked', 'Could not be checked'],
  ['good', 'Fine'],
]

function pageOf(assessment: Assessment, title: string, at: string): string {
  const findings = allFindings(assessment)
  const groups = STATES.flatMap(([state, heading]) => {
    const some = findings.filter((one) => one.state === state)
    return some.length > 0 ? [`<h2>${heading}</h2>`, ...some.map(finding)] : []
  })
  const { overall } = score(assessment)
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<title>${escaped(title)}</title>`,
    '<style>body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}</style>',
    `</head><body><h1>${escaped(title)}</h1><p>${at.slice(0, 10)}. ${escaped(overall)}</p>`,
    ...(groups.length > 0 ? groups : ['<p>Nothing was found yet.</p>']),
    '</body></html>',
  ].join('\n')
}

const finding = ({ title, effect, fix }: Finding): string =>
  `<h3>${escaped(title)}</h3><p>${escaped(effect)}</p>${fix ? `<p><strong>What helps:</strong> ${escaped(fix)}</p>` : ''}`

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`)
