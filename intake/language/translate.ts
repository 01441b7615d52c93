import type { LanguageCode, Translate } from '../../hub/domain/languages.ts'

/** One sentence in the forms that a language's plural rule (CLDR) tells apart. */
export type Plurals = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/**
 * The sentences of one language: the English sentence is the key, `{0}` stands for the first value. Where a number
 * decides the form, the key is the English form for many ("{0} rows"), and the entry names the forms.
 */
export type Catalogue = Readonly<Record<string, string | Plurals>>

/** The key of a template: `` t`About ${5} min` `` is "About {0} min". */
export const keyOf = (parts: readonly string[]): string =>
  parts.reduce((key, part, index) => `${key}{${index - 1}}${part}`)

/** Speaks one language by its catalogue; what the catalogue lacks is said in English. */
export function makeTranslate(code: LanguageCode, catalogue: Catalogue): Translate {
  const plurals = new Intl.PluralRules(code)
  const find = (key: string) => (Object.hasOwn(catalogue, key) ? catalogue[key] : undefined)
  const text = (english: string) => {
    const found = find(english)
    return typeof found === 'string' ? found : (found?.other ?? english)
  }
  const number = (value: number, options?: Intl.NumberFormatOptions) => value.toLocaleString(code, options)
  const said = (parts: TemplateStringsArray, ...values: (string | number)[]) =>
    fill(text(keyOf(parts)), values)

  return Object.assign(said, {
    code,
    text,
    number,
    date: (iso: string) => showDate(code, iso),
    plural(count: number, forms: { one: string; other: string }) {
      const found = find(forms.other)
      const known = typeof found === 'object' ? found : undefined
      const form = known
        ? (known[plurals.select(count)] ?? known.other)
        : forms[count === 1 ? 'one' : 'other']
      return fill(form, [number(count)])
    },
  })
}

const fill = (sentence: string, values: readonly (string | number)[]): string =>
  sentence.replaceAll(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place))

/** A day or a month as the language writes it; anything else as it stands. */
function showDate(code: LanguageCode, iso: string): string {
  const [, day] = /^\d{4}-\d{2}(-\d{2})?/.exec(iso) ?? []
  const time = Date.parse(/^\d{4}-\d{2}$/.test(iso) ? `${iso}-01` : iso)
  if (!/^\d{4}-\d{2}/.test(iso) || Number.isNaN(time)) return iso
  const format: Intl.DateTimeFormatOptions = { month: 'long', year: 'numeric', timeZone: 'UTC' }
  return new Intl.DateTimeFormat(code, day ? { ...format, day: 'numeric' } : format).format(time)
}
