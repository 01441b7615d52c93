import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { loadMapping } from '../hub/mapping/parse-mapping.ts'
import { runExamples } from '../hub/mapping/examples.ts'

const folder = new URL('.', import.meta.url)

describe('The mapping files', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml')))
    it(`${file} says what its examples say`, () => {
      const mapping = loadMapping(readFileSync(new URL(file, folder), 'utf8'), `mappings/${file}`)
      assert.deepEqual(runExamples(mapping), [])
    })
})
