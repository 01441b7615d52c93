import { HubError } from '../domain/errors.ts'
import type { Connection, Trial } from '../domain/sync.ts'
import { accountOf } from './account-of.ts'
import { listen } from './listen.ts'
import { liveOptions } from './live-options.ts'
import { makeLook } from './look.ts'
import type { ConnectionNeeds } from './needs.ts'
import { openOf, openRequirements, setupSteps, type Looked, type SetupStep } from './setup-steps.ts'
import { runTrial } from './trial.ts'

/** From credentials that work to a connection that syncs. */
export interface SetUp {
  /** Every step as it stands now. `make`: our fields are made where they are missing. */
  steps(id: string, options?: { make?: boolean }): Promise<SetupStep[]>
  /** What the admin chose among the account's options; what is not named stays as it was. */
  choose(id: string, choices: Record<string, string>): Promise<SetupStep[]>
  trial(id: string): Promise<Trial>
  /** Throws `conflict` while something required is open. */
  enable(id: string): Promise<{ connection: Connection; queued: number }>
}

export function makeSetUp(needs: ConnectionNeeds): SetUp {
  const { connections, assessments, queue, clock } = needs
  const look = makeLook(needs)

  async function steps(id: string, { make = false } = {}): Promise<SetupStep[]> {
    const open = await accountOf(needs, id)
    const { connection, connector, mapping } = open
    try {
      const { looked, change } = await look(open, { make })
      if (make) await connections.update(id, change)
      return setupSteps(connection, mapping, connector, looked)
    } catch (error) {
      if (!(error instanceof HubError)) throw error
      const failure = [error.message, error.hint].filter(Boolean).join(' ')
      return setupSteps(connection, mapping, connector, { ...NOTHING_SEEN, failure })
    }
  }

  return {
    steps,
    async choose(id, chosen) {
      const open = await accountOf(needs, id)
      const { connection, connector, mapping } = open
      const { looked } = await look(open)
      const wrong = Object.entries(chosen).flatMap(([name, value]) => {
        const choice = mapping.choices.find((one) => one.name === name)
        if (!choice) return [{ path: `choices.${name}`, message: 'The mapping has no such choice.' }]
        const options = looked.schema ? liveOptions(choice, mapping, looked.schema) : []
        const known = value === '' || options.length === 0 || options.some((one) => one.value === value)
        return known ? [] : [{ path: `choices.${name}`, message: `${connector.title} has no such option.` }]
      })
      if (wrong.length > 0)
        throw new HubError('invalid_input', 'Not everything can be chosen like that.', {
          hint: `Use the options at /api/connections/${id}/setup.`,
          fields: wrong,
        })
      const choices = Object.fromEntries(
        Object.entries({ ...connection.choices, ...chosen }).filter(([, value]) => value !== ''),
      )
      await connections.update(id, { choices })
      return setupSteps({ ...connection, choices }, mapping, connector, looked)
    },
    async trial(id) {
      const open = await accountOf(needs, id)
      const { connection, connector, mapping, account } = open
      const { looked } = await look(open)
      refuseWhile(openRequirements(setupSteps(connection, mapping, connector, looked)), 'tried')
      return runTrial(needs, connection, mapping, account.session)
    },
    async enable(id) {
      const { state } = await connections.get(id)
      if (state !== 'setup')
        throw new HubError('conflict', 'This connection is set up already.', {
          hint: state === 'enabled' ? 'It runs.' : 'Resume it.',
        })
      const open = openOf(await steps(id))
      refuseWhile(
        open.filter((step) => step.id !== 'enable'),
        'switched on',
      )
      await connections.update(id, { state: 'enabled', resumedAt: clock.now().toISOString() })
      const { connection, mapping, account } = await accountOf(needs, id)
      await listen(needs, connection, mapping, account)
      const queued = await assessments.markAllPending(id)
      await queue.add('sync.sweep', {})
      return { connection, queued }
    },
  }
}

const NOTHING_SEEN: Looked = {
  failure: '',
  account: '',
  missing: [],
  schema: null,
  trouble: null,
  abilities: [],
}

function refuseWhile(open: SetupStep[], what: string): void {
  if (open.length === 0) return
  throw new HubError('conflict', `The connection cannot be ${what} yet.`, {
    hint: 'Do the steps named first.',
    fields: open.map(({ id, title, detail }) => ({ path: id, message: `${title}: ${detail}` })),
  })
}
