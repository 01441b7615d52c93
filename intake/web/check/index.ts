import { html } from 'htm/preact'
import { h } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { CheckControl } from '../../../hub/domain/conversation.ts'
import type { ControlProps } from '../controls/control.ts'
import { Fields } from '../controls/fields.ts'
import { useWords } from '../language.ts'
import { useCheckWords } from './language.ts'
import { OtherLocations } from './other-locations.ts'
import { readCheck } from './read-check.ts'
import { CheckResult } from './result.ts'
import { Offer, Progress, useRunner } from './runner.ts'
import type { CheckWords } from './words.ts'

export type CheckProps = ControlProps<CheckControl> & {
  /** The chat token that opens the conversation; null before there is one. */
  token: () => Promise<string | null>
}

/** The connection check of this browser: what it does, its run, its result, and whose line that was. */
export function Check(props: CheckProps) {
  const words = useCheckWords(useWords().t.code)
  return words && h(CheckIn, { ...props, words })
}

function CheckIn(props: CheckProps & { words: CheckWords }) {
  const { words, control, token, answer, busy, draft } = props
  // A check that ran is there after a reload, too.
  const [kept] = useState(() => readCheck(draft.read()))
  const [manual, setManual] = useState(false)
  const { running, start, cancel } = useRunner(
    async () => {
      const given = await token()
      return given === null ? null : { token: given }
    },
    words,
    { last: kept.id ? kept : control.last, keep: draft.keep },
  )
  if (running.state === 'running') return h(Progress, { stage: running.stage, words, cancel })
  if (manual)
    return html`<div class="stack">
      ${h(Fields, {
        ...props,
        control: { kind: 'fields', fields: control.manual },
        draft: NO_DRAFT,
        answer: (given) => answer({ manual: given }),
      })}
      <div class="row">
        <button type="button" class="quiet" onClick=${() => setManual(false)}>${words.backToCheck}</button>
      </div>
    </div>`
  const ran = running.state === 'done' ? running : null
  return html`<div class="stack">
    ${
      ran
        ? html`<p role="status" class="visually-hidden">${words.done}</p>
            ${h(CheckResult, { check: ran.check, contract: contractOf(control), words })}
            ${h(AtOffice, {
              locations: control.locations,
              words,
              busy,
              fresh: ran.started !== null,
              answer: (where) => answer({ check: ran.check.id, ...where }),
            })}`
        : h(Offer, {
            maxBytes: control.maxBytes,
            said: running.state === 'offer' ? running.said : '',
            words,
            busy,
            start,
          })
    }
    <div class="quiet-row">
      ${ran && html`<button type="button" class="quiet" disabled=${busy} onClick=${start}>${words.again}</button>`}
      <button type="button" class="quiet" disabled=${busy} onClick=${() => setManual(true)}>
        ${words.typeIn}
      </button>
    </div>
    ${h(OtherLocations, { locations: control.locations, token, words })}
  </div>`
}

/** The draft of this question is its check. */
const NO_DRAFT = { read: () => null, keep: () => undefined }

const contractOf = ({ manual }: CheckControl): number | null => {
  const value = manual.find(({ name }) => name === 'contractedDownMbps')?.value
  const number = Number((value ?? '').replace(',', '.'))
  return number > 0 ? number : null
}

interface Where {
  atOffice: 'yes' | 'no' | 'unsure'
  location?: string
}

/** Where the person is decides whose line it is; a measurement alone never does. */
function AtOffice(props: {
  locations: string[]
  words: CheckWords
  busy: boolean
  /** It ran just now: whoever waited for it is taken to the question. */
  fresh: boolean
  answer: (where: Where) => void
}) {
  const { locations, words, busy, answer } = props
  const [which, setWhich] = useState(false)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (props.fresh || which) first.current?.focus({ preventScroll: true })
  }, [which])
  const button = (label: string, click: () => void, isFirst = false) =>
    html`<button
      type="button"
      class="chip"
      key=${label}
      disabled=${busy}
      ref=${isFirst ? first : undefined}
      data-first=${isFirst}
      onClick=${click}
    >
      ${label}
    </button>`
  const yes = () => {
    const [only] = locations
    if (locations.length > 1) return setWhich(true)
    answer({ atOffice: 'yes', ...(only ? { location: only } : {}) })
  }
  if (which)
    return html`<div role="group" aria-label=${words.which} class="stack">
      <p class="label">${words.which}</p>
      <div class="chips">
        ${locations.map((location, index) =>
          button(location, () => answer({ atOffice: 'yes', location }), index === 0),
        )}
      </div>
    </div>`
  return html`<div role="group" aria-label=${words.atOffice} class="stack">
    <p class="label">${words.atOffice}</p>
    <div class="chips">
      ${button(words.yes, yes, true)} ${button(words.no, () => answer({ atOffice: 'no' }))}
      ${button(words.notSure, () => answer({ atOffice: 'unsure' }))}
    </div>
    <p class="hint">${words.onlyYes}</p>
  </div>`
}
