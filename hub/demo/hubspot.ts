import { join } from 'node:path'
import { Router } from 'express'
import { createHubSpotSandbox } from '../../connectors/sandbox/hubspot/index.ts'
import { seedDemo } from '../../connectors/sandbox/hubspot/seed.ts'
import type { StandIn, StandInNeeds } from './stand-in.ts'

const PATH = '/sandbox/hubspot'

/** The HubSpot stand-in, connected and switched on. */
export function hubSpotStandIn(needs: StandInNeeds): StandIn {
  const { keys, dataDir, publicUrl, clock, log, styleHref } = needs
  const credentials = {
    accessToken: `pat-demo-${keys.derive('sandbox-token').toString('hex').slice(0, 32)}`,
    clientSecret: keys.derive('sandbox-secret').toString('hex'),
  }
  let connectionId: string | undefined
  const sandbox = createHubSpotSandbox({
    ...credentials,
    file: join(dataDir, 'sandbox-hubspot.sqlite'),
    clock,
    log,
    webhookTarget: () => (connectionId === undefined ? undefined : `${publicUrl}/crm-events/${connectionId}`),
    ...(styleHref === undefined ? {} : { styleHref }),
  })
  seedDemo(sandbox)
  const baseUrl = publicUrl + PATH

  return {
    router: Router().use(PATH, sandbox.router),
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
