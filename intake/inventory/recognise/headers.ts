import { fold } from '../text.ts'

/** What a column of a table holds. */
export type Column =
  | 'name'
  | 'description'
  | 'vendor'
  | 'category'
  | 'tier'
  | 'users'
  | 'licences'
  | 'assigned'
  | 'unitPrice'
  | 'price'
  | 'period'
  | 'currency'
  | 'start'
  | 'end'
  | 'autoRenew'
  | 'notice'
  | 'deployment'
  | 'criticality'
  | 'integrates'
  | 'notes'

/** By folded words, in English, German, French and Spanish; the first that fits decides. */
const COLUMNS: readonly (readonly [Column, RegExp])[] = [
  ['notice', /\b(notice|kundigungsfrist|preavis|preaviso)\b/],
  [
    'autoRenew',
    /\b(auto ?renew\w*|automatic renewal|auto verlangerung|automatische verlangerung|reconduction|renovacion automatica)\b/,
  ],
  [
    'end',
    /\b(end|ends|end date|renewal|renewal date|renews|expir\w*|valid until|until|vertragsende|laufzeitende|laufzeit bis|ablauf\w*|gultig bis|bis|enddatum|fin|echeance|renouvellement|vencimiento|renovacion|hasta)\b/,
  ],
  [
    'start',
    /\b(start|start date|since|begin\w*|contract date|seit|vertragsbeginn|startdatum|ab|debut|depuis|inicio|desde)\b/,
  ],
  [
    'unitPrice',
    /\b(unit price|unit cost|price per \w+|cost per \w+|per (user|seat|licen[cs]e)|einzelpreis|stuckpreis|preis (pro|je) (nutzer|benutzer|lizenz|stuck|einheit|anwender)|prix unitaire|pu ht|precio unitario|precio por (usuario|unidad|licencia))\b/,
  ],
  [
    'price',
    /\b(costs?|price|amount|fees?|spend|charge|\w*kosten|\w*preis|\w*betrag|gebuhr\w*|couts?|prix|montant|costos?|costes?|precio|importe)\b/,
  ],
  ['currency', /\b(currency|wahrung|devise|moneda|divisa)\b/],
  [
    'period',
    /\b(period|billing|billing cycle|cycle|frequency|abrechnung\w*|zeitraum|turnus|intervall|zahlweise|periodicite|frequence|periode|periodo|frecuencia|periodicidad)\b/,
  ],
  [
    'assigned',
    /\b(assigned|in use|used|zugewiesen|genutzt|vergeben|attribuees|utilisees|asignadas|en uso)\b/,
  ],
  [
    'users',
    /\b(users?|user count|people|staff|employees|nutzer|benutzer|anwender|mitarbeiter|utilisateurs?|usuarios?|empleados)\b/,
  ],
  [
    'licences',
    /\b(licen[cs]es?|seats?|qty|quantity|units|anzahl|menge|lizenzen|stuck|stk|plate|quantite|qte|postes|licencias?|cantidad|cant|puestos)\b/,
  ],
  ['price', /\b(total|summe|gesamt|monthly|yearly|annual|monatlich|jahrlich|mensuel|annuel|mensual|anual)\b/],
  [
    'deployment',
    /\b(deployment|hosting|hosted|cloud|on prem\w*|betrieb|bereitstellung|hebergement|alojamiento|despliegue)\b/,
  ],
  [
    'criticality',
    /\b(critical\w*|importance|priority|wichtigkeit|kritikalitat|prioritat|criticite|criticidad|importancia|prioridad)\b/,
  ],
  [
    'integrates',
    /\b(integrat\w*|connect\w*|interfaces?|schnittstellen?|verbunden mit|integrations|integraciones|conectado)\b/,
  ],
  [
    'vendor',
    /\b(vendor|provider|publisher|supplier|manufacturer|maker|hersteller|anbieter|lieferant|editeur|fournisseur|proveedor|fabricante)\b/,
  ],
  ['category', /\b(category|type|kind|kategorie|art|bereich|typ|categorie|categoria|tipo)\b/],
  ['tier', /\b(plan|edition|tier|version|package|tarif|paket|variante|formule|forfait|edicion|paquete)\b/],
  [
    'notes',
    /\b(notes?|comments?|remarks?|bemerkung\w*|notiz\w*|kommentar\w*|anmerkung\w*|remarques?|commentaires?|notas?|comentarios?|observaciones)\b/,
  ],
  [
    'name',
    /\b(name|services?|applications?|apps?|software|products?|programs?|tools?|systems?|anwendung\w*|produkt\w*|dienst\w*|programm\w*|logiciels?|produits?|nom|servicios?|aplicacion\w*|productos?|programas?|nombre)\b/,
  ],
  [
    'description',
    /\b(descriptions?|items?|bezeichnung|beschreibung|artikel|leistung\w*|position|designation|libelle|article|descripcion|concepto|articulo)\b/,
  ],
]

const MAX_HEADER = 60

/** What a heading says about its column, or undefined. A cell with figures heads nothing. */
export function columnOf(heading: string): Column | undefined {
  if (heading.length > MAX_HEADER || /\d/.test(heading)) return undefined
  const words = fold(heading)
  return COLUMNS.find(([, pattern]) => pattern.test(words))?.[0]
}
