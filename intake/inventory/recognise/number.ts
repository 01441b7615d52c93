/** Which mark a text uses before the cents. */
export type DecimalMark = '.' | ','

/** A number as people write one: digits in groups, at most one part after the decimal mark. */
export const NUMBER = String.raw`\d{1,3}(?:[.,'’   ]\d{3})+(?:[.,]\d{1,4})?(?!\d)|\d+(?:[.,]\d{1,6})?`

const SPACE = /['’\s  ]/g

/**
 * Reads "1.234,56", "1,234.56", "1 234,56", "1'234.56", "8,75". Three digits after a lone mark are thousands, unless
 * `0` stands before it; where both readings are possible, `mark` decides.
 */
export function readNumber(text: string, mark: DecimalMark): number | undefined {
  const bare = text.replaceAll(SPACE, '')
  if (!/^\d[\d.,]*$/.test(bare)) return undefined
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','))
  if (last === -1) return finite(Number(bare))
  const sign = bare[last] ?? ''
  const other = sign === '.' ? ',' : '.'
  const after = bare.length - last - 1
  const lone = bare.indexOf(sign) === last
  const isDecimal = bare.includes(other) ? lone : lone && !isThousands(bare, after, sign, mark)
  const whole = isDecimal ? bare.slice(0, last) : bare
  const digits = whole.replaceAll(/[.,]/g, '')
  return finite(Number(isDecimal ? `${digits}.${bare.slice(last + 1)}` : digits))
}

function isThousands(bare: string, after: number, sign: string, mark: DecimalMark): boolean {
  if (after !== 3) return false
  return !/^0\D/.test(bare) && !(sign === mark && bare.indexOf(sign) > 3)
}

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined)

/** The mark that the numbers of a text agree on; `fallback` where they do not say. */
export function decimalMark(text: string, fallback: DecimalMark): DecimalMark {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const commas = count(/\d,\d{2}(?![\d.,])/g)
  const points = count(/\d\.\d{2}(?![\d.,])/g)
  if (commas === points) return fallback
  return commas > points ? ',' : '.'
}
