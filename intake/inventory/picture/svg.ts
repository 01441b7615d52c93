import { SIZES, type Layout } from './layout.ts'

interface Words {
  kind: 'narrow' | 'wide'
  title: string
  summary: string
  nameAt(at: number): string
}

const NAME_PX = 14
const HEADING_PX = 13
/** Average width of a letter over its size: wide enough for capitals in a row. */
const LETTER = 0.6
const FONT = 'font-family="var(--font, system-ui, sans-serif)"'
const SURE = 'stroke="var(--brand, #0b6b63)" stroke-width="2"'
const PRESUMED = 'stroke="var(--text-2, #51606f)" stroke-width="1.5" stroke-dasharray="5 4"'

/**
 * The picture as text. Colours are the tokens of the page as presentation attributes: a page whose policy forbids
 * inline styles shows it, and light and dark follow by themselves.
 */
export function svgOf(layout: Layout, { kind, title, summary, nameAt }: Words): string {
  const { width, height, groups, boxes, paths, boxWidth } = layout
  const groupWidth = boxWidth + 2 * SIZES.padding
  const id = `picture-${kind}`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="picture ${id}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-desc">`,
    `<title id="${id}-title">${escaped(title)}</title><desc id="${id}-desc">${escaped(summary)}</desc>`,
    ...groups.map(
      ({ label, x, y, height: tall }) =>
        `<rect x="${x + 0.5}" y="${y + 0.5}" width="${groupWidth - 1}" height="${tall - 1}" rx="14" fill="var(--page, #f5f7f8)" stroke="var(--line, #d7dee4)"/>` +
        words(
          label,
          x + SIZES.padding,
          y + SIZES.padding + 14,
          groupWidth - 2 * SIZES.padding,
          HEADING_PX,
          'var(--text-2, #51606f)',
          600,
        ),
    ),
    // What is sure lies on top.
    ...paths
      .toSorted((a, b) => Number(a.link.sure) - Number(b.link.sure))
      .map(
        ({ d, ends, link }) =>
          `<path d="${d}" fill="none" ${link.sure ? SURE : PRESUMED}/>` +
          ends
            .map(
              ([x, y]) =>
                `<circle cx="${x}" cy="${y}" r="3" fill="${link.sure ? 'var(--brand, #0b6b63)' : 'var(--text-2, #51606f)'}"/>`,
            )
            .join(''),
      ),
    ...boxes.map(
      ({ at, x, y }) =>
        `<g><title>${escaped(nameAt(at))}</title>` +
        `<rect x="${x + 0.5}" y="${y + 0.5}" width="${boxWidth - 1}" height="${SIZES.box - 1}" rx="10" fill="var(--surface, #ffffff)" stroke="var(--line, #d7dee4)"/>` +
        `${words(nameAt(at), x + 10, y + 22, boxWidth - 20, NAME_PX, 'var(--text, #13202e)', 400)}</g>`,
    ),
    '</svg>',
  ].join('')
}

function words(
  text: string,
  x: number,
  y: number,
  room: number,
  size: number,
  fill: string,
  weight: number,
): string {
  const most = Math.floor(room / (size * LETTER))
  const letters = [...visible(text)]
  const short =
    letters.length > most
      ? `${letters
          .slice(0, most - 1)
          .join('')
          .trim()}…`
      : letters.join('')
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" ${FONT}>${escaped(short)}</text>`
}

/** Without what XML refuses, and without marks that turn the direction of what follows. */
const visible = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cs}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu, '')

const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => visible(text).replaceAll(/[&<>"']/g, (mark) => MARKS[mark] ?? '')
