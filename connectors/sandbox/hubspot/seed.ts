import type { HubSpotSandbox } from './index.ts'
import { typesBetween } from './links.ts'
import type { Actor } from './portal.ts'

const REP: Actor = { changeSource: 'CRM_UI', sourceId: 'userId:7002' }

/**
 * A few records that were there before us, so that a stranger who types `northwind-law.test` can be seen to learn
 * and to change nothing. Does nothing when they are there already.
 */
export function seedDemo({ portal }: Pick<HubSpotSandbox, 'portal'>): void {
  if (portal.list('companies', 0, 1000).some(({ properties }) => properties.domain === 'northwind-law.test'))
    return
  portal.transaction(() => {
    const company = portal.create(
      'companies',
      {
        name: 'Northwind Law',
        domain: 'northwind-law.test',
        phone: '+1 555 010 0142',
        address: '12 Harbor Street',
        city: 'Portland',
        state: 'ME',
        zip: '04101',
        country: 'United States',
        website: 'https://northwind-law.test',
        industry: 'LAW_PRACTICE',
        numberofemployees: '34',
        lifecyclestage: 'customer',
        hubspot_owner_id: '7002',
      },
      REP,
    )
    const contact = portal.create(
      'contacts',
      {
        firstname: 'Nora',
        lastname: 'Winter',
        email: 'nora.winter@northwind-law.test',
        phone: '+1 555 010 0143',
        jobtitle: 'Office manager',
        lifecyclestage: 'customer',
        hubspot_owner_id: '7002',
      },
      REP,
    )
    const note = portal.create(
      'notes',
      {
        hs_note_body: '<p>Renewal in March. Nora prefers to be called before ten.</p>',
        hs_timestamp: '2026-10-05T14:00:00.000Z',
      },
      REP,
    )
    const [plain = 0] = typesBetween('contacts', 'companies')
    portal.links.add(contact, company, plain)
    for (const one of [company, contact])
      portal.links.add(note, one, typesBetween('notes', one.object)[0] ?? 0)
  })
}
