import { CONSENTS, type ConsentKind } from '../../hub/domain/consent-texts.ts'
import type { View } from './view.ts'

/** The words of a consent in the person's language. */
export const consentText = (kind: ConsentKind, { t, msp }: View): string =>
  t.text(CONSENTS[kind].text).replaceAll('{0}', msp.name)

/** A consent as it is stored: what was said, when, by whom, and to which words. */
export const consentOf = (view: View, kind: ConsentKind, given: boolean, by: string) => ({
  given,
  at: view.now,
  textVersion: CONSENTS[kind].version,
  by,
})
