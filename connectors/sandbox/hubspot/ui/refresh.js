/* global document, fetch, location, setInterval, DOMParser */

/** Looks for news every two seconds while the page is in view, and marks the values that changed. */
const EVERY_MS = 2000

const values = (root) =>
  new Map([...root.querySelectorAll('[data-name]')].map((one) => [one.dataset.name, one.textContent]))

async function refresh() {
  if (document.hidden || document.getSelection()?.toString()) return
  const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } })
  if (!answer.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const id of ['tabs', 'main']) {
    const [now, then] = [fresh.getElementById(id), document.getElementById(id)]
    if (!now || !then || now.innerHTML === then.innerHTML) continue
    if (then.contains(document.activeElement)) continue
    const before = values(then)
    for (const one of now.querySelectorAll('[data-name]'))
      if (before.has(one.dataset.name) && before.get(one.dataset.name) !== one.textContent)
        one.classList.add('fresh')
    then.replaceChildren(...now.childNodes)
  }
}

setInterval(() => void refresh().catch(() => {}), EVERY_MS)
