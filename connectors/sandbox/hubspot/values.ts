import type { PropertyProblem } from './errors.ts'
import { DEAL_PIPELINE, OWNERS, type Definition } from './definitions.ts'

const MAX_TEXT_CHARS = 65_536

export type Checked = { value: string } | { problem: PropertyProblem }

/** A property value as HubSpot would store it (a string; `''` = blank), or why it refuses it. */
export function checkValue(definition: Definition | undefined, name: string, given: string): Checked {
  const refuse = (code: string, message: string): Checked => ({ problem: { name, code, message } })
  if (!definition) return refuse('PROPERTY_DOESNT_EXIST', `Property "${name}" does not exist`)
  if (definition.readOnly)
    return refuse('READ_ONLY_VALUE', `"${name}" is a read only property; its value cannot be set.`)
  if (given === '') return { value: '' }
  if (given.length > MAX_TEXT_CHARS) return refuse('VALUE_TOO_LONG', `The value of "${name}" is too long.`)
  switch (definition.type) {
    case 'string':
      return name === 'email' ? email(given, refuse) : { value: given }
    case 'number':
      if (name === 'price' && Number(given) < 0)
        return refuse('INVALID_NUMBER', 'The price of a line item cannot be negative.')
      return given.trim() !== '' && Number.isFinite(Number(given))
        ? { value: String(Number(given)) }
        : refuse('INVALID_NUMBER', `${given} was not a valid number.`)
    case 'bool':
      return given === 'true' || given === 'false'
        ? { value: given }
        : refuse('INVALID_OPTION', `${given} was not one of the allowed options: [true, false]`)
    case 'date':
    case 'datetime':
      return moment(definition.type, given, refuse)
    case 'enumeration':
      return option(definition, given, refuse)
  }
}

type Refuse = (code: string, message: string) => Checked

function email(given: string, refuse: Refuse): Checked {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(given))
    return refuse('INVALID_EMAIL', `Email address ${given} is invalid`)
  return { value: given.toLowerCase() }
}

/** Takes milliseconds or ISO 8601; a date must be midnight UTC, and is given back without its time. */
function moment(type: 'date' | 'datetime', given: string, refuse: Refuse): Checked {
  const at = new Date(/^-?\d+$/.test(given) ? Number(given) : given)
  if (Number.isNaN(at.getTime())) return refuse('INVALID_DATE', `${given} was not a valid date.`)
  const iso = at.toISOString()
  if (type === 'datetime') return { value: iso }
  if (!iso.endsWith('T00:00:00.000Z')) return refuse('INVALID_DATE', `${given} is not at midnight UTC.`)
  return { value: iso.slice(0, 10) }
}

/** Several values travel as one string, separated by semicolons. */
function option(definition: Definition, given: string, refuse: Refuse): Checked {
  const allowed = optionsOf(definition).map(({ value }) => value)
  const wanted = definition.fieldType === 'checkbox' ? given.split(';').filter(Boolean) : [given]
  const wrong = wanted.find((one) => !allowed.includes(one))
  return wrong === undefined
    ? { value: wanted.join(';') }
    : refuse(
        'INVALID_OPTION',
        `${wrong} was not one of the allowed options: [${allowed.slice(0, 20).join(', ')}]`,
      )
}

export function optionsOf(definition: Definition): { value: string; label: string }[] {
  if (definition.name === 'hubspot_owner_id')
    return OWNERS.map(({ id, firstName, lastName }) => ({ value: id, label: `${firstName} ${lastName}` }))
  if (definition.name === 'pipeline') return [{ value: DEAL_PIPELINE.id, label: DEAL_PIPELINE.label }]
  if (definition.name === 'dealstage')
    return DEAL_PIPELINE.stages.map(({ id, label }) => ({ value: id, label }))
  return definition.options
}
