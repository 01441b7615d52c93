import { join } from 'node:path'
import { Router } from 'express'
import { demoFixtures } from '../connectors/sandbox/demo-domain/index.ts'
import { createHubSpotSandbox } from '../connectors/sandbox/hubspot/index.ts'
import { seedDemo } from '../connectors/sandbox/hubspot/seed.ts'
import type { ConnectionStore } from './connections/connection-store.ts'
import type { Crm } from './crm-wiring.ts'
import type { Clock } from './domain/clock.ts'
import type { Log } from './domain/ports.ts'
import { bundleClient } from './platform/pages.ts'
import type { Keys } from './store/index.ts'

export { demoFixtures }

export interface Demo {
  router: Router
  /** Connects the hub to the stand-in, the first time; later only tells it the address. Needs the hub to listen. */
  connect(crm: Pick<Crm, 'connect' | 'manage'>, connections: ConnectionStore): Promise<void>
  close(): void
}

const PATH = '/sandbox/hubspot'

/** The HubSpot stand-in under /sandbox, durable in the data directory. Never part of production. */
export async function makeDemo(needs: {
  keys: Keys
  dataDir: string
  publicUrl: string
  clock: Clock
  log: Log
}): Promise<Demo> {
  const { keys, dataDir, publicUrl, clock, log } = needs
  const credentials = {
    accessToken: `pat-demo-${keys.derive('sandbox-token').toString('hex').slice(0, 32)}`,
    clientSecret: keys.derive('sandbox-secret').toString('hex'),
  }
  const style = await bundleClient({ name: 'sandbox' })
  let connectionId: string | undefined
  const sandbox = createHubSpotSandbox({
    ...credentials,
    file: join(dataDir, 'sandbox-hubspot.sqlite'),
    clock,
    log,
    webhookTarget: () => (connectionId === undefined ? undefined : `${publicUrl}/crm-events/${connectionId}`),
    ...(style.styles[0] === undefined ? {} : { styleHref: style.styles[0] }),
  })
  seedDemo(sandbox)
  const baseUrl = publicUrl + PATH

  return {
    router: Router().use(style.router).use(PATH, sandbox.router),
    async connect(crm, connections) {
      const known = (await connections.list()).find(({ settings }) => settings.baseUrl?.endsWith(PATH))
      connectionId = known?.id
      if (known) return connections.update(known.id, { settings: { ...known.settings, baseUrl } })
      const { connection } = await crm.connect({
        crm: 'hubspot',
        title: 'HubSpot (stand-in)',
        credentials,
        settings: { baseUrl },
      })
      connectionId = connection.id
      // A newcomer's first look is the way back from the CRM; elsewhere an admin switches it on.
      await crm.manage.twoWay(connection.id, true)
    },
    close: () => sandbox.close(),
  }
}
