import { Router } from 'express'
import { PODS } from './custom-fields.ts'
import type { ApiNeeds } from './resource-api.ts'

/** What the account says about itself and about who calls. */
export function systemApi({ portal, actor, version }: ApiNeeds & { version: string }): Router {
  const router = Router()
  router.get('/system/info', (_req, res) => {
    res.json({
      version: `v${version}`,
      isCloud: false,
      serverTimeZone: 'Eastern Standard Time',
      cloudRegion: 'NA',
    })
  })
  router.get('/system/myMembers', (_req, res) => {
    res.json(portal.all('members').find(({ identifier }) => identifier === actor.member))
  })
  // The report of the report writer that names the pods, whose numbers user-defined fields are made with.
  router.get('/system/reports/pod', (_req, res) => {
    res.json({
      column_definitions: [
        { pod_RecID: { type: 'Numeric', isNullable: false, identityColumn: true } },
        { pod_ID: { type: 'Text', isNullable: false, identityColumn: false } },
        { description: { type: 'Text', isNullable: true, identityColumn: false } },
      ],
      row_values: Object.entries(PODS).map(([id, { pod, description }]) => [Number(id), pod, description]),
    })
  })
  router.get('/company/companies/info/types', (_req, res) => {
    const types = portal.all('companyTypes')
    res.json(types.map(({ id, name, vendorFlag }) => ({ id, name, isVendor: vendorFlag ?? false })))
  })
  router.get('/system/info/departmentlocations', (_req, res) => {
    const departments = portal.all('departments')
    const pairs = portal
      .all('locations')
      .flatMap((location) => departments.map((department) => ({ location, department })))
    res.json(
      pairs.map(({ location, department }, index) => ({
        id: index + 1,
        location: { id: location.id, name: location.name },
        department: { id: department.id, identifier: department.identifier, name: department.name },
      })),
    )
  })
  return router
}
