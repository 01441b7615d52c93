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
      for (const [word, one] of Object.entries(jsonSchema.properties ?? {}))
        if (typeof one === 'object' && WORDS[word]) one.description = WORDS[word]
    },
  }),
  title: 'A mapping between an assessment and a CRM',
  description: 'mappings/README.md explains every word.',
})

/** Editors offer these; which of them a record may use depends on its kind. */
const PATHS = [...FIELDS.map(({ path }) => path), ...DERIVED.keys(), ...KINDS.flatMap(elementPaths)]

/** What an editor shows beside a word. */
const WORDS: Partial<Record<string, string>> = {
  mapping: 'Its name.',
  version: 'Its number; saving it in the hub writes the next one.',
  crm: 'The connector that it is for.',
  defaults: 'For lines that do not say otherwise.',
  guard: 'Beyond these a connection stops and asks, counted for each kind over an hour.',
  choices: 'What every account answers differently; lines say choice.<name>.',
  start: 'A record that a rep moves to one of these values starts a pre-filled assessment.',
  tell: 'The task that tells a rep of a decision.',
  records: 'What an assessment becomes, by kind; what is left out is not sent.',
  object: 'The CRM’s name for it.',
  key: 'The unique property that is ours; made on connect.',
  adopt: 'How a record that was there before us is recognised.',
  when: 'From when on it exists.',
  associate: 'The kinds that it is associated with.',
  own: 'Properties of ours that are made on connect.',
  on_crm_delete: 'What becomes of the link when the CRM’s record is deleted.',
  on_crm_merge: 'What becomes of the link when the CRM’s record is merged into another.',
  fields: 'The lines.',
  examples: 'Both sides of a record; each is a test.',
  canonical: 'A value of the assessment.',
  template: 'A one-way text with places: "{company.name}: {score.overall}".',
  escape: 'html where the CRM shows the field as HTML.',
  remote: 'The CRM’s field.',
  direction: 'Which way values go.',
  conflict: 'Who wins when both sides changed differently.',
  blank: 'Whether a person’s clearing travels.',
  as: 'How a value is spelled on the other side.',
  initial: 'Sent when the record is made, on a line that the CRM decides afterwards.',
  unmapped: 'What becomes of a value that the map does not name.',
}
