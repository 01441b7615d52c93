import assert from 'node:assert/strict'
import { isFreeMail, mailDomainOf } from './free-mail.ts'

describe('Mailboxes that anyone can have', () => {
  it('are told from those of a company', () => {
    for (const free of ['gmail.com', 'GMX.de', 'yahoo.co.uk', 'laposte.net', 'eu.mailinator.com', 'web.de.'])
      assert.ok(isFreeMail(free), free)
    for (const own of ['acme.com', 'notgmail.com', 'gmail.com.acme.com', 'mail.acme.co.uk', ''])
      assert.ok(!isFreeMail(own), own)
  })

  it('are found by what stands behind the last @', () => {
    assert.equal(mailDomainOf(' Ada@Acme.COM '), 'acme.com')
    assert.equal(mailDomainOf('"a@gmail.com"@acme.com'), 'acme.com')
    assert.equal(mailDomainOf('nobody'), '')
  })
})
