import { html, type Html } from '../../hubspot/ui/html.ts'
import { KINDS } from '../kinds/index.ts'
import type { Kind } from '../kinds/kind.ts'
import type { Portal, Told } from '../portal.ts'
import { changedAt, COLUMNS, moment, nameOf, shown, TABS, titleOf, wordsOf } from './words.ts'

const MAX_ROWS = 500

/** All records of one kind, the newest first; of set-up tables in their own order. */
export function listPage(portal: Portal, base: string, kind: Kind): Html {
  const all = portal.all(kind.name)
  const records = TABS.includes(kind.name) ? all.reverse() : all
  const columns = COLUMNS[kind.name] ?? Object.keys(kind.fields).filter((name) => name !== kind.label)
  const canAdd = !kind.readOnly && !kind.parent && kind.name !== 'documents'
  return html`<div class="spread">
      <h1>${titleOf(kind)}</h1>
      ${canAdd && html`<a class="button" href="${base}/${kind.name}/new">New ${kind.title.toLowerCase()}</a>`}
    </div>
    ${records.length === 0 ? empty(kind) : table(portal, base, kind, records, columns)}
    ${records.length > MAX_ROWS && html`<p class="muted">The newest ${MAX_ROWS} of ${records.length}.</p>`}`
}

const empty = (kind: Kind) =>
  html`<div class="empty">
    <h2>No ${titleOf(kind).toLowerCase()} yet</h2>
    <p>What the hub or a person writes appears here.</p>
  </div>`

const table = (portal: Portal, base: string, kind: Kind, records: Told[], columns: string[]) =>
  html`<div class="table">
    <table>
      <thead>
        <tr>
          <th scope="col">${kind.title}</th>
          ${columns.map((name) => html`<th scope="col">${wordsOf(name)}</th>`)}
          <th scope="col">Last changed</th>
        </tr>
      </thead>
      <tbody>
        ${records.slice(0, MAX_ROWS).map(
          (told) =>
            html`<tr>
              <th scope="row"><a href="${base}/${kind.name}/${told.id}">${nameOf(portal, kind, told)}</a></th>
              ${columns.map((name) => {
                const field = kind.fields[name]
                const parent = kind.parent?.field === name ? kind.parent.kind : undefined
                return html`<td>
                  ${
                    parent
                      ? shown(base, { type: 'reference', to: parent }, told[name])
                      : field && shown(base, field, told[name])
                  }
                </td>`
              })}
              <td>${moment(changedAt(told))}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`

/** The tables that an administrator of ConnectWise keeps, and what hangs on other records. */
export function setupPage(portal: Portal, base: string): Html {
  const rest = KINDS.filter(({ name }) => !TABS.includes(name))
  const group = (title: string, kinds: Kind[]) =>
    html`<section class="card stack">
      <h2>${title}</h2>
      <ul class="links">
        ${kinds.map(
          (kind) =>
            html`<li>
              <a href="${base}/${kind.name}">${titleOf(kind)}</a>
              <span class="count">${portal.count(kind.name)}</span>
            </li>`,
        )}
      </ul>
    </section>`
  const hangs = rest.filter(({ parent, name }) => parent !== undefined || name === 'documents')
  const people = rest.filter(({ name }) =>
    ['members', 'locations', 'departments', 'userDefinedFields', 'callbacks'].includes(name),
  )
  const tables = rest.filter((kind) => !hangs.includes(kind) && !people.includes(kind))
  return html`<h1>Set-up</h1>
    <p class="muted">Take an option away here, or rename it, to see what the hub makes of it.</p>
    <div class="crm-groups">
      ${group('People and system', people)} ${group('Statuses, types and lists', tables)}
      ${group('On other records', hangs)}
    </div>`
}
