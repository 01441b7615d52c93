import { writeFileSync } from 'node:fs'
import { mappingJsonSchema } from '../mapping/json-schema.ts'

/** Run it after a change of the language: `npx tsx hub/mappings/write-schema.ts`. A test fails where it was forgotten. */
const file = new URL('../../mappings/mapping.schema.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(mappingJsonSchema(), null, 2)}\n`)
