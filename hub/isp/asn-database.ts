import { readFile } from 'node:fs/promises'
import { Reader, type Response } from 'mmdb-lib'
import { z } from 'zod'
import { HubError } from '../domain/errors.ts'
import type { IspFacts } from '../domain/isp.ts'

/** Which autonomous system announces an address. */
export interface AsnDatabase {
  find(address: string): { asn: number; organisation: string | null } | null
  /** What its licence wants to be shown beside its facts. */
  notice: IspFacts['notice']
  /** When it was made. */
  builtAt: Date
}

/** The forms in which MaxMind and DB-IP, and IPinfo, write a row. */
const Row = z.union([
  z.object({
    autonomous_system_number: z.number().int(),
    autonomous_system_organization: z.string().optional(),
  }),
  z.object({
    asn: z.string().regex(/^AS\d+$/),
    as_name: z.string().optional(),
    name: z.string().optional(),
  }),
])

const NOTICES: readonly (readonly [type: RegExp, text: string, url: string])[] = [
  [/^DBIP/i, 'IP geolocation by DB-IP', 'https://db-ip.com'],
  [/^GeoLite/i, 'This product includes GeoLite2 data created by MaxMind', 'https://www.maxmind.com'],
  [/ipinfo/i, 'IP address data powered by IPinfo', 'https://ipinfo.io'],
]

/** Opens the operator's file in MaxMind's format (`.mmdb`); it stays in memory. */
export async function openAsnDatabase(path: string): Promise<AsnDatabase> {
  const reader = await open(path)
  const { databaseType, buildEpoch } = reader.metadata
  const notice = NOTICES.find(([type]) => type.test(databaseType))
  return {
    notice: notice ? { text: notice[1], url: notice[2] } : null,
    builtAt: new Date(buildEpoch),
    find(address) {
      const row = Row.safeParse(reader.get(address))
      if (!row.success) return null
      if ('autonomous_system_number' in row.data) {
        const { autonomous_system_number: asn, autonomous_system_organization: organisation } = row.data
        return { asn, organisation: organisation ?? null }
      }
      const { asn, as_name: asName, name } = row.data
      return { asn: Number(asn.slice(2)), organisation: asName ?? name ?? null }
    },
  }
}

async function open(path: string): Promise<Reader<Response>> {
  try {
    return new Reader(await readFile(path))
  } catch (cause) {
    throw new HubError('misconfigured', 'ASN_DATABASE names a file that cannot be read as an .mmdb file.', {
      hint: 'Download an ASN file in MaxMind’s format, for example DB-IP’s "IP to ASN Lite", or leave the setting out.',
      cause,
    })
  }
}
