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
      assert.match(mapping.text, /^# yaml-language-server: \$schema=\.\/mapping\.schema\.json\n/)
    })

  it('take the record that README.md offers', () => {
    const readme = readFileSync(new URL('README.md', folder), 'utf8')
    const offered = /```yaml\n([^]*?)```/.exec(readme)?.[1] ?? ''
    const hubspot = readFileSync(new URL('hubspot.yaml', folder), 'utf8')
    const mapping = loadMapping(`${hubspot}\n${offered.replace(/^(?=.)/gm, '  ')}`, 'README.md')
    assert.ok(mapping.records.some(({ kind }) => kind === 'activity'))
  })
})
