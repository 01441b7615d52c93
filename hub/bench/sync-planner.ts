import { readFileSync } from 'node:fs'
import { forward } from '../mapping/use-mapping.ts'
import { loadMapping } from '../mapping/parse-mapping.ts'
import { plan } from '../sync/plan.ts'
import { rounded } from './figures.ts'
import type { Tell } from './run.ts'

const FOR_MS = 2_000
const FILE = new URL('../../mappings/hubspot.yaml', import.meta.url)

/** How many records one core plans in a second: the company of the default mapping, whose phone a rep has changed. */
export function measurePlanner(tell: Tell): void {
  const mapping = loadMapping(readFileSync(FILE, 'utf8'), 'hubspot.yaml')
  const record = mapping.records.find(({ kind }) => kind === 'company')
  const [example] = record?.examples ?? []
  if (!record || !example) throw new Error('The default mapping has no company with an example.')
  const ours = forward(record, example.canonical, { owners: [] })
  const shadow = { ...example.remote }
  const theirs = { ...example.remote, phone: '+1 555 010 0999' }
  let plans = 0
  let written = 0
  const from = performance.now()
  while (performance.now() - from < FOR_MS)
    for (let turn = 0; turn < 100; turn++, plans++)
      written += plan(shadow, ours, theirs, record, { twoWay: true }).filter(
        ({ action }) => action === 'write_canonical',
      ).length
  if (written !== plans) throw new Error('The planner did not see the change.')
  const seconds = (performance.now() - from) / 1000
  tell({
    what: 'planner, one core',
    fields: record.lines.length,
    plansPerSecond: Math.round(plans / seconds),
    microsecondsEach: rounded((seconds / plans) * 1e6),
  })
}
