import assert from 'node:assert/strict'
import { parseWebsite } from './website.ts'

describe('reading a website', () => {
  for (const [typed, website, domain] of [
    ['acme.com', 'https://acme.com', 'acme.com'],
    [' www.Acme.com/ ', 'https://www.acme.com', 'acme.com'],
    ['http://acme.com/about?x=1#y', 'http://acme.com/about', 'acme.com'],
    ['acme.com.', 'https://acme.com', 'acme.com'],
    ['ada@acme.co.uk', 'https://acme.co.uk', 'acme.co.uk'],
    ['bücher.example', 'https://xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['acme-dental.test', 'https://acme-dental.test', 'acme-dental.test'],
    ['www.com', 'https://www.com', 'www.com'],
  ] as const)
    it(`understands ${typed}`, () => assert.deepEqual(parseWebsite(typed), { website, domain }))

  for (const typed of [
    '',
    'acme',
    'we have no idea',
    '127.0.0.1',
    'http://[::1]/',
    'javascript:alert(1)',
    'ftp://acme.com',
    'https://user:pw@acme.com',
    'http://',
    '-acme-.com',
    'jane@gmail.com',
    'a..b',
    '<script>',
    `${'a'.repeat(600)}.com`,
  ])
    it(`refuses ${JSON.stringify(typed.slice(0, 40))}`, () => assert.equal(parseWebsite(typed), null))
})
