/** What the connector does with each permission, in words: without these the sync cannot run. */
export const SCOPES: Record<string, string> = {
  'crm.objects.companies.read': 'find and read companies',
  'crm.objects.companies.write': 'make and update companies',
  'crm.objects.contacts.read': 'find and read contacts, their notes and their tasks',
  'crm.objects.contacts.write': 'make and update contacts, notes and tasks',
  'crm.objects.deals.read': 'find and read deals',
  'crm.objects.deals.write': 'make and update deals',
  'crm.objects.owners.read': 'give records to the right rep',
  'crm.schemas.companies.read': 'read the properties of companies',
  'crm.schemas.companies.write': 'make our properties of companies',
  'crm.schemas.contacts.read': 'read the properties of contacts',
  'crm.schemas.contacts.write': 'make our properties of contacts',
  'crm.schemas.deals.read': 'read the properties and stages of deals',
  'crm.schemas.deals.write': 'make our properties of deals',
}

/** Without these only what they are named for is left out. */
export const OPTIONAL_SCOPES: Record<string, string> = {
  files: 'attach documents',
  'crm.objects.line_items.read': 'read line items',
  'crm.objects.line_items.write': 'put costs on deals and proposals as line items',
  'crm.objects.quotes.read': 'read quotes',
  'crm.objects.quotes.write': 'make proposals as draft quotes',
}

export const ALL_SCOPES: Record<string, string> = { ...SCOPES, ...OPTIONAL_SCOPES }
