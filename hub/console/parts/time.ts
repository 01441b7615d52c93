import { html, type View } from '../html.ts'
import { ago, exactly } from '../time.ts'

/** A short time whose full form shows on demand. */
export const When = ({ at }: { at: string }): View =>
  html`<time datetime=${at} title=${exactly(at)}>${ago(at)}</time>`
