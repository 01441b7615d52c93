import type { Connector, RemoteSchema } from '../domain/connector.ts'
import type { Ability, Connection } from '../domain/sync.ts'
import type { ChoiceMapping, Mapping } from '../mapping/mapping.ts'
import { checkAgainst } from '../mapping/check-against.ts'
import { wantedProperties } from '../mapping/use-mapping.ts'
import { liveOptions, type LiveOption } from './live-options.ts'

/** One thing that setting a connection up takes, in the order in which they are done. */
export interface SetupStep {
  id: string
  title: string
  /** `blocked`: something before it has to be done first. */
  state: 'done' | 'open' | 'blocked'
  /** Nothing is sent before it is done; the others can wait. */
  required: boolean
  /** How it stands, in words. */
  detail: string
  /** What to do about it, while it is not done. */
  remedy?: string
  /** Single things that are missing. */
  missing?: string[]
  /** For a choice: its name, what the CRM offers, and what counts now. */
  choice?: { name: string; help?: string; options: LiveOption[]; value?: string }
}

/** What a look at the account found. What could not be looked at is null. */
export interface Looked {
  /** Why the account could not be opened. */
  failure: string | null
  account: string
  /** Permissions that the sign-in lacks. */
  missing: string[]
  schema: RemoteSchema | null
  /** Why its fields could not be read, or ours not be made. */
  trouble: string | null
  abilities: readonly Ability[]
}

/** Pure: every step of setting a connection up, with what is missing and what to do about it. */
export function setupSteps(
  connection: Connection,
  mapping: Mapping,
  connector: Pick<Connector, 'title' | 'auth'>,
  looked: Looked,
): SetupStep[] {
  const { title } = connector
  const before = [
    signIn(title, looked),
    permissions(title, connector.auth?.[0]?.help, looked),
    fields(title, mapping, looked),
    ...mapping.choices.map((choice) => choiceStep(choice, mapping, connection, title, looked)),
    lines(mapping, looked),
  ]
  const trial = trialStep(connection, title, openOf(before))
  const enable: SetupStep = {
    id: 'enable',
    title: 'Switch it on',
    required: true,
    ...(connection.state === 'setup'
      ? openOf([...before, trial]).length > 0
        ? { state: 'blocked', detail: `Waits for: ${titles(openOf([...before, trial]))}.` }
        : {
            state: 'open',
            detail: 'Everything is in place. Assessments are sent as soon as you switch it on.',
          }
      : { state: 'done', detail: 'Assessments are sent.' }),
  }
  return [...before, trial, enable]
}

/** What keeps a connection from being switched on without a trial. */
export const openRequirements = (steps: SetupStep[]): SetupStep[] =>
  openOf(steps).filter(({ id }) => id !== 'trial' && id !== 'enable')

export const openOf = (steps: SetupStep[]): SetupStep[] =>
  steps.filter(({ required, state }) => required && state !== 'done')

const MOST_TITLES = 3
function titles(steps: SetupStep[]): string {
  const named = steps.slice(0, MOST_TITLES).map(({ title }) => title)
  const more = steps.length - named.length
  return named.join(', ') + (more > 0 ? ` and ${more} more` : '')
}

const BLOCKED = { state: 'blocked', detail: 'Waits for the steps above.' } as const

function signIn(crm: string, { failure, account }: Looked): SetupStep {
  const step = { id: 'sign-in', title: 'Sign in', required: true }
  return failure === null
    ? { ...step, state: 'done', detail: `${crm} knows us as account ${account}.` }
    : { ...step, state: 'open', detail: failure, remedy: 'Replace the credentials, then look again.' }
}

/** Each says what it is for: an account without quotes needs no permission for quotes. The trial proves the rest. */
function permissions(crm: string, help: string | undefined, { failure, missing }: Looked): SetupStep {
  const step = { id: 'permissions', title: 'Permissions', required: false }
  if (failure !== null) return { ...step, ...BLOCKED }
  if (missing.length === 0) return { ...step, state: 'done', detail: 'Nothing is missing.' }
  return {
    ...step,
    state: 'open',
    detail: `${crm} does not let us do everything that the sync can do.`,
    missing,
    remedy: ['Grant what you want to use, then look again.', help].filter(Boolean).join(' '),
  }
}

function fields(crm: string, mapping: Mapping, { failure, schema, trouble, abilities }: Looked): SetupStep {
  const step = { id: 'fields', title: 'Our fields', required: true }
  if (failure !== null) return { ...step, ...BLOCKED }
  const wanted = wantedProperties(mapping)
  const absent = schema
    ? wanted.filter(
        ({ object, name }) => !schema.objects[object]?.properties.some((one) => one.name === name),
      )
    : []
  if (schema && absent.length === 0 && trouble === null)
    return { ...step, state: 'done', detail: `All ${wanted.length} are there.` }
  const canMake = abilities.includes('fields')
  return {
    ...step,
    state: 'open',
    detail:
      trouble ?? `${absent.length} of ${wanted.length} fields that the mapping writes are not in ${crm} yet.`,
    ...(absent.length > 0
      ? { missing: absent.map(({ object, name, label }) => `“${label}” (${name}) on ${object}`) }
      : {}),
    remedy: canMake ? 'Look again: we make them.' : `Make them in ${crm}, then look again.`,
  }
}

function choiceStep(
  choice: ChoiceMapping,
  mapping: Mapping,
  { choices }: Connection,
  crm: string,
  { schema }: Looked,
): SetupStep {
  const { name, label, help, required } = choice
  const step = { id: `choice.${name}`, title: label, required }
  if (!schema) return { ...step, ...BLOCKED }
  const options = liveOptions(choice, mapping, schema)
  const value = choices[name] ?? choice.default
  const offer = {
    choice: {
      name,
      options,
      ...(help === undefined ? {} : { help }),
      ...(value === undefined ? {} : { value }),
    },
  }
  const chosen = options.find((one) => one.value === value)
  const remedy = `Choose one of ${crm}’s own.`
  if (value === undefined || value === '')
    return {
      ...step,
      ...offer,
      state: required ? 'open' : 'done',
      detail: required ? 'Not chosen yet.' : 'Nothing chosen; it is left out.',
      remedy,
    }
  if (options.length > 0 && !chosen)
    return { ...step, ...offer, state: 'open', detail: `${crm} has no such option any more.`, remedy }
  return { ...step, ...offer, state: 'done', detail: chosen?.label ?? value }
}

/** Lines that do not fit wait by themselves; the rest goes on, so that they are no reason to hold everything. */
function lines(mapping: Mapping, { schema }: Looked): SetupStep {
  const step = { id: 'lines', title: 'Mapping', required: false }
  if (!schema) return { ...step, ...BLOCKED }
  const gaps = checkAgainst(mapping, schema)
  const all = mapping.records.reduce((sum, record) => sum + record.lines.length, 0)
  if (gaps.length === 0) return { ...step, state: 'done', detail: `All ${all} lines fit.` }
  return {
    ...step,
    state: 'open',
    detail: `${gaps.length} of ${all} lines do not fit; they are left out until they do.`,
    missing: gaps.map(({ reason }) => reason),
    remedy: 'Mend them in the CRM or in the mapping, or go on without them.',
  }
}

function trialStep({ trial, state }: Connection, crm: string, open: SetupStep[]): SetupStep {
  const step = { id: 'trial', title: 'Try one record', required: state === 'setup' }
  if (trial?.ok)
    return { ...step, state: 'done', detail: `${crm} took a company and a contact, and gave them back.` }
  if (open.length > 0) return { ...step, state: 'blocked', detail: `Waits for: ${titles(open)}.` }
  const failed = trial?.steps.find(({ ok }) => !ok)
  return {
    ...step,
    state: 'open',
    detail: failed
      ? `${failed.title}: ${failed.detail}`
      : 'Writes one marked company and contact, reads them back, and takes them away again.',
    ...(failed ? { remedy: 'Mend what is named, then try again.' } : {}),
  }
}
