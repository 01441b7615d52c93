import type { ObjectName } from '../definitions.ts'
import type { Portal, StoredRecord } from '../portal.ts'
import { html, type Html } from './html.ts'
import { COLUMNS, moment, nameOf, shown, TITLES } from './words.ts'

const MAX_ROWS = 500

/** All records of one object, the newest first. */
export function listPage(portal: Portal, base: string, object: ObjectName): Html {
  const records = portal.list(object, 0, 100_000).reverse()
  const { many } = TITLES[object]
  if (records.length === 0)
    return html`<h1>${many}</h1>
      <div class="empty">
        <h2>No ${many.toLowerCase()} yet</h2>
        <p>Records appear here once a prospect gives an e-mail and consent.</p>
      </div>`
  const [, ...columns] = COLUMNS[object]
  const labels = columns.map((name) => portal.schema.property(object, name)?.label ?? name)
  return html`<h1>${many}</h1>
    <div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col">${TITLES[object].one}</th>
            ${labels.map((label) => html`<th scope="col">${label}</th>`)}
            <th scope="col">Last changed</th>
          </tr>
        </thead>
        <tbody>
          ${records.slice(0, MAX_ROWS).map((record) => row(portal, base, record, columns))}
        </tbody>
      </table>
    </div>
    ${records.length > MAX_ROWS && html`<p class="muted">The newest ${MAX_ROWS} of ${records.length}.</p>`}`
}

const row = (portal: Portal, base: string, record: StoredRecord, columns: string[]) =>
  html`<tr>
    <th scope="row"><a href="${base}/${record.object}/${record.id}">${nameOf(record)}</a></th>
    ${columns.map((name) => {
      const definition = portal.schema.property(record.object, name)
      return html`<td>${definition && shown(definition, record.properties[name])}</td>`
    })}
    <td>${moment(record.updatedAt)}</td>
  </tr>`
