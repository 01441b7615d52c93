import { Router } from 'express'
import { demoFixtures } from '../../connectors/sandbox/demo-domain/index.ts'
import { bundleClient } from '../platform/pages.ts'
import { connectWiseStandIn } from './connectwise.ts'
import { hubSpotStandIn } from './hubspot.ts'
import type { StandIn, StandInNeeds } from './stand-in.ts'

export { demoFixtures }

/** The CRM stand-ins under /sandbox, durable in the data directory. Never part of production. */
export async function makeDemo(needs: Omit<StandInNeeds, 'styleHref'>): Promise<StandIn> {
  const style = await bundleClient({ name: 'sandbox' })
  const all = { ...needs, styleHref: style.styles[0] }
  const standIns = [hubSpotStandIn(all), await connectWiseStandIn(all)]
  return {
    router: Router().use(style.router, ...standIns.map(({ router }) => router)),
    async connect(crm, connections) {
      for (const one of standIns) await one.connect(crm, connections)
    },
    close: () => Promise.all(standIns.map((one) => one.close())),
  }
}
