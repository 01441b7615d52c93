import type { Actor, Portal } from './portal.ts'
import { OWN_FIELDS, SETUP } from './setup-data.ts'

const ADMIN: Actor = { member: 'Admin1' }
const REP: Actor = { member: 'JReyes' }

/** What every account has before anybody works in it: members, locations, and the tables of the set-up screens. */
export function seedAccount(portal: Portal): void {
  if (portal.count('members') > 0) return
  portal.transaction(() => {
    for (const [kind, records] of Object.entries(SETUP))
      for (const record of records) portal.create(kind, record, ADMIN)
    for (const { podId, caption } of OWN_FIELDS)
      portal.create(
        'userDefinedFields',
        { podId, caption, sequenceNumber: 1, fieldTypeIdentifier: 'Text', entryTypeIdentifier: 'EntryField' },
        ADMIN,
      )
    portal.rows.startIds('companies', 249)
    portal.create(
      'companies',
      {
        identifier: 'OurMSP',
        name: 'Our MSP',
        addressLine1: '1 Main Street',
        city: 'Boston',
        state: 'MA',
        zip: '02108',
        country: { name: 'United States' },
        phoneNumber: '6175550100',
        types: [{ name: 'Owner' }],
      },
      ADMIN,
    )
  })
}

/** A few records that were there before us. Does nothing when they are there already. */
export function seedDemo({ portal }: { portal: Portal }): void {
  if (portal.all('companies').some(({ identifier }) => identifier === 'NorthwindLaw')) return
  portal.transaction(() => {
    const law = portal.create(
      'companies',
      {
        identifier: 'NorthwindLaw',
        name: 'Northwind Law',
        addressLine1: '12 Harbor Street',
        city: 'Portland',
        state: 'ME',
        zip: '04101',
        country: { name: 'United States' },
        phoneNumber: '2075550142',
        website: 'https://northwind-law.test',
        market: { name: 'Legal' },
        numberOfEmployees: 34,
        territory: { name: 'Portland' },
        territoryManager: { identifier: 'JReyes' },
        types: [{ name: 'Client' }],
      },
      REP,
    )
    const nora = portal.create(
      'contacts',
      {
        firstName: 'Nora',
        lastName: 'Winter',
        title: 'Office manager',
        company: { id: law.id },
        types: [{ name: 'Decision maker' }],
        defaultFlag: true,
        communicationItems: [
          { type: { name: 'Email' }, value: 'nora.winter@northwind-law.test', defaultFlag: true },
          { type: { name: 'Direct' }, value: '2075550143', defaultFlag: true },
        ],
      },
      REP,
    )
    portal.update('companies', law.id, { defaultContact: { id: nora.id } }, REP)
    portal.create(
      'activities',
      {
        name: 'Renewal in March',
        type: { name: 'Call' },
        company: { id: law.id },
        contact: { id: nora.id },
        assignTo: { identifier: 'JReyes' },
        notes: 'Nora prefers to be called before ten.',
        dateStart: '2026-10-05T14:00:00Z',
        dateEnd: '2026-10-05T14:30:00Z',
      },
      REP,
    )
    const dental = portal.create(
      'companies',
      {
        identifier: 'HarborDental',
        name: 'Harbor Dental Group',
        addressLine1: '200 Congress Street',
        city: 'Boston',
        state: 'MA',
        zip: '02110',
        country: { name: 'United States' },
        phoneNumber: '6175550177',
        website: 'https://harbor-dental.test',
        market: { name: 'Healthcare' },
        numberOfEmployees: 58,
        territoryManager: { identifier: 'SOkafor' },
        types: [{ name: 'Prospect' }],
      },
      REP,
    )
    const liam = portal.create(
      'contacts',
      {
        firstName: 'Liam',
        lastName: 'Castro',
        title: 'Practice director',
        company: { id: dental.id },
        communicationItems: [
          { type: { name: 'Email' }, value: 'liam.castro@harbor-dental.test', defaultFlag: true },
        ],
      },
      REP,
    )
    portal.create(
      'opportunities',
      {
        name: 'Managed services for three practices',
        company: { id: dental.id },
        contact: { id: liam.id },
        primarySalesRep: { identifier: 'SOkafor' },
        stage: { name: 'Qualification' },
        rating: { name: 'Warm' },
      },
      REP,
    )
  })
}
