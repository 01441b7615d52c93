const WHO =
  'users?|seats?|people|persons?|employees|staff|licen[cs]es?|lics?|mailboxes|agents?|devices?|endpoints?|accounts?|lines?|extensions?|pcs|computers|' +
  'nutzer|benutzer|anwender|arbeitsplätze|lizenzen|lizenz|plätze|mitarbeiter|postfächer|postfach|geräte|nebenstellen|leitungen|' +
  'utilisateurs?|licences?|postes?|salariés|usuarios?|licencias?|puestos?|empleados'
const NUMBER = String.raw`\d{1,3}(?:[.,  ]\d{3})+|\d{1,6}`
const WITH_UNIT = new RegExp(String.raw`(?<![\p{L}\d.,$€£])(${NUMBER})\s*(?:x\s*)?(${WHO})(?!\p{L})`, 'iu')
const UNIT_FIRST = new RegExp(
  String.raw`(?<!\p{L})(${WHO}|qty|quantity|menge|anzahl|qté|quantité|cant|cantidad)\s*[:=.]?\s*(\d{1,6})(?![\p{L}\d.,])`,
  'iu',
)
const TIMES =
  /(?<![\p{L}\d.,])(\d{1,5})\s*(?:x|×|\*|stk\.?|st\.|pcs\.?)(?=\s|$)|(?:^|\s)(?:x|×)\s?(\d{1,5})(?![\d.,]|\p{L})/iu

/** A number of users or pieces that a text names: "12 users", "12x", "x 12", "Qty: 12". */
export interface SaidNumber {
  count: number
  /** Said as people, seats or licences, not as pieces. */
  ofUsers: boolean
  text: string
}

export function countIn(text: string): SaidNumber | undefined {
  const unit = WITH_UNIT.exec(text)
  if (unit) return said(unit[1], true, unit[0])
  const first = UNIT_FIRST.exec(text)
  if (first) return said(first[2], !/^(q|m|a(?!ccount)|cant)/i.test(first[1] ?? ''), first[0])
  const times = TIMES.exec(text)
  return times ? said(times[1] ?? times[2], false, times[0]) : undefined
}

function said(digits: string | undefined, ofUsers: boolean, text: string): SaidNumber | undefined {
  const count = Number((digits ?? '').replaceAll(/\D/g, ''))
  return Number.isSafeInteger(count) && digits ? { count, ofUsers, text } : undefined
}
