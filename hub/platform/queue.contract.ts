import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { HubError } from '../domain/errors.ts'
import type { Jobs, Queue } from '../domain/jobs.ts'
import type { Log } from '../domain/ports.ts'
import type { Backoff } from './queue-failure.ts'

type Open = (needs: { log: Log; backoff: Backoff }) => Queue

const QUICK: Backoff = { firstMs: 10, maxMs: 40 }
const NEVER: Backoff = { firstMs: 3_600_000, maxMs: 3_600_000 }

/** What every queue promises; both forms run the same tests. */
export function conformsToQueue(open: Open): void {
  const opened: Queue[] = []
  let lines: { level: string; about: object; phrase: string }[] = []

  const make = (backoff = QUICK): Queue => {
    const queue = open({ log: recordingLog((line) => lines.push(line)), backoff })
    opened.push(queue)
    return queue
  }
  beforeEach(() => {
    lines = []
  })
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((queue) => queue.close(2_000)))
  })

  it('hands the payload to the worker, and says that it is the first attempt', async () => {
    const queue = make()
    const ran = new Promise<unknown>((resolve) => {
      queue.work('recon.look', async (payload, context) => resolve({ payload, context }))
    })
    await queue.add('recon.look', { assessmentId: 'a1', domain: 'acme.test' })
    assert.deepEqual(await ran, {
      payload: { assessmentId: 'a1', domain: 'acme.test' },
      context: { attempt: 1 },
    })
  })

  it('keeps a job until its worker is there', async () => {
    const queue = make()
    await queue.add('crm.poll', { connectionId: 'c1' })
    const seen = await new Promise<Jobs['crm.poll']>((resolve) => {
      queue.work('crm.poll', async (payload) => resolve(payload))
    })
    assert.deepEqual(seen, { connectionId: 'c1' })
  })

  it('makes one job of those that wait with the same key', async () => {
    const queue = make()
    for (let times = 0; times < 5; times++) await queue.add('crm.poll', poll('same'), { key: 'same' })
    await queue.add('crm.poll', poll('other'), { key: 'other' })
    const { seen, until } = watch(queue)
    await until(2)
    await queue.add('crm.poll', poll('last'))
    await until(3)
    assert.deepEqual(seen.toSorted(), ['last', 'other', 'same'])
  })

  it('runs a job again that was added while one with its key was running, and only afterwards', async () => {
    const queue = make()
    const gate = signal()
    const log: string[] = []
    const begun = signal()
    const twice = signal()
    queue.work(
      'crm.poll',
      async () => {
        log.push('start')
        begun.resolve()
        if (log.length === 1) await gate.promise
        log.push('end')
        if (log.length === 4) twice.resolve()
      },
      { concurrency: 3 },
    )
    await queue.add('crm.poll', poll('x'), { key: 'x' })
    await begun.promise
    await queue.add('crm.poll', poll('x'), { key: 'x' })
    await queue.add('crm.poll', poll('x'), { key: 'x' })
    // Time for a wrong queue to begin the second run beside the first.
    await new Promise((resolve) => setTimeout(resolve, 60))
    assert.deepEqual(log, ['start'])
    gate.resolve()
    await twice.promise
    assert.deepEqual(log, ['start', 'end', 'start', 'end'])
  })

  it('never misses a change that was made before its job was added', async () => {
    const queue = make()
    let state = 0
    let seen = 0
    const caughtUp = signal()
    queue.work(
      'crm.poll',
      async () => {
        const read = state
        await new Promise((resolve) => setTimeout(resolve, read % 3))
        seen = read
        if (seen === CHANGES) caughtUp.resolve()
      },
      { concurrency: 2 },
    )
    while (state < CHANGES) {
      state++
      await queue.add('crm.poll', poll('x'), { key: 'x' })
      if (state % 7 === 0) await new Promise((resolve) => setTimeout(resolve, state % 5))
    }
    await caughtUp.promise
    assert.equal(seen, CHANGES)
  })

  it('runs the same key again once it is done', async () => {
    const queue = make()
    const { seen, until } = watch(queue)
    for (const times of [1, 2, 3]) {
      await queue.add('crm.poll', poll('x'), { key: 'x' })
      await until(times)
    }
    assert.equal(seen.length, 3)
  })

  it('starts a delayed job after the ones that are due', async () => {
    const queue = make()
    const { seen, until } = watch(queue)
    await queue.add('crm.poll', poll('later'), { delayMs: 80 })
    await queue.add('crm.poll', poll('now'))
    await until(2)
    assert.deepEqual(seen, ['now', 'later'])
  })

  it('pulls a waiting job forward when the same key is wanted sooner', async () => {
    const queue = make()
    await queue.add('crm.poll', poll('x'), { key: 'x', delayMs: 3_600_000 })
    await queue.add('crm.poll', poll('x'), { key: 'x' })
    const { until } = watch(queue)
    await until(1)
  })

  it('runs no more jobs at once than it may', async () => {
    const queue = make()
    let now = 0
    let most = 0
    const done = signal()
    let left = 12
    queue.work(
      'crm.poll',
      async () => {
        most = Math.max(most, ++now)
        await new Promise((resolve) => setTimeout(resolve, 5))
        now--
        if (--left === 0) done.resolve()
      },
      { concurrency: 3 },
    )
    for (let index = 0; index < 12; index++) await queue.add('crm.poll', poll(`${index}`))
    await done.promise
    assert.equal(most, 3)
  })

  it('tries a failed job again as often as it was told, and then gives up', async () => {
    const queue = make()
    const attempts: number[] = []
    const gaveUp = signal()
    queue.work(
      'crm.poll',
      async ({ connectionId }, { attempt }) => {
        if (connectionId === 'good') return gaveUp.resolve()
        attempts.push(attempt)
        if (attempt === 3) await queue.add('crm.poll', poll('good'), { delayMs: 150 })
        throw new HubError('remote_unavailable', 'No answer for Ada Lovelace.', { about: { connectionId } })
      },
      { attempts: 3 },
    )
    await queue.add('crm.poll', poll('bad'))
    await gaveUp.promise
    assert.deepEqual(attempts, [1, 2, 3])
  })

  it('logs failures with ids and code, never with the words of the error', async () => {
    const queue = make()
    const failed = signal()
    queue.work(
      'recon.look',
      async ({ domain }, { attempt }) => {
        if (attempt === 2) return failed.resolve()
        throw new TypeError(`cannot read ${domain}`)
      },
      { attempts: 2 },
    )
    await queue.add('recon.look', { assessmentId: 'a1', domain: 'secret.test' })
    await failed.promise
    const text = JSON.stringify(lines)
    assert.match(text, /"assessmentId":"a1"/)
    assert.match(text, /"thrown":"TypeError"/)
    assert.doesNotMatch(text, /secret/)
  })

  it('lets a new job of the same key take over from a retry that rests', async () => {
    const queue = make(NEVER)
    const second = signal()
    const first = signal()
    let runs = 0
    queue.work('crm.poll', async () => {
      if (++runs === 2) return second.resolve()
      first.resolve()
      throw new Error('once')
    })
    await queue.add('crm.poll', poll('x'), { key: 'x' })
    await first.promise
    await queue.add('crm.poll', poll('x'), { key: 'x' })
    await second.promise
    assert.equal(runs, 2)
  })

  it('repeats a job every so often', async () => {
    const queue = make()
    const { seen, until } = watch(queue)
    queue.every('crm.poll', poll('again'), 15)
    await until(3)
    assert.deepEqual(new Set(seen), new Set(['again']))
  })

  it('waits for running jobs when it is closed, and begins no further ones', async () => {
    const queue = make()
    const begun = signal()
    const gate = signal()
    const ended: string[] = []
    queue.work('crm.poll', async ({ connectionId }) => {
      begun.resolve()
      await gate.promise
      ended.push(connectionId)
    })
    await queue.add('crm.poll', poll('running'))
    await begun.promise
    await queue.add('crm.poll', poll('waiting'))
    const closing = queue.close(5_000).then(() => ended.push('closed'))
    setTimeout(gate.resolve, 30)
    await closing
    assert.deepEqual(ended, ['running', 'closed'])
  })

  it('closes in time even if a job hangs, and takes nothing more', async () => {
    const queue = make()
    const begun = signal()
    const gate = signal()
    queue.work('crm.poll', async () => {
      begun.resolve()
      await gate.promise
    })
    await queue.add('crm.poll', poll('hangs'))
    await begun.promise
    await queue.close(20)
    gate.resolve()
    await assert.rejects(queue.add('crm.poll', poll('x')), { code: 'unavailable' })
  })

  /** Works on polls; `seen` lists what ran. */
  function watch(queue: Queue) {
    const seen: string[] = []
    let wake = () => {}
    queue.work('crm.poll', async ({ connectionId }) => {
      seen.push(connectionId)
      wake()
    })
    const until = async (count: number) => {
      while (seen.length < count) await new Promise<void>((resolve) => (wake = resolve))
    }
    return { seen, until }
  }
}

const CHANGES = 100

const poll = (connectionId: string) => ({ connectionId })

function signal() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve: () => resolve() }
}

function recordingLog(write: (line: { level: string; about: object; phrase: string }) => void): Log {
  const at = (level: string) => (about: object, phrase: string) => write({ level, about, phrase })
  const log: Log = {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: () => log,
  }
  return log
}

/** A fresh namespace, so that tests on one Redis do not meet. */
export const freshPrefix = (): string => `test-${randomUUID()}`
