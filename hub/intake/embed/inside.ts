import { spell } from './messages.ts'

/**
 * Runs in the frame beside the intake: Escape closes the dialog of the page around it, unless something in the intake
 * used the key itself. Only the page that the hub was asked for hears it.
 */
const from = new URLSearchParams(location.search).get('from')

addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.defaultPrevented || !from || parent === window) return
  if (document.querySelector('dialog[open], [aria-expanded="true"]')) return
  parent.postMessage(spell('close'), from)
})
