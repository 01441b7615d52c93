import { fromInside } from './messages.ts'
import { STYLES } from './styles.ts'

/** What the button and the dialog are called, by language; put in by the server. */
declare const LABELS: Record<string, { button: string; title: string; close: string } | undefined>

/**
 * Runs on the MSP's own site: `<script src="https://…/embed.js" async></script>` puts a button into the page that opens
 * the intake in a dialog. Sets no cookie, reads nothing of the page, and works under a strict CSP that allows the hub
 * in script-src and frame-src: styles are set by script, inside a shadow root.
 */
const script = document.currentScript
if (script instanceof HTMLScriptElement) whenReady(() => embed(script))

function whenReady(start: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start, { once: true })
  else start()
}

function embed({ src, dataset }: HTMLScriptElement): void {
  const hub = new URL(src)
  const wanted = (dataset.lang ?? document.documentElement.lang).slice(0, 2).toLowerCase()
  const lang = LABELS[wanted] ? wanted : 'en'
  const labels = LABELS[lang]
  if (!labels) return

  const place = document.createElement('div')
  const root = place.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLES)
  root.adoptedStyleSheets = [sheet]

  const button = element(
    'button',
    { type: 'button', class: 'open', 'aria-haspopup': 'dialog' },
    dataset.label ?? labels.button,
  )
  const dialog = element('dialog', { 'aria-label': labels.title, lang })
  const bar = element('div', { class: 'bar' })
  const close = element('button', { type: 'button', class: 'close' }, labels.close)
  bar.append(close)
  dialog.append(bar)
  root.append(button, dialog)
  document.body.append(place)

  let frame: HTMLIFrameElement | undefined
  const open = () => {
    if (!frame) {
      // Nothing of the hub but this script is loaded before somebody asks for it.
      const address = new URL('embed', hub)
      address.searchParams.set('from', location.origin)
      address.searchParams.set('lang', lang)
      frame = element('iframe', {
        src: address.href,
        title: labels.title,
        allow: 'clipboard-write',
        referrerpolicy: 'no-referrer',
      })
      dialog.append(frame)
    }
    if (!dialog.open) dialog.showModal()
    frame.focus()
  }
  button.addEventListener('click', open)
  close.addEventListener('click', () => dialog.close())
  // The browser gives the focus back to what had it before; from inside the frame it would be lost.
  dialog.addEventListener('close', () => button.focus())
  addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.origin !== hub.origin || !frame || event.source !== frame.contentWindow) return
    if (fromInside(event.data) === 'close') dialog.close()
  })
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string>,
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.textContent = text
  return made
}
