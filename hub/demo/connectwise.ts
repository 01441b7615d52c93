import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Router } from 'express'
import { startConnectWiseServer } from '../../connectors/sandbox/connectwise/server.ts'
import { seedDemo } from '../../connectors/sandbox/connectwise/seed.ts'
import type { StandIn, StandInNeeds } from './stand-in.ts'

const PATH = '/sandbox/connectwise'

/**
 * The ConnectWise stand-in. Its API listens behind TLS at an address of its own, since ConnectWise speaks nothing
 * else; its page is under /sandbox with the others. Its connection waits in the set-up, to be walked through.
 */
export async function connectWiseStandIn(needs: StandInNeeds): Promise<StandIn> {
  const { keys, dataDir, publicUrl, clock, log, styleHref } = needs
  const secret = (name: string) => keys.derive(`sandbox-connectwise-${name}`).toString('hex')
  const credentials = {
    company: 'ourmsp',
    publicKey: secret('public').slice(0, 16),
    privateKey: secret('private').slice(0, 16),
    clientId: uuidOf(secret('client')),
  }
  const { company, ...others } = credentials
  const server = await startConnectWiseServer({
    port: 0,
    file: join(dataDir, 'sandbox-connectwise.sqlite'),
    identityFolder: dataDir,
    clock,
    log,
    keys: { companyId: company, ...others },
    ...(styleHref === undefined ? {} : { styleHref }),
  })
  seedDemo(server)
  // Browsers do not trust the certificate: people look at records on the page without it.
  const settings = { baseUrl: server.url, certificate: server.certificate, portal: publicUrl + PATH }
  return {
    router: Router().use(`${PATH}/ui`, server.ui),
    async connect(crm, connections) {
      const known = (await connections.list()).find((one) => one.settings.certificate !== undefined)
      if (known) return connections.update(known.id, { settings: { ...known.settings, ...settings } })
      const title = 'ConnectWise PSA (stand-in)'
      await crm.connect({ crm: 'connectwise', title, credentials, settings, enable: false })
    },
    close: () => server.stop(),
  }
}

/** Spelled as ConnectWise spells the ids of integrations. */
const uuidOf = (hex: string): string =>
  randomUUID().replaceAll(/[0-9a-f]/g, (_, at: number) => hex[at % hex.length] ?? '0')
