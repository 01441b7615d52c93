import { hold, made, skip, type Made, type Transform } from './transform.ts'

export const UNMAPPED = ['hold', 'skip', 'default'] as const
export type Unmapped = (typeof UNMAPPED)[number]

export interface EnumSpec {
  /** Canonical value → the CRM's option. */
  map: Record<string, string>
  /** The CRM's option → canonical value, where several options mean one; otherwise `map` turned round. */
  from?: Record<string, string>
  unmapped: Unmapped
  /** Sent for values that `map` does not know, with `unmapped: default`. */
  default?: string
}

/** Canonical options ↔ the CRM's options, each named. Reversible when no two of ours mean one of theirs. */
export function enumMap({ map, from, unmapped, default: fallback }: EnumSpec): Transform {
  const oneToOne = new Set(Object.values(map)).size === Object.keys(map).length
  const back = new Map(
    Object.entries(from ?? (oneToOne ? Object.fromEntries(Object.entries(map).map(([a, b]) => [b, a])) : {})),
  )
  const to = new Map(Object.entries(map))
  const unknown = (reason: string): Made<never> => (unmapped === 'skip' ? skip(reason) : hold(reason))
  return {
    name: 'map',
    reversible: oneToOne && from === undefined && unmapped !== 'default',
    options: [...to.values(), ...(fallback === undefined ? [] : [fallback])],
    keys: [...to.keys()],
    from: [...back.values()],
    probes: [...to.keys()],
    normalise: (text) => text.trim(),
    forward: (value) => {
      const option = typeof value === 'string' ? to.get(value) : undefined
      if (option !== undefined) return made(option)
      if (unmapped === 'default' && fallback !== undefined) return made(fallback)
      return unknown('The mapping names no option of the CRM for this value.')
    },
    back: (remote) => {
      const value = back.get(remote.trim())
      return value === undefined ? unknown('The mapping does not know this option of the CRM.') : made(value)
    },
  }
}

export interface ListSpec {
  separator: string
  /** Each element by this map; otherwise as it is. */
  map?: Record<string, string>
}

/** A list ↔ one text with a separator, as multi-select fields have it. Order does not count in comparing. */
export function list({ separator, map }: ListSpec): Transform {
  const each = map ? enumMap({ map, unmapped: 'hold' }) : undefined
  const split = (text: string) =>
    text
      .split(separator)
      .map((one) => one.trim())
      .filter(Boolean)
  const context = { owners: [] }
  return {
    name: 'list',
    reversible: each ? each.reversible : true,
    ...(map ? { options: Object.values(map), keys: Object.keys(map) } : {}),
    probes: map ? [[], ...Object.keys(map).map((one) => [one]), Object.keys(map)] : [[], ['a'], ['a', 'b c']],
    holds: ['options', 'text'],
    normalise: (text) => [...new Set(split(text))].sort().join(separator),
    forward: (value) => {
      if (!Array.isArray(value)) return hold('This is not a list.')
      const parts = value.map((one): Made<string> =>
        each
          ? each.forward(one, context)
          : typeof one === 'string' && split(one).length === 1
            ? made(one.trim())
            : hold('An element of the list cannot be written.'),
      )
      return collect(parts, (texts) => texts.join(separator))
    },
    back: (remote) =>
      collect(
        split(remote).map((one): Made<unknown> => (each ? each.back(one, context) : made(one))),
        (values) => values,
      ),
  }
}

function collect<T, R>(parts: Made<T>[], join: (values: T[]) => R): Made<R> {
  const values: T[] = []
  for (const part of parts) {
    if (!part.ok) return part
    values.push(part.value)
  }
  return made(join(values))
}
