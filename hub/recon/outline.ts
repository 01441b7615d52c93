import { load } from 'cheerio/slim'

/** The few parts of a page that say who it belongs to, as they stand in it. */
export interface Outline {
  title: string
  /** `content` of the first meta element by `name` or `property`, in lower case. */
  metas: ReadonlyMap<string, string>
  jsonLd: string[]
  links: string[]
  /** Text of footers and address elements, their blocks separated by commas. */
  footer: string
}

/** As much of an element as is needed here. */
interface DomNode {
  type: string
  name?: string
  data?: string
  attribs?: Record<string, string>
  children?: DomNode[]
}

/** Parsing takes time by tags and depth, not by bytes: these bounds keep it well under a second. */
const MAX_TAGS = 30_000
const MAX_LINKS = 2_000
const MAX_SCRIPTS = 20
const MAX_TEXT = 20_000
const MAX_METAS = 200
const BLOCKS = new Set(['br', 'p', 'div', 'li', 'ul', 'td', 'tr', 'section', 'h1', 'h2', 'h3', 'h4'])

/**
 * Walks the page once, by a list of its own: selectors of the library take quadratic time on pages made to hurt, and
 * recursion ends at the stack.
 */
export function outlineOf(html: string): Outline {
  const root: DomNode | undefined = load(withFewTags(html), { xml: { xmlMode: false } }).root()[0]
  const metas = new Map<string, string>()
  const outline = { title: '', metas, jsonLd: [] as string[], links: [] as string[], footer: '' }
  const open: { node: DomNode; inFooter: boolean }[] = root ? [{ node: root, inFooter: false }] : []
  for (let next = open.pop(); next; next = open.pop()) {
    const { node } = next
    const inFooter = next.inFooter || isFooter(node)
    if (inFooter && outline.footer.length < MAX_TEXT) outline.footer += footerText(node)
    note(node, outline, metas)
    if (node.name === 'script' || node.name === 'style') continue
    const children = node.children ?? []
    for (let at = children.length - 1; at >= 0; at--) {
      const child = children[at]
      if (child) open.push({ node: child, inFooter })
    }
  }
  return outline
}

function note(
  node: DomNode,
  outline: { title: string; jsonLd: string[]; links: string[] },
  metas: Map<string, string>,
) {
  const { name, attribs = {} } = node
  if (name === 'title' && outline.title === '') outline.title = textOf(node)
  else if (name === 'meta' && metas.size < MAX_METAS) {
    const key = (attribs.property ?? attribs.name ?? '').toLowerCase().slice(0, 100)
    if (key && attribs.content && !metas.has(key)) metas.set(key, attribs.content.slice(0, MAX_TEXT))
  } else if (name === 'a' && attribs.href && outline.links.length < MAX_LINKS)
    outline.links.push(attribs.href.trim().slice(0, 600))
  else if (
    name === 'script' &&
    attribs.type?.trim().toLowerCase() === 'application/ld+json' &&
    outline.jsonLd.length < MAX_SCRIPTS
  )
    outline.jsonLd.push(textOf(node))
}

const isFooter = ({ name, attribs }: DomNode): boolean =>
  name === 'footer' || name === 'address' || attribs?.role === 'contentinfo'

function footerText({ type, name, data }: DomNode): string {
  if (type === 'text') return ` ${(data ?? '').slice(0, MAX_TEXT)}`
  return name !== undefined && (BLOCKS.has(name) || name === 'footer' || name === 'address') ? ', ' : ''
}

/** Scripts and titles hold text alone. */
const textOf = ({ children = [] }: DomNode): string =>
  children.map(({ type, data }) => (type === 'text' ? (data ?? '') : '')).join('')

function withFewTags(html: string): string {
  let at = -1
  for (let tags = 0; tags < MAX_TAGS; tags++) {
    at = html.indexOf('<', at + 1)
    if (at === -1) return html
  }
  return html.slice(0, at)
}
