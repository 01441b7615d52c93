import type { Clock } from '../domain/clock.ts'
import type { LookUpIsp } from '../domain/isp.ts'
import { openAsnDatabase } from './asn-database.ts'
import { makeIspLookUp } from './look-up.ts'
import { makeReverseDns } from './reverse-dns.ts'

export { ispRoutes } from './routes.ts'

export interface IspSettings {
  dnsServers: string[]
  /** Path of an `.mmdb` file of networks. */
  asnDatabase?: string | undefined
  policyZone?: string | undefined
  clock: Clock
}

/** The look-up with real name servers and, where the operator has one, a file of networks. */
export async function makeIsp({
  dnsServers,
  asnDatabase,
  policyZone,
  clock,
}: IspSettings): Promise<LookUpIsp> {
  return makeIspLookUp({
    dns: makeReverseDns({ servers: dnsServers }),
    clock,
    database: asnDatabase ? await openAsnDatabase(asnDatabase) : undefined,
    policyZone,
  })
}
