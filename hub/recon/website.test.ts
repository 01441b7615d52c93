import assert from 'node:assert/strict'
import { normaliseWebsite } from './website.ts'

describe('the registrable domain of what people type', () => {
  for (const [typed, domain] of [
    ['acme.com', 'acme.com'],
    ['https://www.acme.com/x', 'acme.com'],
    ['ACME.COM ', 'acme.com'],
    ['shop.eu.acme.co.uk', 'acme.co.uk'],
    ['jane@mail.acme.com', 'acme.com'],
    ['acme.com:8443/path', 'acme.com'],
    ['bücher.de', 'xn--bcher-kva.de'],
    ['acme-dental.test', 'acme-dental.test'],
    ['acme.github.io', 'github.io'],
  ])
    it(`is understood in ${typed}`, () => assert.equal(normaliseWebsite(typed ?? '')?.domain, domain))

  for (const typed of [
    'co.uk',
    'com',
    'localhost',
    '10.0.0.1',
    '１２７.０.０.１',
    'jane@gmail.com',
    'not a site',
    '',
  ])
    it(`is not seen in ${JSON.stringify(typed)}`, () => assert.equal(normaliseWebsite(typed), null))
})
