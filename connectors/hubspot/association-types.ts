import { AssociationTypes } from '@hubspot/api-client'

/** The unlabelled types. 1, 2, 5 and 6 mean "primary" and would move the record's primary company. */
const TYPES: Partial<Record<string, number>> = {
  'contacts>companies': AssociationTypes.contactToCompany,
  'companies>contacts': AssociationTypes.companyToContact,
  'deals>contacts': AssociationTypes.dealToContact,
  'contacts>deals': AssociationTypes.contactToDeal,
  'deals>companies': AssociationTypes.dealToCompany,
  'companies>deals': AssociationTypes.companyToDeal,
  'notes>companies': AssociationTypes.noteToCompany,
  'notes>contacts': AssociationTypes.noteToContact,
  'notes>deals': AssociationTypes.noteToDeal,
  'tasks>companies': AssociationTypes.taskToCompany,
  'tasks>contacts': AssociationTypes.taskToContact,
  'tasks>deals': AssociationTypes.taskToDeal,
  'tasks>quotes': AssociationTypes.taskToQuote,
  'line_items>deals': AssociationTypes.lineItemToDeal,
  'deals>line_items': AssociationTypes.dealToLineItem,
  'line_items>quotes': AssociationTypes.lineItemToQuote,
  'quotes>line_items': AssociationTypes.quoteToLineItem,
  'quotes>deals': AssociationTypes.quoteToDeal,
  'deals>quotes': AssociationTypes.dealToQuote,
  'quotes>contacts': AssociationTypes.quoteToContact,
  'contacts>quotes': AssociationTypes.contactToQuote,
  'quotes>companies': AssociationTypes.quoteToCompany,
  'companies>quotes': AssociationTypes.companyToQuote,
  'quotes>quote_template': AssociationTypes.quoteToQuoteTemplate,
}

/** The type of the plain association between two objects; undefined where HubSpot has to choose it. */
export const plainType = (from: string, to: string): number | undefined => TYPES[`${from}>${to}`]

/** HubSpot's way to name one of its own types. */
export const spec = (type: number) => ({
  associationCategory: 'HUBSPOT_DEFINED',
  associationTypeId: type,
})
