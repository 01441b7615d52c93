import type { Assessments } from '../assessments/assessments.ts'
import { valueOf, type Answer } from '../domain/answers.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Clock } from '../domain/clock.ts'
import { Consent, fieldAt } from '../domain/fields.ts'
import type { FileRef } from '../domain/files.ts'

/** What other parts keep about a person's assessment; handed over by the composition root. */
export interface KeptElsewhere {
  messages(assessmentId: string): Promise<{ at: string; from: 'you' | 'us'; text: string }[]>
  files(assessmentId: string): Promise<FileRef[]>
  checks(assessmentId: string): Promise<readonly unknown[]>
  links(assessmentId: string): Promise<readonly object[]>
  /** The records of it in other systems, each by the name of its system. */
  crmRecords(assessmentId: string): Promise<string[]>
}

export interface MyDataNeeds extends KeptElsewhere {
  assessments: Pick<Assessments, 'timeline'>
  clock: Clock
  msp: { name: string }
}

/** In numbers, for the page on which the person decides what to do about it. */
export interface MyDataNumbers {
  answers: number
  messages: number
  files: number
  checks: number
  /** null: until it is deleted. */
  keptUntil: string | null
  keptDays: number | null
  sharedWith: string[]
  /** What the person agreed to, and may withdraw. */
  consents: { contact: boolean; scan: boolean }
}

export interface MyData {
  numbers(assessment: Assessment, proven: boolean): Promise<MyDataNumbers>
  /** Everything, readable, with where each value comes from. */
  whole(assessment: Assessment, proven: boolean): Promise<object>
}

/** What the MSP or its CRM said is shown to whoever proved to belong to the company. */
const isTheirs = ({ provenance: { source } }: Answer): boolean => source === 'crm' || source === 'staff'

export function makeMyData(needs: MyDataNeeds): MyData {
  const { assessments, clock, msp } = needs
  const shown = ({ answers }: Assessment, proven: boolean) =>
    Object.entries(answers).filter(([, answer]) => proven || !isTheirs(answer))
  const parts = async (id: string) =>
    Promise.all([
      needs.messages(id),
      needs.files(id),
      needs.checks(id),
      needs.links(id),
      needs.crmRecords(id),
    ])

  return {
    async numbers(assessment, proven) {
      const [messages, files, checks, , crms] = await parts(assessment.id)
      return {
        answers: shown(assessment, proven).length,
        messages: messages.length,
        files: files.length,
        checks: checks.length,
        keptUntil: null,
        keptDays: null,
        sharedWith: [...new Set([msp.name, ...crms])],
        consents: { contact: isGiven(assessment, 'contact'), scan: isGiven(assessment, 'scan') },
      }
    },

    async whole(assessment, proven) {
      const [messages, files, checks, links, crms] = await parts(assessment.id)
      const answers = shown(assessment, proven)
      const withheld = Object.keys(assessment.answers).length - answers.length
      const { id, status, createdAt, updatedAt, submittedAt, progress, recon, verified } = assessment
      return {
        about: {
          what: `Everything that ${msp.name} keeps about this assessment, as of now.`,
          exportedAt: clock.now().toISOString(),
          keptUntil: 'It is kept until you or the provider delete it.',
          ...(withheld > 0
            ? {
                withheld: `${withheld} values that ${msp.name} recorded itself are not in here: they are shown to whoever opened a link that was mailed to an address of the company.`,
              }
            : {}),
          sharedWith: [...new Set([msp.name, ...crms])],
        },
        assessment: { id, status, createdAt, updatedAt, submittedAt, progress, verified },
        answers: answers.map(([path, answer]) => readable(path, answer)),
        ...(recon ? { publicFacts: recon } : {}),
        conversation: messages,
        files: files.map(({ name, contentType, bytes, at, sealed }) => ({
          name,
          contentType,
          bytes,
          at,
          sealed,
        })),
        connectionChecks: checks,
        links,
        ...(proven
          ? { history: (await assessments.timeline(id, 500)).map(({ at, who, text }) => ({ at, who, text })) }
          : {}),
      }
    },
  }
}

function isGiven({ answers }: Assessment, kind: 'contact' | 'scan'): boolean {
  const consent = Consent.loose().safeParse(valueOf(answers, `consent.${kind}`))
  return consent.success && consent.data.given
}

function readable(path: string, { state, value, provenance }: Answer) {
  const { source, at, detail, confidence, confirmedBy, confirmedAt } = provenance
  return {
    path,
    label: fieldAt(path)?.label ?? path,
    state,
    value,
    from: { source, detail, at, confidence, confirmedBy, confirmedAt },
  }
}
