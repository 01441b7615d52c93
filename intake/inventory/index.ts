export { AREAS, areaOf, type Area, type AreaId } from './areas.ts'
export {
  APPLICATIONS,
  CATALOGUE,
  catalogueOptions,
  entriesOf,
  entryById,
  serviceFrom,
  SUITES,
  type CatalogueOption,
} from './catalogue.ts'
export type { CatalogueEntry, Plan } from './entry.ts'
export { entryNamed } from './named.ts'
export { searchCatalogue } from './search.ts'
export { LIMITS, recognise } from './recognise/recognise.ts'
export type { RecognisedRow, Recognition, RestLine } from './recognise/types.ts'
export { suggestFor, type Suggestion } from './suggest/suggest.ts'
export { drawIntegrations, type IntegrationPicture } from './picture/draw.ts'
