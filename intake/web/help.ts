import { html } from 'htm/preact'
import { h } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ActionName } from '../../hub/domain/conversation.ts'
import { LANGUAGES, languageOf } from '../../hub/domain/languages.ts'
import type { Actions } from './actions.ts'
import { ContinueElsewhere } from './elsewhere.ts'
import { question } from './icons.ts'
import { useWords } from './language.ts'
import { later } from './later.ts'

/** A panel under one button: people to ask, going on elsewhere, the language, what becomes of the answers. */
export function Help({ msp, actions }: { msp: string; actions: Actions }) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  const [section, setSection] = useState<'elsewhere' | 'data' | null>(null)
  const root = useRef<HTMLDivElement>(null)
  const close = () => {
    setOpen(false)
    root.current?.querySelector('button')?.focus()
  }
  useEffect(() => {
    if (!open) return setSection(null)
    const away = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close()
    }
    document.addEventListener('pointerdown', away)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', away)
      document.removeEventListener('keydown', escape)
    }
  }, [open])
  const ask = (action: ActionName, label: string) => {
    close()
    actions.act(action, label)
  }
  return html`<div class="help" ref=${root}>
    <button
      type="button"
      class="quiet"
      aria-expanded=${open ? 'true' : 'false'}
      aria-controls="help"
      onClick=${() => setOpen(!open)}
    >
      ${question}${words.help}
    </button>
    <div class="panel floating" id="help" hidden=${!open}>
      <button type="button" onClick=${() => ask('person', words.person)}>${words.person}</button>
      <button type="button" onClick=${() => ask('call', words.call)}>${words.call}</button>
      ${h(Unfolding, {
        label: words.elsewhere,
        open: section === 'elsewhere',
        toggle: () => setSection(section === 'elsewhere' ? null : 'elsewhere'),
      })}
      ${section === 'elsewhere' && h(ContinueElsewhere, { actions })}
      ${h(Unfolding, {
        label: words.yourData,
        open: section === 'data',
        toggle: () => setSection(section === 'data' ? null : 'data'),
      })}
      ${section === 'data' && h(YourData, { msp, actions })} ${h(Languages, { actions })}
      <p class="small muted">${words.privacy(msp)}</p>
      ${open && h(Forget, { actions })}
    </div>
  </div>`
}

const YourData = later(() => import('./your-data.ts').then(({ YourData }) => YourData))

function Unfolding(props: { label: string; open: boolean; toggle: () => void }) {
  return html`<button type="button" aria-expanded=${props.open ? 'true' : 'false'} onClick=${props.toggle}>
    ${props.label}
  </button>`
}

function Languages({ actions }: { actions: Actions }) {
  const words = useWords()
  return html`<div class="field">
    <label for="language" class="small">${words.language}</label>
    <select
      id="language"
      value=${words.t.code}
      onChange=${({ currentTarget }: { currentTarget: HTMLSelectElement }) => actions.speak(languageOf([currentTarget.value]))}
    >
      ${LANGUAGES.map(
        ({ code, name }) =>
          html`<option key=${code} value=${code} lang=${code} selected=${code === words.t.code}>
            ${name}
          </option>`,
      )}
    </select>
  </div>`
}

/** Two taps, for a shared computer: the second says what will happen. */
function Forget({ actions }: { actions: Actions }) {
  const words = useWords()
  const [asked, setAsked] = useState(false)
  if (!asked)
    return html`<button type="button" class="quiet small" onClick=${() => setAsked(true)}>
      ${words.forget}
    </button>`
  return html`<div class="stack">
    <p class="small">${words.forgetHow}</p>
    <div class="row">
      <button type="button" class="danger" onClick=${actions.startAgain}>${words.forget}</button>
      <button type="button" class="quiet" onClick=${() => setAsked(false)}>${words.cancel}</button>
    </div>
  </div>`
}
