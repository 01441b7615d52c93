import type { Definition } from '../definitions.ts'
import type { PropertyProblem } from '../errors.ts'
import type { Portal, StoredRecord } from '../portal.ts'
import { optionsOf } from '../values.ts'
import { html, type Html } from './html.ts'
import { nameOf } from './words.ts'

/** What a rep may change here: everything but what HubSpot keeps, and our key. */
export const editable = (portal: Portal, record: StoredRecord): Definition[] =>
  portal.schema
    .properties(record.object)
    .filter((one) => !one.readOnly && (one.hubspotDefined || !one.hasUniqueValue))

/** `values` are what was typed when the form comes back with problems. */
export function editPage(
  portal: Portal,
  base: string,
  record: StoredRecord,
  values: Record<string, string>,
  problems: PropertyProblem[] = [],
): Html {
  const address = `${base}/${record.object}/${record.id}`
  const loose = problems.filter(({ name }) => !editable(portal, record).some((one) => one.name === name))
  return html`<h1>Edit ${nameOf(record)}</h1>
    <p class="muted">Saving acts as a person in the CRM: the change goes out as a webhook.</p>
    ${
      problems.length > 0 &&
      html`<p class="notice danger" role="alert">
        Nothing was saved.
        ${loose.length > 0 ? loose.map(({ message }) => html`${message} `) : 'Correct the fields marked below.'}
      </p>`
    }
    <form class="card stack" method="post" action="${address}">
      <div class="crm-fields">
        ${editable(portal, record).map((one) =>
          field(
            one,
            values[one.name] ?? '',
            problems.find(({ name }) => name === one.name),
          ),
        )}
      </div>
      <div class="row">
        <button class="primary" type="submit">Save</button>
        <a class="button" href="${address}">Cancel</a>
      </div>
    </form>`
}

function field(definition: Definition, value: string, problem: PropertyProblem | undefined): Html {
  const { name, label } = definition
  const invalid = problem ? html`aria-invalid="true" aria-describedby="${name}-problem"` : ''
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${control(definition, value, invalid)}
    ${problem && html`<p class="error" id="${name}-problem">${problem.message}</p>`}
  </div>`
}

function control(
  { name, type, fieldType, ...rest }: Definition,
  value: string,
  invalid: Html | string,
): Html {
  if (type === 'enumeration' && fieldType !== 'checkbox') {
    const options = optionsOf({ name, type, fieldType, ...rest })
    return html`<select id="${name}" name="${name}" ${invalid}>
      <option value="">—</option>
      ${options.map(
        (one) =>
          html`<option value="${one.value}" ${one.value === value && html`selected`}>${one.label}</option>`,
      )}
    </select>`
  }
  if (fieldType === 'textarea' || fieldType === 'html')
    return html`<textarea id="${name}" name="${name}" rows="4" ${invalid}>${value}</textarea>`
  const mode =
    type === 'number' ? 'decimal' : fieldType === 'phonenumber' ? 'tel' : name === 'email' ? 'email' : 'text'
  return html`<input
    id="${name}"
    name="${name}"
    value="${value}"
    inputmode="${mode}"
    autocomplete="off"
    ${invalid}
  />`
}
