import type { Link } from './links.ts'

/** What is drawn, in pixels. */
export interface Box {
  /** The place of the service in the list. */
  at: number
  x: number
  y: number
  /** The edge that lines leave from. */
  side: 'left' | 'right'
}
export interface Group {
  label: string
  x: number
  y: number
  height: number
}
export interface Layout {
  width: number
  height: number
  boxWidth: number
  groups: Group[]
  boxes: Box[]
  /** Paths of the links, in their order. */
  paths: { d: string; ends: readonly [Point, Point]; link: Link }[]
}
type Point = readonly [x: number, y: number]

/** Services of one group, by their places in the list. */
export interface Members {
  label: string
  places: number[]
}

export const SIZES = { box: 34, gap: 8, heading: 28, padding: 12, between: 16 } as const
const LANE = 9
const MAX_LANES = 11
const CORNER = 6

/** One column with the lines in a gutter at its right (`narrow`), or two columns with the lines between them. */
export function layOut(members: readonly Members[], links: readonly Link[], kind: 'narrow' | 'wide'): Layout {
  const width = kind === 'narrow' ? 358 : 960
  const columnWidth = kind === 'narrow' ? width - (MAX_LANES + 2) * LANE : 350
  const sides = kind === 'narrow' ? [members, []] : balanced(members)
  const columns = sides.map((column, index) => place(column, index === 0 ? 0 : width - columnWidth, index))
  const boxes = columns.flatMap((column) => column.boxes)
  const boxWidth = columnWidth - 2 * SIZES.padding
  const height = Math.max(...columns.map((column) => column.height), 0)
  const groups = columns.flatMap((column) => column.groups)
  return { width, height, boxWidth, groups, boxes, paths: route(links, boxes, boxWidth) }
}

/** Halves of about the same height, in the given order. */
function balanced(members: readonly Members[]): (readonly Members[])[] {
  const heights = members.map(({ places }) => heightOf(places.length))
  const half = heights.reduce((sum, one) => sum + one, 0) / 2
  let sum = 0
  const cut = heights.findIndex((one) => (sum += one) >= half)
  return [members.slice(0, cut + 1), members.slice(cut + 1)]
}

const heightOf = (count: number): number =>
  SIZES.heading + count * (SIZES.box + SIZES.gap) - SIZES.gap + 2 * SIZES.padding

function place(members: readonly Members[], x: number, index: number) {
  const groups: Group[] = []
  const boxes: Box[] = []
  let y = 0
  for (const { label, places } of members) {
    const height = heightOf(places.length)
    groups.push({ label, x, y, height })
    const first = y + SIZES.padding + SIZES.heading
    for (const [row, at] of places.entries())
      boxes.push({
        at,
        x: x + SIZES.padding,
        y: first + row * (SIZES.box + SIZES.gap),
        side: index === 0 ? 'right' : 'left',
      })
    y += height + SIZES.between
  }
  return { groups, boxes, height: Math.max(0, y - SIZES.between) }
}

/** Lines leave a box one below the other; those of one side run in lanes of their own, the shortest inside. */
function route(links: readonly Link[], boxes: readonly Box[], boxWidth: number): Layout['paths'] {
  const byPlace = new Map(boxes.map((box) => [box.at, box]))
  const used = new Map<number, number>()
  const total = new Map<number, number>()
  for (const { from, to } of links) for (const at of [from, to]) total.set(at, (total.get(at) ?? 0) + 1)
  const lanes: Record<Box['side'], (readonly [number, number])[][]> = { left: [], right: [] }
  const port = (box: Box): Point => {
    const nth = (used.get(box.at) ?? 0) + 1
    used.set(box.at, nth)
    const y = box.y + (nth * SIZES.box) / ((total.get(box.at) ?? 0) + 1)
    return [box.side === 'right' ? box.x + boxWidth : box.x, Math.round(y * 10) / 10]
  }
  const length = ({ from, to }: Link) => Math.abs((byPlace.get(from)?.y ?? 0) - (byPlace.get(to)?.y ?? 0))
  return [...links]
    .sort((a, b) => length(a) - length(b))
    .flatMap((link) => {
      const [a, b] = [byPlace.get(link.from), byPlace.get(link.to)]
      if (!a || !b) return []
      const ends = [port(a), port(b)] as const
      const d = a.side === b.side ? bracket(ends, a.side, lanes[a.side]) : curve(ends)
      return [{ d, ends, link }]
    })
}

function curve([[x1, y1], [x2, y2]]: readonly [Point, Point]): string {
  const middle = (x1 + x2) / 2
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`
}

/** Out to a lane where nothing else runs at that height, along it, and back. */
function bracket(
  [[x, y1], [, y2]]: readonly [Point, Point],
  side: Box['side'],
  lanes: (readonly [number, number])[][],
): string {
  const span = [Math.min(y1, y2), Math.max(y1, y2)] as const
  const free = lanes.findIndex((lane) => lane.every(([from, to]) => to < span[0] || from > span[1]))
  const lane = free !== -1 ? free : Math.min(lanes.length, MAX_LANES - 1)
  ;(lanes[lane] ??= []).push(span)
  const out = side === 'right' ? 1 : -1
  const edge = x + out * (SIZES.padding + LANE + lane * LANE)
  const corner = Math.min(CORNER, (span[1] - span[0]) / 2)
  const down = y2 > y1 ? 1 : -1
  return (
    `M${x} ${y1}H${edge - out * corner}Q${edge} ${y1} ${edge} ${y1 + down * corner}` +
    `V${y2 - down * corner}Q${edge} ${y2} ${edge - out * corner} ${y2}H${x}`
  )
}
