import type { Assessments } from '../assessments/assessments.ts'
import { valueOf } from '../domain/answers.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Clock } from '../domain/clock.ts'
import type { JobHandler } from '../domain/jobs.ts'
import type { LanguageCode, Translate } from '../domain/languages.ts'
import { plainName, type Outbox } from '../domain/mail.ts'
import type { Log } from '../domain/ports.ts'
import { STEPS } from '../domain/vocabulary.ts'
import { dueReminder, isWorkingHour } from './due.ts'
import type { ReminderStore } from './reminder-store.ts'
import { reminderWords } from './words.ts'

export interface RemindNeeds {
  store: ReminderStore
  assessments: Pick<Assessments, 'list' | 'find' | 'note'>
  outbox: Outbox
  clock: Clock
  log: Log
  msp: { name: string }
  /** Where the MSP works. */
  timeZone: string
  /** A link to continue, for this address alone. */
  linkFor: (assessmentId: string, email: string) => Promise<string>
  stopUrl: (assessmentId: string) => string
  /** In which language the person spoke. */
  languageOf: (assessmentId: string) => Promise<LanguageCode>
  translate: (language: LanguageCode) => Translate
}

const PAGE = 100
/** Drafts that were begun before that are not looked at any more. */
const OLDEST_MS = 90 * 24 * 60 * 60 * 1000

/**
 * Sends the reminders that are due. Safe to run twice: what is due follows from what is stored, one update of one row
 * says whose turn it was, and the mail has a key of its own. The row is written first: killed in between, one reminder
 * is lost, and nobody ever gets two.
 */
export function makeRemind(needs: RemindNeeds): JobHandler<'reminders.look'> {
  const { store, assessments, clock, timeZone, outbox } = needs
  return async () => {
    if (!outbox.works) return
    const oldest = new Date(clock.now().getTime() - OLDEST_MS).toISOString()
    let cursor: string | undefined
    do {
      const page = await assessments.list({ status: 'draft', limit: PAGE, ...(cursor ? { cursor } : {}) })
      const young = page.items.filter(({ createdAt }) => createdAt > oldest)
      const reminded = await store.of(young.map(({ id }) => id))
      for (const one of young) {
        const before = reminded.get(one.id) ?? { sent: [], stopped: false }
        if (dueReminder(one, before, clock.now()) && isWorkingHour(one, clock.now(), timeZone))
          await remind(needs, one.id, before.sent)
      }
      cursor = young.length === page.items.length ? page.nextCursor : undefined
    } while (cursor)
  }
}

async function remind(needs: RemindNeeds, id: string, sent: readonly string[]): Promise<void> {
  const { store, assessments, clock, outbox, log, msp } = needs
  // The list may be a while old: it was sent, or deleted, in the meantime.
  const assessment = await assessments.find(id)
  const round = assessment && dueReminder(assessment, { sent: [...sent], stopped: false }, clock.now())
  const to = assessment && valueOf(assessment.answers, 'contact.email')
  if (!round || typeof to !== 'string') return
  if (!(await store.claim(id, sent, clock.now().toISOString()))) return
  const language = await needs.languageOf(id)
  const words = reminderWords({
    t: needs.translate(language),
    msp,
    firstName: firstName(assessment),
    round,
    stepsLeft: STEPS.filter((step) => !isDone(assessment, step.id)).length || 1,
    url: await needs.linkFor(id, to),
    stopUrl: needs.stopUrl(id),
  })
  const key = `reminder:${id}:${round}`
  const { id: mailId } = await outbox.post({
    ...words,
    key,
    kind: 'reminder',
    assessmentId: id,
    to,
    language,
  })
  await assessments.note({
    assessmentId: id,
    kind: 'resumed',
    who: 'hub',
    text: `Sent reminder ${round} of 2.`,
  })
  log.info({ assessmentId: id, mailId, round }, 'reminder posted')
}

const isDone = ({ progress }: Assessment, step: string): boolean =>
  Object.entries(progress).some(([one, how]) => one === step && how !== 'left')

function firstName({ answers }: Assessment): string | undefined {
  const { provenance } = answers['contact.firstName'] ?? {}
  // A name that only the CRM knows is not for whoever typed this address.
  return provenance?.source === 'prospect' ? plainName(valueOf(answers, 'contact.firstName')) : undefined
}
