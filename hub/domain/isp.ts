import { z } from 'zod'

/** What kind of line an address belongs to; `unknown` is an honest answer and the most frequent one. */
export const LINE_KINDS = ['business', 'residential', 'mobile', 'hosting', 'vpn', 'unknown'] as const
export type LineKind = (typeof LINE_KINDS)[number]

/** What an IP address tells about the line behind it. Never a bare label: `reasons` say why. */
export const IspFacts = z.object({
  address: z.string(),
  family: z.union([z.literal(4), z.literal(6)]),
  /** `shared` is 100.64.0.0/10, which providers use inside; of all but `public` nothing is known outside. */
  range: z.enum(['public', 'private', 'loopback', 'link_local', 'shared', 'documentation', 'reserved']),
  /** The autonomous system that announces the address. */
  asn: z.number().int().nullable(),
  organisation: z.string().nullable(),
  /** The provider by the name that people know. */
  name: z.string().nullable(),
  kind: z.enum(LINE_KINDS),
  /** 0 to 1, of `kind`. */
  confidence: z.number().min(0).max(1),
  reasons: z.array(z.string()),
  /** The address's name; `confirmed` when the name leads back to the address. */
  hostname: z.object({ name: z.string(), confirmed: z.boolean() }).nullable(),
  /** What could not be asked, in plain words. */
  unchecked: z.array(z.string()),
  /** Must be shown beside facts that come from this data. */
  notice: z.object({ text: z.string(), url: z.string() }).nullable(),
})
export type IspFacts = z.infer<typeof IspFacts>

/** Looks an address up; throws `invalid_input` for what is no address, and never because somebody did not answer. */
export type LookUpIsp = (address: string) => Promise<IspFacts>
