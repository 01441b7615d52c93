import type { Context } from './context.ts'
import { periodOfRange } from './document-period.ts'
import { readLineItem, type LineItem } from './line-item.ts'
import { isInvoiceNoise } from './noise.ts'
import { readPeriod, type SaidPeriod } from './period.ts'
import { makeRow } from './row.ts'
import type { RecognisedRow, RestLine } from './types.ts'

const SIGNS: readonly RegExp[] = [
  /\b(invoice|rechnung|facture|factura|receipt|quittung|statement|billing summary|your bill)/iu,
  /\b(invoice (no|number|#|date)|rechnungs-?(nummer|nr|datum)|n° (de )?facture|facture n°|número de factura|factura n|bill date)/iu,
  /^\W*(sub-?total|total|summe|gesamt\w*|zwischensumme|rechnungsbetrag|montant|importe total|amount due|total due|net à payer|base imponible)\b/imu,
  /\b(vat|sales tax|mwst|ust|umsatzsteuer|tva|iva|gst)\b/iu,
  /\b(due date|amount due|fällig|zahlbar|payable|échéance|vencimiento|bill to|customer number|kundennummer)\b/iu,
]
const ENOUGH_SIGNS = 3
const LOOKED_AT = 20_000

/** Whether a text is an invoice: it says so, or sums and taxes stand below prices. */
export const isInvoice = (text: string): boolean => {
  const head = text.slice(0, LOOKED_AT)
  const signs = SIGNS.filter((sign) => sign.test(head)).length
  return signs >= ENOUGH_SIGNS || (signs >= 2 && SIGNS[0]?.test(head) === true)
}

const UNKNOWN = 0.45
const MAX_LINE = 1000

/** The line items of an invoice; what is no line item is the rest. */
export function readInvoice(
  lines: readonly RestLine[],
  context: Context,
): { rows: RecognisedRow[]; rest: RestLine[] } {
  const rows: RecognisedRow[] = []
  const rest: RestLine[] = []
  const provider = issuerOf(lines)
  let title: RestLine | undefined
  for (const one of lines) {
    // A line item is short; what is longer is a letter, and stays as it stands.
    const row =
      one.text.length > MAX_LINE ? undefined : rowOf(one, title, { context, provider, items: rows.length })
    if (row && title && row.line === title.line) rest.splice(rest.indexOf(title), 1)
    if (row) rows.push(row)
    else rest.push(one)
    title = row ? undefined : titleAfter(one, title)
  }
  return { rows, rest }
}

/** What may be the description of the figures to come; a line with the time it is for stands in between. */
function titleAfter(one: RestLine, title: RestLine | undefined): RestLine | undefined {
  if (one.text.length > MAX_LINE) return undefined
  if (one.text.search(SPAN) !== -1) return title
  return isInvoiceNoise(one.text) || /\d[.,]\d{2}\b/.test(one.text) ? undefined : one
}

interface About {
  context: Context
  provider: string | undefined
  items: number
}

/** A description may stand on the line above its figures. */
function rowOf(one: RestLine, title: RestLine | undefined, about: About): RecognisedRow | undefined {
  if (isInvoiceNoise(withoutDates(one.text))) return undefined
  const item = readLineItem(one.text, about.items + 1, about.context.mark)
  if (!item) return undefined
  if (/\p{L}{2}|\d\p{L}/u.test(item.description)) return itemRow(item, one, one.text, about)
  return title && itemRow({ ...item, description: title.text }, title, `${title.text}\n${one.text}`, about)
}

/** "Statement date" is no item, "Backup 01.10.2026–31.10.2026" is one. */
const withoutDates = (text: string): string => text.replaceAll(/\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/g, ' ')

function itemRow(
  item: LineItem,
  { line }: RestLine,
  source: string,
  { context, provider }: About,
): RecognisedRow | undefined {
  const period =
    readPeriod(source) ?? periodOfRange(source, context.monthFirst) ?? monthNamed(source) ?? context.period
  const { total, currency, count } = item
  const issuer = provider && context.named(provider)?.entry.vendor
  return makeRow(
    {
      name: withoutSpan(item.description),
      number: count === undefined ? undefined : { count, kind: 'licences' },
      money: {
        amount: total,
        ...(currency ? { currency } : {}),
        // The sum of a line is for all users already.
        period: period && { every: period.every, perUser: false },
      },
      provider,
      ...(issuer ? { vendorIfUnknown: issuer } : {}),
      line,
      source,
      unknown: UNKNOWN,
    },
    context,
  )
}

/** "10/2026" names the month that is paid. */
const monthNamed = (text: string): SaidPeriod | undefined =>
  /(?<![\d/.])(0?[1-9]|1[0-2])\/20\d\d(?!\d)/.test(text) ? { every: 'month', perUser: false } : undefined

const DAY = String.raw`(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}-\p{L}{3,9}-\d{4}|\p{L}{3,9}\.? \d{1,2},? \d{4})`
const SPAN = new RegExp(String.raw`\(?\s*${DAY}\s*(?:-|–|—|to|bis|until|au|al)\s*${DAY}\s*\)?`, 'giu')
const PERIOD_WORDS =
  /[(,–-]?\s*(?<!\p{L})(monthly|annual|yearly|per month|per year|monatlich|jährlich|mtl\.?|mensuel\w*|annuel\w*|mensual|anual|\/\s*(?:month|mo|year|monat|jahr|mois|mes|año|an))(?!\p{L})\s*\)?\s*$/iu
const withoutSpan = (text: string): string => text.replaceAll(SPAN, ' ').replace(PERIOD_WORDS, ' ')

const LEGAL_FORM =
  /(?<!\p{L})(inc|llc|ltd|limited|corp|corporation|gmbh|ag|kg|ug|se|plc|sas|sarl|s\.?a\.?|s\.?l\.?u?|b\.?v|pty|co)\.?(?!\p{L})/iu
const ISSUER_WITHIN = 12
const TO = /\b(bill to|ship to|sold to|an:|kunde|client|customer|cliente|empfänger|destinataire)\b/iu

/** Who wrote the invoice: the first line with a legal form, before the customer's address begins. */
function issuerOf(lines: readonly RestLine[]): string | undefined {
  for (const { text } of lines.slice(0, ISSUER_WITHIN)) {
    if (text.length > MAX_LINE) continue
    if (TO.test(text)) return undefined
    const [name = ''] = text.trim().split(/\s{2,}|\t|[·•|]|\s–\s/)
    if (LEGAL_FORM.test(name) && name.trim().length <= 80 && !/\d[.,]\d{2}\b/.test(text)) return name.trim()
  }
  return undefined
}
