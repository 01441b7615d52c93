import { deliver } from './act.ts'
import type { World } from './world.ts'

/** Another tool that insists on a value: whenever the field holds another one, it sets its own again. */
export interface Rival {
  crm: string
  object: string
  id: string
  field: string
  value: string
}

/** The other tools look at what happened; the CRM tells us of what they do. */
export async function rivalsAct(world: World): Promise<void> {
  for (const { crm: crmId, object, id, field, value } of world.rivals) {
    const crm = world.crms.find((one) => one.id === crmId)
    const record = crm?.records.table(object).get(id)
    if (!crm || !record || record.archived || record.fields[field] === value) continue
    const before = crm.state.outbox.length
    crm.records.edit(record, { [field]: value }, 'other tool')
    await deliver(world, crm, crm.state.outbox.splice(before))
  }
}
