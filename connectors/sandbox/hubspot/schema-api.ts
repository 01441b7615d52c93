import { Router } from 'express'
import { z } from 'zod'
import type { Clock } from '../../../hub/domain/clock.ts'
import { DEAL_PIPELINE, OWNERS, type Definition, type Owner } from './definitions.ts'
import { ApiError, invalidInput } from './errors.ts'
import { objectOf, parsed } from './objects-api.ts'
import type { Portal } from './portal.ts'
import { optionsOf } from './values.ts'

const NewProperty = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,99}$/),
  label: z.string().min(1),
  type: z.enum(['string', 'number', 'date', 'datetime', 'bool', 'enumeration']),
  fieldType: z.enum([
    'text',
    'textarea',
    'html',
    'number',
    'date',
    'booleancheckbox',
    'select',
    'radio',
    'checkbox',
    'phonenumber',
    'file',
    'calculation_equation',
  ]),
  groupName: z.string().min(1),
  description: z.string().optional(),
  hasUniqueValue: z.boolean().default(false),
  options: z
    .array(
      z.object({
        label: z.string(),
        value: z.string(),
        hidden: z.boolean(),
        displayOrder: z.number().int().optional(),
      }),
    )
    .default([]),
})
const Group = z.object({ name: z.string().regex(/^[a-z][a-z0-9_]{0,99}$/), label: z.string().min(1) })

/** Properties, property groups, owners, pipelines and the account: what a mapping is checked against. */
export function schemaApi({
  portal,
  clock,
  portalId,
  owners = OWNERS,
}: {
  portal: Portal
  clock: Clock
  portalId: number
  owners?: Owner[] | undefined
}): Router {
  const router = Router()
  const { schema } = portal
  const since = clock.now().toISOString()

  router.get('/crm/v3/properties/:object/groups', (req, res) => {
    res.json({ results: schema.groups(objectOf(req)).map(groupToWire) })
  })
  router.post('/crm/v3/properties/:object/groups', (req, res) => {
    const group = parsed(Group, req.body)
    schema.addGroup(objectOf(req), group)
    res.status(201).json(groupToWire(group))
  })
  router.get('/crm/v3/properties/:object', (req, res) => {
    res.json({ results: schema.properties(objectOf(req)).map(propertyToWire) })
  })
  router.post('/crm/v3/properties/:object', (req, res) => {
    const made = toDefinition(parsed(NewProperty, req.body))
    schema.addProperty(objectOf(req), made)
    res.status(201).json(propertyToWire(made))
  })
  router.post('/crm/v3/properties/:object/batch/create', (req, res) => {
    const object = objectOf(req)
    const { inputs } = parsed(z.object({ inputs: z.array(NewProperty).min(1).max(100) }), req.body)
    const made = inputs.map(toDefinition)
    portal.transaction(() => made.forEach((one) => schema.addProperty(object, one)))
    const now = clock.now().toISOString()
    res
      .status(201)
      .json({ status: 'COMPLETE', results: made.map(propertyToWire), startedAt: now, completedAt: now })
  })
  router.post('/crm/v3/properties/:object/batch/archive', (req, res) => {
    const object = objectOf(req)
    const { inputs } = parsed(
      z.object({
        inputs: z
          .array(z.object({ name: z.string() }))
          .min(1)
          .max(100),
      }),
      req.body,
    )
    portal.transaction(() => inputs.forEach(({ name }) => schema.removeProperty(object, name)))
    res.status(204).end()
  })
  router.delete('/crm/v3/properties/:object/groups/:name', (req, res) => {
    schema.removeGroup(objectOf(req), req.params.name)
    res.status(204).end()
  })
  router.get('/crm/v3/properties/:object/:name', (req, res) => {
    const found = schema.property(objectOf(req), req.params.name)
    if (!found)
      throw new ApiError(404, {
        message: `Property ${req.params.name} does not exist.`,
        category: 'OBJECT_NOT_FOUND',
      })
    res.json(propertyToWire(found))
  })
  router.delete('/crm/v3/properties/:object/:name', (req, res) => {
    schema.removeProperty(objectOf(req), req.params.name)
    res.status(204).end()
  })

  router.get('/crm/v3/owners', (req, res) => {
    const limit = Number(req.query.limit ?? 100)
    const start = Number(req.query.after ?? 0)
    if (!(limit >= 1 && limit <= 500) || !(start >= 0)) throw invalidInput('limit must be between 1 and 500.')
    const end = start + limit
    res.json({
      results: owners.slice(start, end).map((one) => ({
        ...one,
        type: 'PERSON',
        userId: Number(one.id),
        createdAt: since,
        updatedAt: since,
        archived: false,
      })),
      ...(end < owners.length ? { paging: { next: { after: String(end), link: `?after=${end}` } } } : {}),
    })
  })
  router.get('/crm/v3/pipelines/:object', (req, res) => {
    res.json({ results: objectOf(req) === 'deals' ? [pipelineToWire(since)] : [] })
  })
  router.get('/account-info/v3/details', (_req, res) => {
    res.json({
      portalId,
      accountType: 'STANDARD',
      timeZone: 'US/Eastern',
      companyCurrency: 'USD',
      additionalCurrencies: [],
      utcOffset: '-05:00',
      utcOffsetMilliseconds: -18_000_000,
      uiDomain: 'app.hubspot.com',
      dataHostingLocation: 'na1',
    })
  })
  return router
}

const toDefinition = (given: z.infer<typeof NewProperty>): Definition => ({
  ...given,
  readOnly: false,
  hubspotDefined: false,
})

const groupToWire = ({ name, label }: { name: string; label: string }) => ({
  name,
  label,
  displayOrder: -1,
  archived: false,
})

function propertyToWire(one: Definition): object {
  const { readOnly, externalOptions, ...shown } = one
  return {
    ...shown,
    description: '',
    displayOrder: -1,
    calculated: false,
    hidden: false,
    formField: false,
    archived: false,
    externalOptions: externalOptions ?? false,
    ...(one.name === 'hubspot_owner_id' ? { referencedObjectType: 'OWNER' } : {}),
    options: (one.name === 'dealstage' || one.name === 'pipeline' ? optionsOf(one) : one.options).map(
      ({ value, label }, displayOrder) => ({ value, label, displayOrder, hidden: false }),
    ),
    modificationMetadata: {
      archivable: !one.hubspotDefined,
      readOnlyDefinition: one.hubspotDefined,
      readOnlyValue: readOnly,
    },
  }
}

const pipelineToWire = (since: string) => ({
  id: DEAL_PIPELINE.id,
  label: DEAL_PIPELINE.label,
  displayOrder: 0,
  archived: false,
  createdAt: since,
  updatedAt: since,
  stages: DEAL_PIPELINE.stages.map(({ id, label, probability }, displayOrder) => ({
    id,
    label,
    displayOrder,
    archived: false,
    createdAt: since,
    updatedAt: since,
    metadata: { isClosed: String(id.startsWith('closed')), probability },
    writePermissions: 'CRM_PERMISSIONS_ENFORCEMENT',
  })),
})
