import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { openTestStore, type TestStore } from '../../store/testing.ts'
import { INVARIANTS } from './invariants.ts'
import { openMemory } from './memory.ts'
import { MUTATIONS } from './mutations.ts'
import { openReal } from './real-stores.ts'
import { simulate } from './simulate.ts'
import { tellingsOf, walks } from './story.ts'
import type { OpenStores } from './world.ts'

/** More of them are told by `npm run simulate`; these few keep a change of the engine honest at once. */
const IN_MEMORY = 20
const ON_THE_REAL_STORE = 1
const FEW_STEPS = 10
const STEPS = 50

describe('Made-up stories of a sync', () => {
  let store: TestStore
  before(async () => (store = await openTestStore()))
  after(() => store.close())

  async function tell(
    seed: number,
    steps: number,
    openStores: OpenStores,
    suffix?: () => string,
  ): Promise<void> {
    const shrinkMs = 5_000
    for (const { about, stories } of tellingsOf(seed, steps)) {
      const { ok, told } = await simulate({
        seed,
        stories,
        openStores,
        shrinkMs,
        ...(suffix ? { suffix } : {}),
      })
      const { invariant, what } = told.broken ?? {}
      assert.ok(
        ok,
        `Seed ${seed}, ${about}, breaks “${invariant}”: ${what}\n${told.lines.join('\n')}\nSee it by: npx tsx hub/sync/simulator/main.ts --seed ${seed} --steps ${steps}`,
      )
    }
  }

  it(`keep every promise, ${IN_MEMORY} seeds on stores in memory`, async function () {
    this.timeout(60_000)
    for (let seed = 1; seed <= IN_MEMORY; seed++) await tell(seed, STEPS, openMemory)
  })

  it(`keep every promise, ${ON_THE_REAL_STORE} seed on the hub's own stores`, async function () {
    this.timeout(60_000)
    let stories = 0
    for (let seed = 1; seed <= ON_THE_REAL_STORE; seed++)
      await tell(seed, FEW_STEPS, openReal(store), () => `-${++stories}`)
  })

  it('are the same for the same seed', async () => {
    const [one, two] = [await lines(7), await lines(7)]
    assert.deepEqual(one, two)
    assert.notDeepEqual(one, await lines(8))
    async function lines(seed: number): Promise<string[]> {
      return (await simulate({ seed, stories: walks(STEPS), openStores: openMemory })).told.lines
    }
  })

  it('can switch every safeguard off: each fragment stands exactly once in the source', () => {
    const root = new URL('../../../', import.meta.url)
    const lost = MUTATIONS.flatMap(({ safeguard, edits }) =>
      edits
        .filter(({ file, find }) => readFileSync(new URL(file, root), 'utf8').split(find).length !== 2)
        .map(({ file, find }) => `${safeguard}: ${file} no longer reads ${JSON.stringify(find)} once`),
    )
    assert.deepEqual(lost, [])
  })

  it('hold the sync to promises that README.md lists, each in the same words', () => {
    const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8').replaceAll(/ +/g, ' ')
    for (const [name, sentence] of Object.entries(INVARIANTS))
      assert.ok(readme.includes(`| ${name} | ${sentence} |`), name)
  })
})
