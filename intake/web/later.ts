import { html } from 'htm/preact'
import { h, type ComponentType, type FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useWords } from './language.ts'

/** A part of the page that is loaded when it is first needed. Without a connection it can be tried again. */
export const later = <P extends object>(load: () => Promise<ComponentType<P>>): FunctionComponent<P> =>
  function Later(props) {
    const words = useWords()
    const [loaded, setLoaded] = useState<{ part: ComponentType<P> } | 'failed' | null>(null)
    const begin = () => {
      setLoaded(null)
      load().then(
        (part) => setLoaded({ part }),
        () => setLoaded('failed'),
      )
    }
    useEffect(begin, [])
    if (loaded === null) return html`<p class="muted" role="status">${words.loading}</p>`
    if (loaded !== 'failed') return h(loaded.part, props)
    return html`<div class="row">
      <p class="error" role="alert">${words.failed}</p>
      <button type="button" onClick=${begin}>${words.retry}</button>
    </div>`
  }
