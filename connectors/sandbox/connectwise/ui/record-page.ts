import { z } from 'zod'
import { html, type Html } from '../../hubspot/ui/html.ts'
import { KINDS, theKind } from '../kinds/index.ts'
import type { Field, Kind } from '../kinds/kind.ts'
import type { Portal, Told } from '../portal.ts'
import { changedAt, changedBy, isSecondary, moment, nameOf, shown, titleOf, wordsOf } from './words.ts'

const MAX_RELATED = 50
const CustomFields = z.array(z.looseObject({ caption: z.string(), value: z.unknown().optional() })).catch([])

/** One record: what is in it, what belongs to it, and what refers to it. */
export function recordPage(portal: Portal, base: string, kind: Kind, told: Told, saved: boolean): Html {
  const fields = Object.entries(kind.fields)
  const main = fields.filter(([name]) => !isSecondary(name))
  const more = fields.filter(([name]) => isSecondary(name) && told[name] !== undefined)
  const custom = CustomFields.parse(told.customFields)
  const address = `${base}/${kind.name}/${told.id}`
  return html`<div class="spread">
      <div>
        <p class="muted small">${kind.title} · record ${told.id} ${belonging(portal, base, kind, told)}</p>
        <h1>${nameOf(portal, kind, told)}</h1>
        <p class="muted small">Changed ${moment(changedAt(told))} by ${changedBy(told)}</p>
      </div>
      ${!kind.readOnly && kind.name !== 'documents' && html`<a class="button primary" href="${address}/edit">Edit as a rep</a>`}
    </div>
    ${saved && html`<p class="notice good" role="status">Saved, and told to whoever asked for callbacks.</p>`}
    <div class="crm-columns">
      <div class="stack">
        <section class="card stack">
          <h2>Fields</h2>
          ${pairs(base, main, told)} ${types(told)}
          ${
            more.length > 0 &&
            html`<details>
              <summary>${more.length} more</summary>
              ${pairs(base, more, told)}
            </details>`
          }
        </section>
        ${
          custom.length > 0 &&
          html`<section class="card stack">
            <h2>User-defined fields</h2>
            <dl class="pairs">
              ${custom.map(
                ({ caption, value }) =>
                  html`<dt>${caption}</dt>
                    <dd data-name="custom ${caption}">${shown(base, { type: 'text' }, value)}</dd>`,
              )}
            </dl>
          </section>`
        }
      </div>
      <div class="stack">${related(portal, base, kind, told)} ${removal(kind, address)}</div>
    </div>`
}

const pairs = (base: string, fields: [string, Field][], told: Told) =>
  html`<dl class="pairs">
    ${fields.map(
      ([name, field]) =>
        html`<dt>${wordsOf(name)}</dt>
          <dd data-name="${name}">${shown(base, field, told[name])}</dd>`,
    )}
  </dl>`

const Types = z.array(z.looseObject({ name: z.string() })).catch([])

function types({ types: given }: Told): Html | false {
  const names = Types.parse(given).map(({ name }) => name)
  return (
    names.length > 0 &&
    html`<dl class="pairs">
      <dt>Types</dt>
      <dd data-name="types">${names.join(', ')}</dd>
    </dl>`
  )
}

function belonging(portal: Portal, base: string, { parent, name }: Kind, { id }: Told): Html | false {
  const at = portal.rows.get(name, id)?.parent
  const told = parent && typeof at === 'number' ? portal.get(parent.kind, at) : undefined
  return (
    parent !== undefined &&
    told !== undefined &&
    html`of <a href="${base}/${parent.kind}/${told.id}">${nameOf(portal, theKind(parent.kind), told)}</a>`
  )
}

const RECORD_TYPES: Record<string, string> = {
  companies: 'Company',
  contacts: 'Contact',
  opportunities: 'Opportunity',
  activities: 'Activity',
  configurations: 'Configuration',
}

/** Its children, its documents, and the records of other tabs that name it. */
function related(portal: Portal, base: string, kind: Kind, { id }: Told): Html[] {
  const children = KINDS.filter(
    ({ parent, name }) => parent?.kind === kind.name && !name.endsWith('TypeAssociations'),
  )
  const naming = KINDS.filter(
    ({ callback, fields, name }) =>
      callback !== undefined && name !== kind.name && refersTo(fields, kind.name) !== undefined,
  )
  const documents = theKind('documents')
  const groups: [Kind, number[]][] = [
    ...naming.map((one): [Kind, number[]] => {
      const field = refersTo(one.fields, kind.name) ?? ''
      return [
        one,
        [...portal.rows.all(one.name)].filter(({ body }) => body[field] === id).map((row) => row.id),
      ]
    }),
    ...children.map((one): [Kind, number[]] => [
      one,
      [...portal.rows.all(one.name, id)].map((row) => row.id),
    ]),
  ]
  if (RECORD_TYPES[kind.name])
    groups.push([
      documents,
      [...portal.rows.all('documents')]
        .filter(({ body }) => body.recordType === RECORD_TYPES[kind.name] && body.recordId === id)
        .map((row) => row.id),
    ])
  const empty = groups.filter(([, ids]) => ids.length === 0).map(([one]) => shortTitle(one).toLowerCase())
  return [
    ...groups.filter(([, ids]) => ids.length > 0).map(([one, ids]) => group(portal, base, one, ids)),
    ...(empty.length > 0 ? [html`<p class="muted small">None yet: ${empty.join(', ')}.</p>`] : []),
  ]
}

/** The field by which a record mainly belongs to one of that kind. */
const refersTo = (fields: Record<string, Field>, kind: string): string | undefined =>
  Object.entries(fields).find(
    ([name, field]) =>
      field.type === 'reference' && field.to === kind && ['company', 'contact', 'opportunity'].includes(name),
  )?.[0]

const shortTitle = (kind: Kind): string => titleOf(kind).replace(/ of .*/, '')

function group(portal: Portal, base: string, kind: Kind, ids: number[]): Html {
  const records = ids
    .slice(-MAX_RELATED)
    .reverse()
    .flatMap((id) => portal.get(kind.name, id) ?? [])
  return html`<section class="card stack">
    <h2>${shortTitle(kind)} <span class="count">${ids.length}</span></h2>
    ${
      longText(kind) === undefined
        ? html`<ul class="links">
            ${records.map((told) => html`<li>${mention(portal, base, kind, told)}</li>`)}
          </ul>`
        : records.map((told) => article(portal, base, kind, told))
    }
  </section>`
}

/** The field of notes and activities that is a text to read. */
const longText = (kind: Kind): string | undefined =>
  kind.name === 'activities' ? 'notes' : kind.name.endsWith('Notes') ? 'text' : undefined

function article(portal: Portal, base: string, kind: Kind, told: Told): Html {
  const text = told[longText(kind) ?? '']
  const link =
    kind.name === 'activities'
      ? mention(portal, base, kind, told)
      : html`<a href="${base}/${kind.name}/${told.id}">Note ${told.id}</a>`
  return html`<article class="note">
    <p class="small muted">${link} · ${moment(changedAt(told))} by ${changedBy(told)}</p>
    ${typeof text === 'string' && html`<p class="text">${text}</p>`}
  </article>`
}

function mention(portal: Portal, base: string, kind: Kind, told: Told): Html {
  const aside =
    kind.name === 'forecastItems'
      ? `${String(told.forecastType)}, ${String(told.revenue)}`
      : kind.name === 'communications'
        ? String(told.communicationType)
        : undefined
  return html`<a href="${base}/${kind.name}/${told.id}">${nameOf(portal, kind, told)}</a>
    ${aside !== undefined && html`<span class="muted small">${aside}</span>`}
    ${kind.name === 'documents' && html`<a class="small" href="${base}/files/${told.id}">Download</a>`}`
}

const removal = (kind: Kind, address: string) =>
  !kind.readOnly &&
  html`<details class="card">
    <summary>Delete this ${kind.title.toLowerCase()}</summary>
    <form class="stack" method="post" action="${address}/delete">
      <p class="muted">It goes as if a person had deleted it in ConnectWise. There is no way back here.</p>
      <div class="row"><button class="danger" type="submit">Delete</button></div>
    </form>
  </details>`
