import { languageOf, type LanguageCode } from '../domain/languages.ts'

/** The language of a tag such as `de-CH`; undefined where it is none of ours, so that nothing changes. */
export function spokenIn(tag: unknown): LanguageCode | undefined {
  if (typeof tag !== 'string') return undefined
  const code = languageOf([tag])
  return code === 'en' && !/^\s*en\b/i.test(tag) ? undefined : code
}
