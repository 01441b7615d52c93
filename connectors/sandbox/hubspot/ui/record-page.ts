import { OBJECTS, type Definition, type ObjectName } from '../definitions.ts'
import { fileName } from '../files-api.ts'
import type { Files } from '../files.ts'
import type { Portal, StoredRecord } from '../portal.ts'
import { html, type Html } from './html.ts'
import { safeNote } from './note-html.ts'
import { moment, nameOf, ownerName, shown, TITLES } from './words.ts'

/** Bodies of notes and tasks are drawn as text of their own, not as a row. */
const BODIES = new Set(['hs_note_body', 'hs_task_body', 'hs_attachment_ids'])

export interface Account {
  portal: Portal
  files: Files
  /** Where the page is mounted. */
  base: string
}

/** One record: what is in it, what it is linked to, its notes and tasks. */
export function recordPage(account: Account, record: StoredRecord, saved: boolean): Html {
  const { portal, base } = account
  const definitions = portal.schema.properties(record.object).filter(({ name }) => !BODIES.has(name))
  const own = definitions.filter((one) => !one.hubspotDefined)
  const standard = definitions.filter(
    (one) => one.hubspotDefined && (!one.readOnly || record.properties[one.name] !== undefined),
  )
  const linked = (object: ObjectName) =>
    portal.links.of(record.id, object).flatMap(({ id }) => portal.get(object, id) ?? [])
  const body = record.properties.hs_note_body ?? record.properties.hs_task_body
  return html`<div class="spread">
      <div>
        <p class="muted small">${TITLES[record.object].one} · record ${record.id}</p>
        <h1>${nameOf(record)}</h1>
        <p class="muted small">
          Owner: ${ownerName(record.properties.hubspot_owner_id) || 'nobody'} · changed
          ${moment(record.updatedAt)}
        </p>
      </div>
      <a class="button primary" href="${base}/${record.object}/${record.id}/edit">Edit as a rep</a>
    </div>
    ${saved && html`<p class="notice good" role="status">Saved, and sent to whoever listens for webhooks.</p>`}
    <div class="crm-columns">
      <div class="stack">
        ${body !== undefined && html`<section class="card note">${safeNote(body)} ${attached(account, record)}</section>`}
        <section class="card stack">
          <h2>Properties</h2>
          ${pairs(record, standard)}
        </section>
        ${
          own.length > 0 &&
          html`<section class="card stack">
            <h2>Added by Entourage Sentry</h2>
            ${pairs(record, own)}
          </section>`
        }
      </div>
      <div class="stack">
        ${OBJECTS.filter(
          (object) => object !== 'notes' && object !== 'tasks' && object !== record.object,
        ).map((object) => associations(base, object, linked(object)))}
        ${activities(account, 'tasks', linked('tasks'))} ${activities(account, 'notes', linked('notes'))}
      </div>
    </div>`
}

const pairs = (record: StoredRecord, definitions: Definition[]) =>
  html`<dl class="pairs">
    ${definitions.map(
      (one) =>
        html`<dt>${one.label}</dt>
          <dd data-name="${one.name}">${shown(one, record.properties[one.name])}</dd>`,
    )}
  </dl>`

const associations = (base: string, object: ObjectName, records: StoredRecord[]) =>
  html`<section class="card stack">
    <h2>${TITLES[object].many} <span class="count">${records.length}</span></h2>
    ${
      records.length === 0
        ? html`<p class="muted">None linked.</p>`
        : html`<ul class="links">
            ${records.map((one) => html`<li><a href="${base}/${object}/${one.id}">${nameOf(one)}</a></li>`)}
          </ul>`
    }
  </section>`

/** Files that a note carries. */
function attached({ files, base }: Account, { properties }: StoredRecord): Html | false {
  const all = (properties.hs_attachment_ids ?? '').split(';').flatMap((id) => files.get(id) ?? [])
  return (
    all.length > 0 &&
    html`<ul class="links" aria-label="Attachments">
      ${all.map(
        (file) =>
          html`<li>
            <a href="${base}/files/${file.id}">${fileName(file)}</a>
            <span class="muted small"
              >${Math.ceil(file.content.length / 1024)} kB, ${file.access.toLowerCase()}</span
            >
          </li>`,
      )}
    </ul>`
  )
}

function activities(account: Account, object: 'notes' | 'tasks', records: StoredRecord[]): Html {
  const newest = [...records].sort((a, b) => b.updatedAt - a.updatedAt)
  return html`<section class="card stack">
    <h2>${TITLES[object].many} <span class="count">${records.length}</span></h2>
    ${records.length === 0 && html`<p class="muted">None yet.</p>`}
    ${newest.map(
      (one) =>
        html`<article class="note">
          <p class="small muted">
            <a href="${account.base}/${object}/${one.id}">${nameOf(one)}</a>
            ${one.properties.hs_timestamp && html` · ${moment(one.properties.hs_timestamp)}`}
            ${one.properties.hs_task_status && html` · ${one.properties.hs_task_status.toLowerCase().replaceAll('_', ' ')}`}
          </p>
          ${safeNote(one.properties.hs_note_body ?? one.properties.hs_task_body ?? '')}
          ${attached(account, one)}
        </article>`,
    )}
  </section>`
}
