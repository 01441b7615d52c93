import { z } from 'zod'
import { HubError } from '../../hub/domain/errors.ts'
import { OBJECTS } from './objects.ts'
import type { Transport } from './transport.ts'

/** Objects whose rights are asked for one by one; the others stand on the same rights. */
const PROBED = ['companies', 'contacts', 'opportunities', 'activities', 'configurations']
const SETUP: [path: string, rights: string][] = [
  ['/system/userDefinedFields', 'System: Table Setup, Custom Fields'],
  ['/system/members', 'System: Member Maintenance'],
]

/** What the account calls itself, and in words what its API member may not. */
export async function check({ get, company }: Transport): Promise<{ account: string; missing: string[] }> {
  const { name } = await company()
  await get(z.looseObject({}), '/system/info', {})
  const missing: string[] = []
  const probes: [path: string, rights: string][] = [
    ...PROBED.map((object): [string, string] => [OBJECTS[object]?.path ?? '', OBJECTS[object]?.rights ?? '']),
    ...SETUP,
  ]
  for (const [path, rights] of probes) {
    try {
      await get(z.array(z.unknown()), path, { pageSize: 1, fields: 'id' }, rights)
    } catch (error) {
      if (!(error instanceof HubError) || error.code !== 'remote_refused') throw error
      missing.push(
        `The API member may not read “${rights}”. In ConnectWise, open System > Security Roles, choose its role, and set Inquire Level to All there; Add and Edit as well, so that records can be written.`,
      )
    }
  }
  return { account: name, missing }
}
