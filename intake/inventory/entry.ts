import type { Service } from '../../hub/domain/fields.ts'

/** An edition of a product; without a name where the product has one price alone. */
export interface Plan {
  name: string
  /** List price in minor units, for what `CatalogueEntry.unit` says. Never what this company pays. */
  price: { amount: number; currency: string; year?: number; source: string }
}

/** A product as companies know it. Facts about products in general, none about a company. */
export interface CatalogueEntry {
  id: string
  name: string
  vendor?: string
  /** What goes into `Service.category`: "Accounting/ERP". */
  category: string
  deployment?: NonNullable<Service['deployment']>
  /** What is paid for: "user/month". */
  unit?: string
  plans: readonly Plan[]
  /** What it is known to connect with, as its vendor names it; a service or something more general. */
  integrations: readonly string[]
  /** What people call it, misspellings too. */
  words: readonly string[]
}
