/** Software made for one trade, and how the trade is told. */
export interface Trade {
  /** What the software is made for, as a sentence; said through `Translate.text`. */
  because: string
  /** NAICS sectors, as `profile.industry` holds them. */
  sectors: readonly string[]
  /** Words of the company's own description that tell the trade within its sector. */
  words?: RegExp
  /** Entries of the catalogue. */
  ids: readonly string[]
  /** Only for companies of this country (ISO 3166). */
  country?: string
}

/** The more particular trade first. Sector 54 holds lawyers beside architects: without a word nothing is suggested. */
export const TRADES: readonly Trade[] = [
  {
    because: 'Made for dental practices.',
    sectors: ['62'],
    words: /dental|dentist|orthodont|zahn|odontolog|dentaire/i,
    country: 'DE',
    ids: ['dampsoft_ds_win', 'cgm_z1'],
  },
  {
    because: 'Made for dental practices.',
    sectors: ['62'],
    words: /dental|dentist|orthodont|zahn|odontolog|dentaire/i,
    ids: ['dentrix', 'eaglesoft', 'open_dental'],
  },
  {
    because: 'Made for medical practices.',
    sectors: ['62'],
    ids: ['athenaone', 'eclinicalworks', 'nextgen_office', 'tebra', 'simplepractice'],
  },
  {
    because: 'Made for veterinary practices.',
    sectors: ['54', '62'],
    words: /\bvet\b|veterinar|animal (clinic|hospital)|tierarzt|tierärzt/i,
    ids: ['cornerstone'],
  },
  {
    because: 'Made for law firms.',
    sectors: ['54'],
    words: /\blaw\b|lawyer|attorney|legal|rechtsanw|kanzlei|avocat|abogad/i,
    country: 'DE',
    ids: ['ra_micro', 'datev_anwalt'],
  },
  {
    because: 'Made for law firms.',
    sectors: ['54'],
    words: /\blaw\b|lawyer|attorney|legal|rechtsanw|kanzlei|avocat|abogad/i,
    ids: ['clio_manage', 'mycase', 'practicepanther', 'netdocuments'],
  },
  {
    because: 'Made for tax and accounting firms.',
    sectors: ['54'],
    words: /\btax\b|\bcpa\b|accountan|bookkeep|steuerberat|comptab|asesor/i,
    ids: ['ultratax_cs', 'lacerte', 'drake_tax', 'cch_axcess', 'taxdome'],
  },
  {
    because: 'Made for drawing and planning.',
    sectors: ['54', '23'],
    words: /architect|engineer|architekt|ingenieur|arquitect/i,
    ids: ['autocad', 'revit', 'bluebeam_revu', 'sketchup'],
  },
  {
    because: 'Made for companies that work at their customers’ places.',
    sectors: ['23', '81', '56'],
    words: /plumb|hvac|heating|electric|roofing|landscap|cleaning|repair|pest|sanitär|heizung/i,
    ids: ['jobber', 'servicetitan', 'housecall_pro'],
  },
  {
    because: 'Made for construction.',
    sectors: ['23'],
    ids: ['procore', 'buildertrend', 'sage_300_cre', 'bluebeam_revu'],
  },
  {
    because: 'Made for car dealers.',
    sectors: ['44-45'],
    words: /car dealer|dealership|autohaus|concession|automotive/i,
    ids: ['cdk_drive'],
  },
  {
    because: 'Made for shops.',
    sectors: ['44-45'],
    ids: ['square_pos', 'lightspeed_retail', 'shopify', 'clover'],
  },
  {
    because: 'Made for hotels.',
    sectors: ['72'],
    words: /hotel|\binn\b|resort|lodg/i,
    ids: ['opera_cloud'],
  },
  { because: 'Made for restaurants.', sectors: ['72'], ids: ['toast_pos', 'square_pos', 'clover'] },
  {
    because: 'Made for managing property.',
    sectors: ['53'],
    ids: ['appfolio', 'buildium', 'yardi_breeze'],
  },
  {
    because: 'Made for insurance agencies.',
    sectors: ['52'],
    words: /insur|versicher|assuranc|seguros/i,
    ids: ['applied_epic', 'ams360', 'ezlynx'],
  },
  {
    because: 'Made for factories and machine shops.',
    sectors: ['31-33'],
    ids: ['jobboss2', 'epicor_kinetic', 'fishbowl', 'solidworks'],
  },
  {
    because: 'Made for churches.',
    sectors: ['81'],
    words: /church|ministr|parish|kirche|église|iglesia/i,
    ids: ['planning_center'],
  },
  {
    because: 'Made for organisations that live on donations.',
    sectors: ['81', '71', '62'],
    words: /nonprofit|non-profit|charity|foundation|donat|gemeinnützig|association/i,
    ids: ['raiser_s_edge_nxt', 'bloomerang'],
  },
  { because: 'Made for schools.', sectors: ['61'], ids: ['powerschool_sis'] },
]
