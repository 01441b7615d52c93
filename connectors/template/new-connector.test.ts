import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { newConnector } from './new-connector.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

describe('npm run new:connector', () => {
  let root: string
  let printed: { out: string; err: string }
  /** A project beside this one that shares all of it but the new connector. */
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'new-connector-'))
    mkdirSync(join(root, 'connectors'))
    for (const shared of ['hub', 'node_modules', 'connectors/conformance.ts', 'connectors/conformance'])
      symlinkSync(join(ROOT, shared), join(root, shared))
    await writeFile(join(root, 'package.json'), '{"type": "module"}')
    printed = { out: '', err: '' }
  })
  afterEach(() => rm(root, { recursive: true, force: true }))
  const run = (...args: string[]) =>
    newConnector(args, join(root, 'connectors'), {
      out: (text) => (printed.out += text),
      err: (text) => (printed.err += text),
    })

  it('makes a connector that passes the contract as it is', async () => {
    assert.equal(run('acme', '--title', 'Acme CRM & Co'), 0)
    assert.match(printed.out, /connectors\/acme is there/)
    const mocha = join(ROOT, 'node_modules/mocha/bin/mocha.js')
    const args = ['--import=tsx', mocha, '--no-package', '--exit', 'connectors/acme/acme.test.ts']
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root })
    assert.match(stdout, /acme conforms to the connector contract/)
    assert.match(stdout, /[4-9]\d passing/)
    assert.doesNotMatch(stdout, /pending|failing/)
  }).timeout(60_000)

  it('leaves nothing of the template’s name in it', async () => {
    run('acme', '--title', 'Acme CRM')
    const files = await readdir(join(root, 'connectors/acme'))
    assert.deepEqual(files.sort(), [
      'acme.test.ts',
      'acme.ts',
      'http.ts',
      'records.ts',
      'testing.ts',
      'write.ts',
    ])
    for (const file of files)
      assert.doesNotMatch(await readFile(join(root, 'connectors/acme', file), 'utf8'), /template/i)
  })

  const refused: [args: string[], why: RegExp][] = [
    [[], /Give the new connector a name/],
    [['Acme'], /"Acme" is not a name/],
    [['../evil'], /is not a name/],
    [['a'], /is not a name/],
    [['x'.repeat(31)], /is not a name/],
    [['class'], /means something else/],
    [['sandbox'], /means something else/],
    [['conformance'], /means something else/],
    [['acme', 'crm'], /What is "crm"/],
    [['acme', '--title', "It's `${x}`"], /This title cannot be used/],
    [['acme', '--colour', 'red'], /--colour/],
  ]
  for (const [args, why] of refused)
    it(`refuses ${args.join(' ') || 'no name'}, and says why`, async () => {
      assert.equal(run(...args), 2)
      assert.match(printed.err, why)
      assert.deepEqual((await readdir(join(root, 'connectors'))).sort(), ['conformance', 'conformance.ts'])
    })

  it('refuses a connector that is there, and leaves it alone', async () => {
    run('acme')
    await writeFile(join(root, 'connectors/acme/acme.ts'), 'mine')
    assert.equal(run('acme'), 2)
    assert.match(printed.err, /There is a connector "acme" already/)
    assert.equal(await readFile(join(root, 'connectors/acme/acme.ts'), 'utf8'), 'mine')
  })

  it('explains itself', () => {
    assert.equal(run('--help'), 0)
    assert.match(printed.out, /npm run new:connector/)
    assert.equal(printed.err, '')
  })
})
