import { hold, made, type Transform } from './transform.ts'

const US = `AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut, DE Delaware,
  DC District of Columbia, FL Florida, GA Georgia, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa, KS Kansas,
  KY Kentucky, LA Louisiana, ME Maine, MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota, MS Mississippi,
  MO Missouri, MT Montana, NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey, NM New Mexico, NY New York,
  NC North Carolina, ND North Dakota, OH Ohio, OK Oklahoma, OR Oregon, PA Pennsylvania, RI Rhode Island,
  SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah, VT Vermont, VA Virginia, WA Washington,
  WV West Virginia, WI Wisconsin, WY Wyoming, AS American Samoa, GU Guam, MP Northern Mariana Islands, PR Puerto Rico,
  VI US Virgin Islands`
const CA = `AB Alberta, BC British Columbia, MB Manitoba, NB New Brunswick, NL Newfoundland and Labrador,
  NS Nova Scotia, NT Northwest Territories, NU Nunavut, ON Ontario, PE Prince Edward Island, QC Quebec,
  SK Saskatchewan, YT Yukon`
const AU = `ACT Australian Capital Territory, NSW New South Wales, NT Northern Territory, QLD Queensland,
  SA South Australia, TAS Tasmania, VIC Victoria, WA Western Australia`

const pairs = (text: string): [code: string, name: string][] =>
  text.split(',').map((one) => {
    const [code = '', ...words] = one.trim().split(/\s+/)
    return [code, words.join(' ')]
  })

/** Of all three countries: WA and NT are the American and the Canadian one, and Australia's go by their names. */
const ANY = [...new Map([...pairs(AU), ...pairs(US), ...pairs(CA)])]
const LISTS = { any: ANY, US: pairs(US), CA: pairs(CA), AU: pairs(AU) } as const

export const STATE_COUNTRIES = ['any', 'US', 'CA', 'AU'] as const
export type StateCountry = (typeof STATE_COUNTRIES)[number]

/** People and CRMs write Québec and quebec, N.S.W. and NSW. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase()

/**
 * States, provinces and territories of the United States, Canada and Australia: the postal code on our side, the code
 * or the English name in the CRM, and whichever of them is met means the same. Regions elsewhere stay the text that
 * they are.
 */
export function state(country: StateCountry = 'any', spelled: 'code' | 'name' = 'code'): Transform {
  const names = new Map(LISTS[country])
  const codes = new Map(
    [...names].flatMap(([code, name]) => [[folded(name), code] as const, [folded(code), code] as const]),
  )
  const read = (text: string) => codes.get(folded(text)) ?? text.trim()
  const both = (value: unknown, spell: (code: string) => string) => {
    const text = typeof value === 'string' ? read(value) : ''
    return text === '' ? hold('This is not a state or region.') : made(spell(text))
  }
  return {
    name: 'state',
    reversible: true,
    normalise: read,
    forward: (value) => both(value, (code) => (spelled === 'name' ? (names.get(code) ?? code) : code)),
    back: (remote) => both(remote, (code) => code),
    probes: [...names.keys(), 'Bavaria'],
    holds: ['text', 'option'],
  }
}
