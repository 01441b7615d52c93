import { z } from 'zod'
import {
  AREAS,
  areaOf,
  entriesOf,
  recognise,
  searchCatalogue,
  CATALOGUE,
} from '../../intake/inventory/index.ts'
import type { CatalogueEntry } from '../../intake/inventory/index.ts'
import { Cost, Service } from '../domain/fields.ts'
import { route, type ApiRoute } from '../platform/api.ts'

const tag = 'Services'
const MAX_TEXT = 1_000_000

const Entry = z.strictObject({
  id: z.string(),
  name: z.string(),
  vendor: z.string().optional(),
  category: z.string().describe('As it is stored in `category` of a service'),
  area: z.string().describe('The part of the guided pass that it belongs to'),
  deployment: z.enum(['cloud', 'on_premises', 'hybrid']).optional(),
  unit: z.string().optional().describe('What is paid for, such as user/month'),
  plans: z
    .array(
      z.strictObject({
        name: z.string(),
        price: z.strictObject({
          amount: z.number().int().describe('List price in minor units'),
          currency: z.string(),
          year: z.number().int().optional(),
          source: z.string(),
        }),
      }),
    )
    .describe('Editions with their list prices as published; no offer, and not what a company pays'),
  integrations: z.array(z.string()).describe('What it is known to connect with'),
})

const CatalogueQuery = z.strictObject({
  q: z.string().max(200).default('').describe('A name as people say it; forgives typing. Empty: all'),
  category: z.string().max(100).optional().describe('A category, or the id of an area'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

const Row = z.strictObject({
  service: Service.omit({ id: true }),
  cost: Cost.omit({ id: true }).partial({ period: true }).optional(),
  confidence: z.number().min(0).max(1),
  known: z.string().optional().describe('Its id in the catalogue'),
  line: z.number().int(),
  source: z.string().describe('The line or lines as they stood'),
})
const Recognised = z.strictObject({
  read: z.enum(['list', 'table', 'invoice', 'nothing']),
  rows: z.array(Row),
  rest: z
    .array(z.strictObject({ line: z.number().int(), text: z.string() }))
    .describe('Lines that were not recognised, as they stood'),
  problems: z.array(z.string()).describe('Limits that were met, in plain words'),
})

/** What is known of products in general, and services read out of a text. Nothing is stored. */
export function inventoryRoutes(): ApiRoute[] {
  return [
    route({
      method: 'get',
      path: '/services/catalogue',
      tag,
      summary: 'Search the catalogue of products',
      description:
        'Best first. Knows everyday words and misspellings: "quick books", "offis 365". Without `q`, the commonest first.',
      scope: 'assessments:read',
      query: CatalogueQuery,
      status: 200,
      reply: z.strictObject({
        items: z.array(Entry),
        areas: z.array(
          z.strictObject({ id: z.string(), label: z.string(), categories: z.array(z.string()) }),
        ),
      }),
      run: async ({ query: { q, category, limit } }) => ({
        items: (q.trim() ? searchCatalogue(q, { limit, ...(category ? { category } : {}) }) : all(category))
          .slice(0, limit)
          .map(shown),
        areas: AREAS.map(({ id, label, categories }) => ({ id, label, categories: [...categories] })),
      }),
    }),
    route({
      method: 'post',
      path: '/services/recognise',
      tag,
      summary: 'Read services and their costs out of a text',
      description:
        'A list, a CSV or the text of an invoice, up to 1 MB, 2,000 lines and 500 services. Every line that is not ' +
        'empty is the source of a row or stands in `rest`. A cost without `period` does not say how often it is ' +
        'paid. Nothing is stored: send what is right to POST /api/services.',
      scope: 'assessments:read',
      body: z.strictObject({
        text: z.string().max(MAX_TEXT),
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as USD')
          .default('USD')
          .describe('Of amounts in a text that names no currency'),
      }),
      status: 200,
      reply: Recognised,
      run: async ({ body: { text, currency } }) => recognise(text, { currency }),
    }),
  ]
}

const all = (category: string | undefined): readonly CatalogueEntry[] => {
  if (!category) return CATALOGUE
  const area = AREAS.find(({ id }) => id === category)
  return area ? entriesOf(area.id) : CATALOGUE.filter((entry) => entry.category === category)
}

const shown = ({ words: _, plans, integrations, ...entry }: CatalogueEntry) => ({
  ...entry,
  area: areaOf(entry.category),
  plans: [...plans],
  integrations: [...integrations],
})
