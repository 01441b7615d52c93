import { makeAssessments } from '../assessments/assessment-store.ts'
import type { AnswerChange } from '../domain/answers.ts'
import { systemClock } from '../domain/clock.ts'
import { silentLog } from '../platform/log.ts'
import { loadKeys, openStore } from '../store/index.ts'

/** So many at once: their writes share a wait for the disk. */
const AT_ONCE = 64

/** Submitted assessments in the data directory of a hub that does not run; no CRM has heard of them. Answers their ids. */
export async function seedAssessments(dataDir: string, count: number): Promise<string[]> {
  const keys = await loadKeys({ dataDir })
  const store = await openStore({ dataDir, keys, log: silentLog })
  try {
    const assessments = makeAssessments({
      connection: store.connection,
      keys,
      clock: systemClock,
      log: silentLog,
      enabledConnections: async () => [],
    })
    const ids: string[] = []
    let next = 0
    const lane = async () => {
      while (next < count) {
        const number = next++
        const made = await assessments.create({
          status: 'submitted',
          verified: true,
          answers: answersOf(number),
        })
        ids[number] = made.id
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, lane))
    return ids
  } finally {
    await store.close()
  }
}

/** What a prospect of this number said: no two share a name, an address, a number or a domain. */
function answersOf(number: number): AnswerChange[] {
  const at = systemClock.now().toISOString()
  const consent = { given: true, at, textVersion: '1', by: 'Ada Byron' }
  const values = {
    'contact.firstName': 'Ada',
    'contact.lastName': `Byron ${number}`,
    'contact.email': `ada@company-${number}.example`,
    'contact.phone': `+1555${String(1_000_000 + number).padStart(7, '0')}`,
    'contact.title': 'Practice manager',
    'company.name': `Company ${number}`,
    'company.domain': `company-${number}.example`,
    'company.phone': `+1555${String(2_000_000 + number).padStart(7, '0')}`,
    'company.address.line1': `${1 + (number % 900)} Main Street`,
    'company.address.city': 'Springfield',
    'company.address.region': 'IL',
    'company.address.postcode': String(10_000 + (number % 80_000)),
    'company.address.country': 'US',
    'profile.industry': '62',
    'profile.employees': { min: 40, max: 40, exact: 40 },
    'needs.interests': ['backup_dr', 'voip'],
    'consent.privacy': consent,
    'consent.contact': consent,
  }
  const provenance = { source: 'prospect' as const, at, confidence: 1 }
  return Object.entries(values).map(([path, value]) => ({ path, state: 'known', value, provenance }))
}
