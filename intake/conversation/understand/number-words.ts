const EN_UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const EN_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** Number words of the other languages, as far as people type them; without accents. */
const OTHERS: Readonly<Record<string, number>> = {
  ...words('null ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn', 0),
  ...words('funfzehn sechzehn siebzehn achtzehn neunzehn', 15),
  ...{
    eins: 1,
    eine: 1,
    einen: 1,
    einer: 1,
    zwanzig: 20,
    dreissig: 30,
    vierzig: 40,
    funfzig: 50,
    sechzig: 60,
  },
  ...{ siebzig: 70, achtzig: 80, neunzig: 90, hundert: 100, einhundert: 100, zweihundert: 200 },
  ...words(
    'zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
    0,
  ),
  ...{ une: 1, vingt: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60, septante: 70, nonante: 90 },
  ...{ cent: 100, cero: 0, uno: 1, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8 },
  ...{
    nueve: 9,
    diez: 10,
    once: 11,
    doce: 12,
    trece: 13,
    catorce: 14,
    veinte: 20,
    treinta: 30,
    cuarenta: 40,
  },
  ...{ cincuenta: 50, sesenta: 60, setenta: 70, ochenta: 80, noventa: 90, cien: 100, ciento: 100 },
}

function words(list: string, from: number): Record<string, number> {
  return Object.fromEntries(list.split(' ').map((word, index) => [word, from + index]))
}

const OTHER_WORD = new RegExp(`\\b(${Object.keys(OTHERS).join('|')})\\b`, 'g')
const GERMAN_PAIR =
  /\b(ein|zwei|drei|vier|funf|sechs|sieben|acht|neun)und(zwanzig|dreissig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig)\b/g
const SPANISH_PAIR =
  /\b(treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa) y (uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)\b/g
const FRENCH_PAIR =
  /\b(vingt|trente|quarante|cinquante|soixante)[- ](?:et[- ])?(un|deux|trois|quatre|cinq|six|sept|huit|neuf)\b/g

/**
 * "twenty-five" → 25, "1,200" and "1.200" → 1200, "1.2k" → 1200, "a dozen" → 12, "vierzig" → 40, "40ish" → "40 ish".
 * Lower case, without accents.
 */
export function numberWords(text: string): string {
  const value = (word: string) => OTHERS[word] ?? 0
  return plain(text)
    .replaceAll(/\b(?:just me|only me|myself|nur ich|ich allein|moi seul|moi seule|solo yo)\b/g, '1')
    .replaceAll(/\ba couple(?: of)?\b/g, 'about 2')
    .replaceAll(/\b(?:(?:a|one|un|une|una|ein) )?(?:dozen|dutzend|douzaine|docena)\b/g, 'about 12')
    .replaceAll(/\b(?:a|one) hundred\b/g, '100')
    .replaceAll(GERMAN_PAIR, (_, unit: string, ten: string) => String(value(ten) + value(unit)))
    .replaceAll(SPANISH_PAIR, (_, ten: string, unit: string) => String(value(ten) + value(unit)))
    .replaceAll(FRENCH_PAIR, (_, ten: string, unit: string) => String(value(ten) + value(unit)))
    .replaceAll(/\bquatre[- ]vingts?\b/g, '80')
    .replaceAll(
      new RegExp(`\\b(${EN_TENS.join('|')})(?:[- ](${EN_UNITS.slice(1, 10).join('|')}))?\\b`, 'g'),
      (_, ten: string, unit?: string) =>
        String((EN_TENS.indexOf(ten) + 2) * 10 + (unit ? EN_UNITS.indexOf(unit) : 0)),
    )
    .replaceAll(new RegExp(`\\b(${EN_UNITS.join('|')})\\b`, 'g'), (word) => String(EN_UNITS.indexOf(word)))
    .replaceAll(/(\d+) hundred(?: and (\d+))?\b/g, (_, hundreds: string, rest?: string) =>
      String(Number(hundreds) * 100 + Number(rest ?? 0)),
    )
    .replaceAll(OTHER_WORD, (word) => String(value(word)))
}

/** Figures first: thousands are joined, "k" is spelled out, accents and capitals go. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll(/(?<=\d)[,’' \u00a0\u202f](?=\d{3}(?!\d))/g, '')
    .replaceAll(
      /(?<![\d.])(\d{1,3})((?:\.\d{3})+)(?![\d.])/g,
      (_, head: string, rest: string) => head + rest.replaceAll('.', ''),
    )
    .replaceAll(/(\d+(?:[.,]\d+)?)\s*k\b/g, (_, number: string) =>
      String(Math.round(Number(number.replace(',', '.')) * 1000)),
    )
    .replaceAll(/(?<=[a-z\d])ish\b/g, ' ish')
