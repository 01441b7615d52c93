/**
 * What a person agrees to, word for word. `{0}` is the MSP's name. Each consent is asked, stored and withdrawn by
 * itself, with the version of the text that was shown: its day, and the beginning of the SHA-256 of label and text. A
 * test holds the two together, so that no word changes without a new version.
 */
export const CONSENTS = {
  privacy: {
    label: 'Keep my answers',
    text: 'I agree that {0} keeps my answers and contact details to prepare this assessment. I can have them deleted at any time.',
    version: '2026-11-24.16f428bd',
  },
  contact: {
    label: 'Contact me',
    text: '{0} may contact me by e-mail or phone about the result, and remind me twice at most to finish.',
    version: '2026-11-24.a7a5d56e',
  },
  scan: {
    label: 'Scan our network',
    text: 'I may decide this for my company, and I agree that {0} scans the targets that I named. A scan looks, and changes nothing.',
    version: '2026-11-24.53250d83',
  },
} as const satisfies Record<string, ConsentText>

export interface ConsentText {
  label: string
  text: string
  version: string
}
export type ConsentKind = keyof typeof CONSENTS
