import { html } from 'htm/preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ConnectionCheck } from '../../../hub/domain/connection-check.ts'
import { reasonFor } from '../link-to-share.ts'
import { checkLine, type CheckLine, type Started } from './check-line.ts'
import { readCheck } from './read-check.ts'
import { runCheck, STAGES, type Stage } from './run.ts'
import type { CheckWords } from './words.ts'

export type Running =
  | { state: 'offer'; said: string }
  | { state: 'running'; stage: Stage }
  | { state: 'done'; check: ConnectionCheck; started: Started | null }

export interface Runner {
  running: Running
  line: CheckLine
  start(): void
  cancel(): void
}

/** Runs a check when asked, one at a time; leaving the page cancels it. */
export function useRunner(
  opener: () => Promise<{ token: string } | { link: string } | null>,
  words: CheckWords,
  { last, keep }: { last?: ConnectionCheck | undefined; keep?: (check: ConnectionCheck) => void } = {},
): Runner {
  const [line] = useState(() => checkLine(location.origin))
  const [running, setRunning] = useState<Running>(
    last ? { state: 'done', check: last, started: null } : { state: 'offer', said: '' },
  )
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  return {
    running,
    line,
    start() {
      const controller = new AbortController()
      stop.current?.abort()
      stop.current = controller
      const { signal } = controller
      const begin = async () => {
        const by = await opener()
        if (!by) throw new Error('no conversation yet')
        const { found, started } = await runCheck({
          line,
          by,
          signal,
          onStage: (stage) => !signal.aborted && setRunning({ state: 'running', stage }),
        })
        if (signal.aborted) return
        const check = readCheck(found)
        keep?.(check)
        setRunning({ state: 'done', check, started })
      }
      setRunning({ state: 'running', stage: 'address' })
      begin().catch((error: unknown) => {
        if (!signal.aborted) setRunning({ state: 'offer', said: reasonFor(error, words.failed) })
      })
    },
    cancel() {
      stop.current?.abort()
      setRunning({ state: 'offer', said: words.cancelled })
    },
  }
}

/** What it will do, before it does it. */
export function Offer({
  maxBytes,
  said,
  words,
  busy,
  start,
}: {
  maxBytes: number
  said: string
  words: CheckWords
  busy: boolean
  start: () => void
}) {
  return html`<div class="stack">
    <div class="card stack">
      <h2>${words.title}</h2>
      <ul class="check-does">
        ${words.does.map((one) => html`<li key=${one}>${one}</li>`)}
      </ul>
      <p>${words.doesNot} ${words.data(Math.round(maxBytes / 1_000_000))} ${words.offer}</p>
    </div>
    ${said && html`<p class="notice attention" role="alert">${said}</p>`}
    <div class="row">
      <button type="button" class="primary" data-first disabled=${busy} onClick=${start}>
        ${said ? words.again : words.start}
      </button>
    </div>
  </div>`
}

/** One short sentence a stage: progress is a status, not chatter. */
export function Progress({ stage, words, cancel }: { stage: Stage; words: CheckWords; cancel: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  // The button that was pressed is gone; the focus must not fall out of the page.
  useEffect(() => button.current?.focus({ preventScroll: true }), [])
  return html`<div class="card stack">
    <p role="status">${words.stages[stage]}</p>
    <progress
      aria-label=${words.progress}
      max=${STAGES.length}
      value=${STAGES.indexOf(stage) + 0.5}
    ></progress>
    <div class="row"><button type="button" ref=${button} onClick=${cancel}>${words.cancel}</button></div>
  </div>`
}
