const PEOPLE =
  'users?|people|persons?|employees|staff|nutzer|benutzer|anwender|mitarbeiter|utilisateurs?|salariés|usuarios?|empleados'
const LICENCES =
  'seats?|licen[cs]es?|lics?|mailboxes|agents?|devices?|endpoints?|accounts?|lines?|extensions?|pcs|computers|' +
  'arbeitsplätze|lizenzen|lizenz|plätze|postfächer|postfach|geräte|nebenstellen|leitungen|' +
  'licences?|postes?|licencias?|puestos?'
const NUMBER = String.raw`\d{1,3}(?:[.,  ]\d{3})+|\d{1,6}`
const WITH_UNIT = new RegExp(
  String.raw`(?<![\p{L}\d.,$€£])(?<number>${NUMBER})\s*(?:x\s*)?(?:(?<people>${PEOPLE})|${LICENCES})(?!\p{L})`,
  'iu',
)
const UNIT_FIRST = new RegExp(
  String.raw`(?<!\p{L})(?:(?<people>${PEOPLE})|${LICENCES}|qty|quantity|menge|anzahl|qté|quantité|cant|cantidad)\s*[:=.]\s*(?<number>\d{1,6})(?![\p{L}\d.,])`,
  'iu',
)
const TIMES =
  /(?<![\p{L}\d.,])(?<number>\d{1,5})\s*(?:x|×|\*|stk\.?|st\.|pcs\.?)(?=\s|$)|(?:^|\s)(?:x|×)\s?(?<after>\d{1,5})(?![\d.,]|\p{L})/iu

/** A number of users or pieces that a text names: "12 users", "12x", "x 12", "Qty: 12". */
export interface SaidNumber {
  count: number
  kind: 'users' | 'licences' | 'pieces'
  text: string
  at: number
}

export function countIn(text: string): SaidNumber | undefined {
  const unit = WITH_UNIT.exec(text) ?? UNIT_FIRST.exec(text)
  if (unit) return said(unit, unit.groups?.['people'] ? 'users' : 'licences')
  const times = TIMES.exec(text)
  return times ? said(times, 'pieces') : undefined
}

function said(match: RegExpExecArray, kind: SaidNumber['kind']): SaidNumber | undefined {
  const digits = match.groups?.['number'] ?? match.groups?.['after'] ?? ''
  const count = Number(digits.replaceAll(/\D/g, ''))
  if (digits === '' || !Number.isSafeInteger(count)) return undefined
  return { count, kind, text: match[0], at: match.index }
}
