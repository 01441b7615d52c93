import { z } from 'zod'

/** One value of a custom field, as records carry it. The list travels whole, or what is left out is lost. */
export const CustomField = z.looseObject({
  id: z.number().int(),
  caption: z.string().default(''),
  type: z.string().nullish(),
  value: z.unknown(),
})
export type CustomField = z.infer<typeof CustomField>

export const CommunicationItem = z.looseObject({
  id: z.number().int().optional(),
  type: z.looseObject({ id: z.number().int().nullish() }).nullish(),
  value: z.string().nullish(),
  defaultFlag: z.boolean().nullish(),
  communicationType: z.string().nullish(),
})
export type CommunicationItem = z.infer<typeof CommunicationItem>

/** What we rely on of any record; the rest is read by the names that a mapping uses. */
export const Raw = z.looseObject({
  id: z.number().int(),
  _info: z.looseObject({ lastUpdated: z.string().optional() }).nullish(),
  customFields: z.array(CustomField).nullish(),
  communicationItems: z.array(CommunicationItem).nullish(),
  types: z.array(z.looseObject({ id: z.number().int() })).nullish(),
  deletedFlag: z.boolean().nullish(),
})
export type Raw = z.infer<typeof Raw>
export const Raws = z.array(Raw)
