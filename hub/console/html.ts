import type { ComponentChildren } from 'preact'
import { html as build } from 'htm/preact'

/** What a component draws. */
export type View = ComponentChildren

const spaced = new WeakMap<TemplateStringsArray, TemplateStringsArray>()

/**
 * Markup without a compiler; components are called by `h()`, whose props the type checker sees. htm drops the space
 * around a line break. Here a line break is a space, as in any HTML, so that formatting a file glues no words together.
 */
export function html(strings: TemplateStringsArray, ...values: unknown[]): View {
  let known = spaced.get(strings)
  if (!known) {
    const parts = strings.map((part) => part.replaceAll(/\s*\n\s*/g, ' '))
    known = Object.assign(parts, { raw: strings.raw })
    spaced.set(strings, known)
  }
  return build(known, ...values)
}
