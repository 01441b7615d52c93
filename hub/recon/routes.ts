import { z } from 'zod'
import {
  CertificateResult,
  DmarcResult,
  Hosting,
  lookup,
  MailProvider,
  MxHost,
  ReconReport,
  SpfResult,
  type Recon,
} from '../domain/recon.ts'
import { route, type ApiRoute } from '../platform/api.ts'

const Params = z.object({
  domain: z
    .string()
    .min(1)
    .max(253)
    .describe('A domain such as acme.com; a website or host name is understood as its registrable domain.'),
})

const MxReply = z.object({
  domain: z.string(),
  mx: lookup(z.array(MxHost)).optional(),
  mailProvider: lookup(MailProvider).optional(),
  spf: lookup(SpfResult).optional(),
  dmarc: lookup(DmarcResult).optional(),
})

const HostingReply = z.object({
  domain: z.string(),
  hosting: lookup(Hosting).optional(),
  certificate: lookup(CertificateResult).optional(),
})

/** What a domain tells about its owner: found, absent and "could not be checked" are three different answers. */
export function domainRoutes({ recon }: { recon: Recon }): ApiRoute[] {
  const common = { method: 'get', tag: 'Domain', scope: 'domain:read', params: Params, status: 200 } as const
  return [
    route({
      ...common,
      path: '/domain/{domain}',
      summary: 'Everything that a domain tells',
      description:
        'Mail, website, certificate and hosting, with ranked findings. Answers are kept for ten minutes.',
      reply: ReconReport,
      run: ({ params }) => recon.look(params.domain),
    }),
    route({
      ...common,
      path: '/domain/{domain}/mx',
      summary: 'Mail of a domain: hosts, provider, SPF and DMARC',
      reply: MxReply,
      run: async ({ params }) => {
        const { domain, mx, mailProvider, spf, dmarc } = await recon.look(params.domain)
        return { domain, mx, mailProvider, spf, dmarc }
      },
    }),
    route({
      ...common,
      path: '/domain/{domain}/hosting',
      summary: 'Where a domain and its website live, and the certificate',
      reply: HostingReply,
      run: async ({ params }) => {
        const { domain, hosting, certificate } = await recon.look(params.domain)
        return { domain, hosting, certificate }
      },
    }),
  ]
}
