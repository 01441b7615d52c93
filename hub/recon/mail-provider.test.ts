import assert from 'node:assert/strict'
import { mailProvider } from './mail-provider.ts'

const of = (host: string, includes: string[] = []) =>
  mailProvider('acme.com', [{ priority: 10, exchange: host }], includes)

describe('the mail provider behind MX records', () => {
  for (const [host, name, kind] of [
    ['acme-com.mail.protection.outlook.com', 'Microsoft 365', 'mailbox'],
    ['acme-com.j-v1.mx.microsoft', 'Microsoft 365', 'mailbox'],
    ['aspmx.l.google.com', 'Google Workspace', 'mailbox'],
    ['alt1.aspmx.l.google.com', 'Google Workspace', 'mailbox'],
    ['mx1-us1.ppe-hosted.com', 'Proofpoint Essentials', 'gateway'],
    ['mxa-001.pphosted.com', 'Proofpoint enterprise', 'gateway'],
    ['eu-smtp-inbound-1.mimecast.com', 'Mimecast', 'gateway'],
    ['mx.zoho.eu', 'Zoho Mail', 'mailbox'],
    ['route1.mx.cloudflare.net', 'Cloudflare Email Routing', 'forwarding'],
    ['inbound-smtp.eu-west-1.amazonaws.com', 'Amazon SES inbound', 'application'],
    ['mail.acme.com', 'Own mail server', 'own'],
    ['mx.somebody.net', 'somebody.net', 'other'],
    ['notpphosted.com', 'notpphosted.com', 'other'],
    ['mx.microsoft.evil.com', 'evil.com', 'other'],
    ['aspmx.l.google.com.evil.net', 'evil.net', 'other'],
  ])
    it(`is ${name} for ${host}`, () => assert.deepEqual(of(host ?? ''), { name, kind }))

  it('is told behind a gateway by the SPF record', () =>
    assert.equal(of('mx1-us1.ppe-hosted.com', ['_spf.google.com']).behind, 'Google Workspace'))

  it('is nobody for a null MX', () => assert.equal(of('').kind, 'null_mx'))

  it('goes by the first priority that is known', () =>
    assert.equal(
      mailProvider(
        'acme.com',
        [
          { priority: 20, exchange: 'mx1-us1.ppe-hosted.com' },
          { priority: 10, exchange: 'aspmx.l.google.com' },
        ],
        [],
      ).name,
      'Google Workspace',
    ))
})
