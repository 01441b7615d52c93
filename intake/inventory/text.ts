/** Lower case without accents, letters and digits only, one space between words. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}+]+/gu, ' ')
    .replaceAll(/(?<![\p{L}\p{N}])\++|\+(?=[\p{L}\p{N}])/gu, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()

export const wordsOf = (text: string): string[] => fold(text).split(' ').filter(Boolean)

/** Without spaces, so that "quick books" and "QuickBooks" are the same. */
export const joined = (text: string): string => fold(text).replaceAll(' ', '')

/** A name as an id: "QuickBooks Online" is `quickbooks_online`. */
export const idOf = (name: string): string => fold(name).replaceAll('+', ' plus').replaceAll(' ', '_')

/** Words that say nothing about which product is meant. */
export const FILLER = new Set(
  (
    'a an and at by for from i in is it its just my of on or our some that the thing things this to use uses using via we ' +
    'with stuff software program app application tool system service ' +
    'der die das den dem ein eine einen und fur von mit im in bei wir nutzen unser unsere programm ' +
    'le la les un une des du de et pour avec dans nous notre logiciel ' +
    'el los las una y para con en nuestro nuestra usamos programa'
  ).split(' '),
)
