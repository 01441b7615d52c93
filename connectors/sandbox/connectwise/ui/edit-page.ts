import { z } from 'zod'
import { html, type Html } from '../../hubspot/ui/html.ts'
import { hasCustomFields, type Definition } from '../custom-fields.ts'
import type { Problem } from '../errors.ts'
import { theKind } from '../kinds/index.ts'
import type { Field, Kind } from '../kinds/kind.ts'
import type { Portal, Told } from '../portal.ts'
import { isSecondary, nameOf, wordsOf } from './words.ts'

const MAX_CHOICES = 500
const CustomFields = z.array(z.looseObject({ id: z.number(), value: z.unknown().optional() })).catch([])

/** What is typed into the form, by the name of each control. */
export type Typed = Record<string, string>

/** The record as the form shows it at first. */
export function typedOf(kind: Kind, told: Told): Typed {
  const typed: Typed = {}
  for (const [name, field] of Object.entries(kind.fields)) typed[name] = textOf(field, told[name])
  for (const { id, value } of CustomFields.parse(told.customFields)) typed[`custom-${id}`] = plain(value)
  return typed
}

const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

function textOf(field: Field, value: unknown): string {
  if (field.type !== 'reference') return Array.isArray(value) ? value.join(', ') : plain(value)
  return typeof value === 'object' && value !== null && 'id' in value ? plain(value.id) : ''
}

export const editable = (kind: Kind): [string, Field][] =>
  Object.entries(kind.fields).filter(([, field]) => !field.readOnly && field.type !== 'ids')

/** The fields that differ from what the record has, as an API call would send them. */
export function changesOf(portal: Portal, kind: Kind, before: Typed, typed: Typed): Record<string, unknown> {
  const changes: Record<string, unknown> = {}
  for (const [name, field] of editable(kind)) {
    const value = typed[name]?.replaceAll('\r\n', '\n')
    if (value === undefined || value === (before[name] ?? '')) continue
    changes[name] = value === '' ? null : field.type === 'reference' ? { id: value } : value
  }
  const definitions = hasCustomFields(kind) ? portal.definitions(kind.name) : []
  const now = definitions.map(({ id }) => ({
    id,
    value: typed[`custom-${id}`] ?? before[`custom-${id}`] ?? '',
  }))
  if (now.some(({ id, value }) => value !== (before[`custom-${id}`] ?? ''))) changes.customFields = now
  return changes
}

/** `typed` is what was typed when the form comes back with problems. */
export function editPage(
  portal: Portal,
  base: string,
  kind: Kind,
  told: Told | undefined,
  typed: Typed,
  problems: Problem[] = [],
): Html {
  const address = told ? `${base}/${kind.name}/${told.id}` : `${base}/${kind.name}`
  const problemOf = (name: string) => problems.find(({ field }) => field.split('/')[0] === name)
  const control = ([name, field]: [string, Field]) =>
    labelled(name, wordsOf(name), problemOf(name), (more) =>
      controlOf(portal, name, field, typed[name] ?? '', more, companyOf(kind, told)),
    )
  const fields = editable(kind)
  const hidden = fields.filter(([name]) => isSecondary(name))
  const loose = problems.filter(({ field }) => !fields.some(([name]) => name === field.split('/')[0]))
  const definitions = hasCustomFields(kind) ? portal.definitions(kind.name) : []
  return html`<h1>${told ? `Edit ${nameOf(portal, kind, told)}` : `New ${kind.title.toLowerCase()}`}</h1>
    <p class="muted">Saving acts as a person in ConnectWise: whoever asked for callbacks hears of it.</p>
    ${
      problems.length > 0 &&
      html`<p class="notice danger" role="alert">
        Nothing was saved.
        ${loose.length > 0 ? loose.map(({ message }) => html`${message} `) : 'Correct the fields marked below.'}
      </p>`
    }
    <form class="card stack" method="post" action="${address}">
      <div class="crm-fields">${fields.filter((one) => !hidden.includes(one)).map(control)}</div>
      ${
        definitions.length > 0 &&
        html`<fieldset class="crm-group">
          <legend>User-defined fields</legend>
          <div class="crm-fields">
            ${definitions.map((one) =>
              labelled(`custom-${one.id}`, one.caption, undefined, (more) =>
                customControl(one, typed[`custom-${one.id}`] ?? '', more),
              ),
            )}
          </div>
        </fieldset>`
      }
      ${
        hidden.length > 0 &&
        html`<details ${hidden.some(([name]) => problemOf(name)) && html`open`}>
          <summary>${hidden.length} more fields</summary>
          <div class="crm-fields">${hidden.map(control)}</div>
        </details>`
      }
      <div class="row">
        <button class="primary" type="submit">Save</button>
        <a class="button" href="${address}">Cancel</a>
      </div>
    </form>`
}

function labelled(
  name: string,
  label: string,
  problem: Problem | undefined,
  control: (more: Html | string) => Html,
): Html {
  const invalid = problem ? html`aria-invalid="true" aria-describedby="${name}-problem"` : ''
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${control(invalid)} ${problem && html`<p class="error" id="${name}-problem">${problem.message}</p>`}
  </div>`
}

/** Sites are chosen among those of the company that the record is about. */
function companyOf(kind: Kind, told: Told | undefined): number | undefined {
  const company = kind.name === 'companies' ? told : told?.company
  return typeof company === 'object' && company !== null && 'id' in company ? Number(company.id) : undefined
}

function controlOf(
  portal: Portal,
  name: string,
  field: Field,
  value: string,
  more: Html | string,
  company: number | undefined,
): Html {
  switch (field.type) {
    case 'reference': {
      const to = theKind(field.to)
      const all = portal.all(field.to, to.parent ? company : undefined).slice(-MAX_CHOICES)
      return choice(
        name,
        value,
        all.map((one) => [String(one.id), nameOf(portal, to, one)] as const),
        more,
      )
    }
    case 'flag':
      return choice(
        name,
        value,
        [
          ['true', 'Yes'],
          ['false', 'No'],
        ],
        more,
      )
    case 'one of':
      return choice(
        name,
        value,
        field.values.map((one) => [one, one] as const),
        more,
      )
    default:
      return field.long
        ? area(name, value, more)
        : input(name, value, field.type === 'text' ? 'text' : 'decimal', more)
  }
}

function customControl(
  { id, fieldTypeIdentifier: type, options, entryTypeIdentifier }: Definition,
  value: string,
  more: Html | string,
): Html {
  const name = `custom-${id}`
  if (type === 'Checkbox')
    return choice(
      name,
      value,
      [
        ['true', 'Yes'],
        ['false', 'No'],
      ],
      more,
    )
  if (entryTypeIdentifier === 'List' || entryTypeIdentifier === 'Option')
    return choice(
      name,
      value,
      options.map(({ optionValue }) => [optionValue, optionValue] as const),
      more,
    )
  return type === 'TextArea' ? area(name, value, more) : input(name, value, 'text', more)
}

const input = (name: string, value: string, mode: string, more: Html | string) =>
  html`<input id="${name}" name="${name}" value="${value}" inputmode="${mode}" autocomplete="off" ${more} />`

const area = (name: string, value: string, more: Html | string) =>
  html`<textarea id="${name}" name="${name}" rows="4" ${more}>${value}</textarea>`

const choice = (name: string, value: string, choices: (readonly [string, string])[], more: Html | string) =>
  html`<select id="${name}" name="${name}" ${more}>
    <option value="">—</option>
    ${choices.map(([one, label]) => html`<option value="${one}" ${one === value && html`selected`}>${label}</option>`)}
  </select>`
