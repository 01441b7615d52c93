import type { Service } from '../../../hub/domain/fields.ts'
import { entryById } from '../catalogue.ts'
import { named } from '../named.ts'
import { fold } from '../text.ts'

/** Two services that exchange data, by their places in the list. */
export interface Link {
  from: number
  to: number
  /** Somebody said so; else the catalogue says that the two usually connect. */
  sure: boolean
}

export interface Links {
  links: Link[]
  /** What services connect with that is not in the list. */
  outside: { from: number; name: string }[]
}

const MAX_OUTSIDE = 40

/** What connects with what: as people said it, then as the catalogue knows it of the products. */
export function linksOf(services: readonly Service[]): Links {
  const ids = services.map(({ name }) => idOf(name))
  const names = services.map(({ name }) => fold(name))
  const placesOf = (name: string): number[] => {
    const same = names.indexOf(fold(name))
    const meant = same === -1 ? family(idOf(name)) : []
    return same === -1 ? ids.flatMap((id, at) => (id && meant.includes(id) ? [at] : [])) : [same]
  }
  const found = new Map<string, Link>()
  const add = (a: number, b: number, sure: boolean) => {
    const key = `${Math.min(a, b)} ${Math.max(a, b)}`
    if (a !== b && !found.has(key)) found.set(key, { from: Math.min(a, b), to: Math.max(a, b), sure })
  }
  const outside: Links['outside'] = []
  for (const [at, { integratesWith = [] }] of services.entries())
    for (const name of integratesWith) {
      const places = placesOf(name)
      for (const place of places) add(at, place, true)
      if (places.length === 0 && outside.length < MAX_OUTSIDE) outside.push({ from: at, name })
    }
  for (const [at, id] of ids.entries())
    for (const name of (id && entryById(id)?.integrations) || [])
      for (const place of placesOf(name)) add(at, place, false)
  return { links: [...found.values()].sort((a, b) => a.from - b.from || a.to - b.to), outside }
}

/** Only a name that stands for the product alone: "SAML/OIDC apps" is no service. */
function idOf(name: string): string | undefined {
  const found = named(name, { typos: false })
  return found && found.beside === '' && found.confidence >= SURE ? found.entry.id : undefined
}
const SURE = 0.95

/** Who connects with QuickBooks connects with any edition of it. */
const FAMILIES: readonly (readonly string[])[] = [
  ['quickbooks', 'quickbooks_online', 'quickbooks_desktop_enterprise'],
  ['adp', 'adp_run', 'adp_workforce_now'],
  ['microsoft_teams', 'microsoft_teams_essentials'],
  ['microsoft_entra_id_p1', 'microsoft_entra_id_p2'],
  ['wordpress_self_hosted', 'wordpress_com'],
]

const family = (id: string | undefined): readonly string[] =>
  id === undefined ? [] : (FAMILIES.find((ids) => ids.includes(id)) ?? [id])
