/** Lines that are no service: sums, taxes, addresses, greetings, numbers of accounts. */
const SUMS =
  /^\W*(sub-?\s?total|total|grand total|amount due|amount paid|balance|sum|summe|zwischensumme|gesamt\w*|netto\w*|brutto\w*|rechnungsbetrag|zahlbetrag|endbetrag|offener betrag|sous-?\s?total|montant|net à payer|base imponible|importe total|subtotal|total ht|total ttc|net|due)\b/iu
const TAXES =
  /(?<!\p{L})(vat|sales tax|tax|taxes|mwst|ust|umsatzsteuer|mehrwertsteuer|tva|iva|gst|hst|pst|surcharges?|shipping|versand\w*|porto|discount|rabatt|remise|descuento|credit|gutschrift|late fee|mahngebühr|previous balance|payment received|payments?|zahlung\w*|rounding|skonto)(?!\p{L})/iu
const OFFICE =
  /(?<!\p{L})(invoice|rechnung\w*|facture|factura|bill to|ship to|sold to|customer (no|number|id)|account (no|number)|kundennummer|kunden-?nr|n° client|nif|cif|ust-?id\S*|vat id|tax id|iban|bic|swift|bank|due date|fällig\w*|zahlbar|payable|page|seite|(?:tel|fax|phone|e-?mail|web)\s*[.:]|www|thank you|vielen dank|merci|gracias|terms|datum|date|p\.?o\.? box|purchase order|order (no|number)|bestell\w*|steuernummer|handelsregister|hrb|geschäftsführer|amtsgericht|siret|rcs|siren|vencimiento|échéance|account summary|description|beschreibung|bezeichnung|désignation|concepto)(?!\p{L})/iu
const ADDRESS =
  /^\W*\d{1,5}\s+[\p{L}.' -]+\b(street|st|avenue|ave|road|rd|drive|dr|lane|ln|blvd|boulevard|way|suite|court|ct|parkway|pkwy)\b|\p{L}*(straße|strasse|str\.|gasse|allee|platz)\s*\d|^\W*(\d{1,4},?\s)?(rue|avenue|calle|avda|c\/|plaza|paseo)\b|\b[A-Z]{2}\s\d{5}(-\d{4})?\b|^\W*(D-|F-|E-)?\d{4,5}\s+\p{Lu}[\p{L}. -]+$/u
const GREETING =
  /^\W*(hi|hello|hey|dear|thanks?|regards|best|cheers|sincerely|hallo|guten tag|liebe\w*|danke|viele grüße|mit freundlichen|bonjour|cordialement|merci|hola|saludos|gracias|sent from|von meinem|ok|okay|yes|no|none|n\/a|ja|nein|oui|non|si|sí|etc|and|und|more|others?|tbd|\?+)\b\W*([\p{L}.]+\W*){0,2}$/iu
const HEADING = /^[^:]{1,60}:\s*$/
const FORMULA = /^\s*[=@]|^\s*\+[^\s\d]/
const MARKUP = /<\/?[a-z!][^>]*>?|javascript:/i

/** Whether a line of a list can be no service. */
export const isNoise = (text: string): boolean =>
  [SUMS, GREETING, HEADING, FORMULA, MARKUP].some((pattern) => pattern.test(text)) || isOnlyData(text)

/** Whether a line of an invoice can be no line item. */
export const isInvoiceNoise = (text: string): boolean =>
  [SUMS, TAXES, OFFICE, ADDRESS, FORMULA, MARKUP, HEADING].some((pattern) => pattern.test(text))

/** An address of mail or web, a telephone number, a date, a row of dashes: no word that could be a name. */
function isOnlyData(text: string): boolean {
  const bare = text.replaceAll(/\S+@\S+|https?:\/\/\S+|\bwww\.\S+/gi, ' ')
  return !/\p{L}{2}|\p{L}\d|\d\p{L}/u.test(bare)
}
