import type { Service } from '../../../hub/domain/fields.ts'
import type { Translate } from '../../../hub/domain/languages.ts'
import { AREAS, areaOf } from '../areas.ts'
import { english } from '../english.ts'
import { layOut, type Members } from './layout.ts'
import { linksOf, type Link } from './links.ts'
import { svgOf } from './svg.ts'

/** How services hang together: twice as a picture, for phones and for wide screens, and the same in sentences. */
export interface IntegrationPicture {
  /** `<svg>` of class `picture-narrow`, 358 px wide; empty when nothing is listed. */
  narrow: string
  /** `<svg>` of class `picture-wide`, 960 px wide. */
  wide: string
  /** By names. */
  links: { from: string; to: string; sure: boolean }[]
  text: string[]
}

/** More would be no simple picture. Those that connect are drawn before those that do not. */
const MAX_SERVICES = 40
const MAX_LINKS = 60

/** Draws the services in their groups with what connects them; what nobody confirmed is dashed, and said as usual. */
export function drawIntegrations(services: readonly Service[], t: Translate = english): IntegrationPicture {
  const { links, outside } = linksOf(services)
  const nameAt = (at: number) => services[at]?.name ?? ''
  const drawn = chosen(services, links)
  const lines = links
    .toSorted((a, b) => Number(b.sure) - Number(a.sure))
    .filter(({ from, to }) => drawn.has(from) && drawn.has(to))
    .slice(0, MAX_LINKS)
  const members = grouped(services, drawn, t)
  const summary = summaryOf(services.length, links, t)
  const picture = (kind: 'narrow' | 'wide') =>
    services.length === 0
      ? ''
      : svgOf(layOut(members, lines, kind), { kind, nameAt, summary, title: t`What connects with what` })
  return {
    narrow: picture('narrow'),
    wide: picture('wide'),
    links: links.map(({ from, to, sure }) => ({ from: nameAt(from), to: nameAt(to), sure })),
    text: [
      summary,
      ...links.map(({ from, to, sure }) =>
        sure
          ? t`${nameAt(from)} connects with ${nameAt(to)}.`
          : t`${nameAt(from)} usually connects with ${nameAt(to)}; nobody has confirmed it here.`,
      ),
      ...outside.map(({ from, name }) => t`${nameAt(from)} connects with ${name}, which is not in the list.`),
      ...(services.length > drawn.size ? [t`The picture shows ${drawn.size} of them.`] : []),
    ],
  }
}

function summaryOf(services: number, links: readonly Link[], t: Translate): string {
  if (services === 0) return t`Nothing is listed yet.`
  const counted = t.plural(services, { one: '1 service.', other: '{0} services.' })
  if (links.length === 0) return `${counted} ${t`We know of no connection between them.`}`
  const connections = t.plural(links.length, { one: '1 connection.', other: '{0} connections.' })
  return `${counted} ${connections}`
}

function chosen(services: readonly Service[], links: readonly Link[]): Set<number> {
  const many = new Map<number, number>()
  for (const { from, to } of links) for (const at of [from, to]) many.set(at, (many.get(at) ?? 0) + 1)
  const places = [...services.keys()].sort((a, b) => (many.get(b) ?? 0) - (many.get(a) ?? 0) || a - b)
  return new Set(places.slice(0, MAX_SERVICES))
}

function grouped(services: readonly Service[], drawn: ReadonlySet<number>, t: Translate): Members[] {
  return AREAS.flatMap(({ id, label }) => {
    const places = [...services.entries()].flatMap(([at, { category }]) =>
      drawn.has(at) && areaOf(category) === id ? [at] : [],
    )
    return places.length > 0 ? [{ label: t.text(label), places }] : []
  })
}
