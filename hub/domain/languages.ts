/** The languages of the conversation, as BCP 47 primary tags; `name` is what its speakers call it. */
export const LANGUAGES = [
  { code: 'en', name: 'English' },
  { code: 'de', name: 'Deutsch' },
  { code: 'fr', name: 'Français' },
  { code: 'es', name: 'Español' },
] as const
export type LanguageCode = (typeof LANGUAGES)[number]['code']

/**
 * Says a sentence in one language. The English sentence is the key: `` t`About ${5} min left` `` looks up
 * "About {0} min left". What has no translation is said in English.
 */
export interface Translate {
  (parts: TemplateStringsArray, ...values: (string | number)[]): string
  /** A sentence that stands somewhere as data: a label, a reason. */
  text(english: string): string
  /** The form that the language's plural rule (CLDR) chooses for `count`; `{0}` in it is the number. */
  plural(count: number, forms: { one: string; other: string }): string
  /** Numbers, days and money as this language writes them. */
  number(value: number, options?: Intl.NumberFormatOptions): string
  date(iso: string): string
  readonly code: LanguageCode
}

/** The first of the wanted tags (`de-CH`, `fr`) that we speak, else English. */
export function languageOf(wanted: readonly string[]): LanguageCode {
  for (const tag of wanted) {
    const primary = tag.trim().toLowerCase().split(/[-_;]/)[0]
    const known = LANGUAGES.find(({ code }) => code === primary)
    if (known) return known.code
  }
  return 'en'
}
