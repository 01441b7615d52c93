import { z } from 'zod'
import { KINDS } from '../domain/canonical.ts'
import { FIELDS } from '../domain/fields.ts'
import { DERIVED, elementPaths } from './derived.ts'
import { CanonicalPath, MappingFile, TransformName } from './schema.ts'
import { TRANSFORMS } from './transforms.ts'

/** The mapping language as JSON Schema, with which editors complete a file and mark what is wrong. */
export const mappingJsonSchema = (): Record<string, unknown> => ({
  ...z.toJSONSchema(MappingFile, {
    io: 'input',
    override({ zodSchema, jsonSchema }) {
      if (zodSchema === CanonicalPath) jsonSchema.examples = PATHS
      if (zodSchema === TransformName) jsonSchema.enum = [...TRANSFORMS.keys()]
    },
  }),
  title: 'A mapping between an assessment and a CRM',
  description: 'mappings/README.md explains every word.',
})

/** Editors offer these; which of them a record may use depends on its kind. */
const PATHS = [...FIELDS.map(({ path }) => path), ...DERIVED.keys(), ...KINDS.flatMap(elementPaths)]
