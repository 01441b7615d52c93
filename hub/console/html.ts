import type { ComponentChildren } from 'preact'

/** Markup without a compiler; components are called by `h()`, whose props the type checker sees. */
export { html } from 'htm/preact'

/** What a component draws. */
export type View = ComponentChildren
