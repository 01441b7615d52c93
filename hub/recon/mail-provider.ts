import { getDomain } from 'tldts'
import type { z } from 'zod'
import type { MailProvider } from '../domain/recon.ts'
import { MX_PROVIDERS, type MxProvider } from './data/mx-providers.ts'
import type { MxRecord } from './dns.ts'

type Provider = z.infer<typeof MailProvider>

/**
 * Who receives the domain's mail, by its MX records in the order of their priority. A gateway hides the mailbox, so
 * the SPF includes are asked who stands behind it. Pure.
 */
export function mailProvider(domain: string, records: MxRecord[], spfIncludes: readonly string[]): Provider {
  const sorted = [...records].sort((a, b) => a.priority - b.priority)
  if (isNullMx(sorted)) return { name: 'No mail', kind: 'null_mx' }
  const known = sorted.map(({ exchange }) => providerOf(exchange)).find((one) => one !== undefined)
  if (known) {
    const behind = known.kind === 'mailbox' ? undefined : mailboxBehind(spfIncludes)
    return { name: known.name, kind: known.kind, ...(behind ? { behind } : {}) }
  }
  const organisation = getDomain(sorted[0]?.exchange ?? '')
  if (organisation === null || organisation === getDomain(domain))
    return { name: 'Own mail server', kind: 'own' }
  return { name: organisation, kind: 'other' }
}

/** RFC 7505: one record that names the root says that the domain takes no mail. */
export const isNullMx = (records: MxRecord[]): boolean => records.length === 1 && records[0]?.exchange === ''

const providerOf = (host: string): MxProvider | undefined =>
  MX_PROVIDERS.find(({ suffix, pattern }) =>
    suffix ? host === suffix || host.endsWith(`.${suffix}`) : pattern?.test(host),
  )

function mailboxBehind(includes: readonly string[]): string | undefined {
  return MX_PROVIDERS.find(
    ({ kind, spf }) => kind === 'mailbox' && spf?.some((one) => includes.includes(one)),
  )?.name
}
