import { Router } from 'express'
import { z } from 'zod'
import { invalid, invalidObject, missing, notFound } from './errors.ts'
import type { Portal } from './portal.ts'
import type { ApiNeeds } from './resource-api.ts'

const What = z.enum(['Discard', 'Merge']).nullish()
const Side = z.enum(['From', 'To']).nullish()
const Merge = z.object({
  toCompanyId: z.number().int(),
  contacts: What,
  opportunities: What,
  activities: What,
  notes: What,
  sites: What,
  documents: What,
  name: Side,
  phone: Side,
  website: Side,
  numberOfEmployees: Side,
  market: Side,
})

/** Kinds whose records move to the company that stays, by the word of the request. */
const MOVING = { contacts: 'contacts', opportunities: 'opportunities', activities: 'activities' } as const
const FIELDS = {
  name: 'name',
  phone: 'phoneNumber',
  website: 'website',
  numberOfEmployees: 'numberOfEmployees',
  market: 'market',
} as const

/** `POST /company/companies/{id}/merge`: this company goes, and what it had moves unless it is to be discarded. */
export function mergeApi({ portal, actor }: ApiNeeds): Router {
  const router = Router()
  router.post('/company/companies/:id/merge', (req, res) => {
    const id = Number(req.params.id)
    if (!portal.get('companies', id)) throw notFound('Company', String(req.params.id).slice(0, 20))
    const wanted = Merge.safeParse(req.body)
    if (!wanted.success)
      throw invalidObject(
        'companyMerge',
        wanted.error.issues.map(({ path: [name] }) => missing('companyMerge', String(name ?? 'toCompanyId'))),
      )
    const { toCompanyId } = wanted.data
    if (toCompanyId === id || !portal.get('companies', toCompanyId))
      throw invalidObject('companyMerge', [
        { ...invalid('companyMerge', 'toCompanyId', `Company ${toCompanyId} not found`), code: 'NotFound' },
      ])
    portal.transaction(() => {
      const from = portal.rows.get('companies', id)?.body ?? {}
      moveRecords(portal, id, toCompanyId, wanted.data)
      const changes: Record<string, unknown> = {}
      for (const [word, field] of Object.entries(FIELDS)) {
        if (wanted.data[word as keyof typeof FIELDS] !== 'From') continue
        const value = from[field]
        changes[field] = field === 'market' && typeof value === 'number' ? { id: value } : (value ?? null)
      }
      portal.remove('companies', id, actor)
      portal.update('companies', toCompanyId, changes, actor)
    })
    res.json({ success: true, message: '' })
  })
  return router
}

function moveRecords(portal: Portal, from: number, to: number, wanted: z.output<typeof Merge>): void {
  const { rows } = portal
  for (const [word, kind] of Object.entries(MOVING))
    for (const row of rows.all(kind)) {
      if (row.body.company !== from) continue
      if (wanted[word as keyof typeof MOVING] === 'Discard') rows.remove(kind, row.id)
      else rows.update(kind, { ...row, body: { ...row.body, company: to, site: undefined } })
    }
  for (const [word, kind] of [
    ['notes', 'companyNotes'],
    ['sites', 'sites'],
  ] as const)
    if (wanted[word] !== 'Discard')
      for (const row of [...rows.all(kind, from)]) rows.update(kind, { ...row, parent: to })
  for (const row of rows.all('documents'))
    if (wanted.documents !== 'Discard' && row.body.recordType === 'Company' && row.body.recordId === from)
      rows.update('documents', { ...row, body: { ...row.body, recordId: to } })
}
