import assert from 'node:assert/strict'
import { makeRetell } from './retell.ts'

describe('A sentence that was kept in English', () => {
  const retell = makeRetell({
    'Nobody looks after your IT': 'Niemand kümmert sich um Ihre IT',
    '{0} names no mail hosts.': '{0} nennt keine Mailserver.',
    '{0} names {1}.': '{0} nennt {1}.',
    'Mail of {0} goes to {1}, and {0} knows.': '{1} bekommt Post von {0}, und {0} weiß es.',
  })

  it('is said again in another language, with what stood in it', () => {
    assert.equal(retell('Nobody looks after your IT'), 'Niemand kümmert sich um Ihre IT')
    assert.equal(retell('acme.com names no mail hosts.'), 'acme.com nennt keine Mailserver.')
    assert.equal(retell('acme.com names two.'), 'acme.com nennt two.')
    assert.equal(
      retell('Mail of a.com goes to b.com, and a.com knows.'),
      'b.com bekommt Post von a.com, und a.com weiß es.',
    )
  })

  it('stays as it is where nobody knows it', () => {
    assert.equal(retell('Something else.'), 'Something else.')
    assert.equal(
      retell(`${'x'.repeat(5000)} names no mail hosts.`),
      `${'x'.repeat(5000)} names no mail hosts.`,
    )
    assert.equal(retell('constructor'), 'constructor')
  })
})
