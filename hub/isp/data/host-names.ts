/**
 * What the name of an address tells. `owner` patterns name the provider and stand over the end of the name, where only
 * its owner can write; a kind beside them is what that provider uses the name for. Made by hand in November 2026 from
 * names that these providers give their lines.
 */
export interface OwnerName {
  pattern: RegExp
  name: string
  kind?: 'business' | 'residential' | 'mobile' | 'hosting' | 'vpn'
}

export const OWNERS: readonly OwnerName[] = [
  { pattern: /\.comcastbusiness\.net$/, name: 'Comcast Business', kind: 'business' },
  { pattern: /\.hsd1\.[a-z]{2}\.comcast\.net$/, name: 'Comcast', kind: 'residential' },
  { pattern: /\.comcast\.net$/, name: 'Comcast' },
  { pattern: /^static-.*\.fios\.verizon\.net$/, name: 'Verizon', kind: 'business' },
  { pattern: /^pool-.*\.verizon\.net$/, name: 'Verizon', kind: 'residential' },
  { pattern: /\.verizon\.net$/, name: 'Verizon' },
  { pattern: /\.myvzw\.com$/, name: 'Verizon Wireless', kind: 'mobile' },
  { pattern: /\.biz\.(rr|spectrum)\.com$/, name: 'Charter Spectrum', kind: 'business' },
  { pattern: /\.res\.(rr|spectrum)\.com$/, name: 'Charter Spectrum', kind: 'residential' },
  { pattern: /\.(rr|spectrum)\.com$/, name: 'Charter Spectrum' },
  { pattern: /\.charter\.com$/, name: 'Charter Spectrum' },
  { pattern: /\.cox\.net$/, name: 'Cox' },
  { pattern: /\.lightspeed\.[a-z]+\.sbcglobal\.net$/, name: 'AT&T', kind: 'residential' },
  { pattern: /\.(sbcglobal|att)\.net$/, name: 'AT&T' },
  { pattern: /\.mycingular\.net$/, name: 'AT&T Mobility', kind: 'mobile' },
  { pattern: /\.tmodns\.net$/, name: 'T-Mobile US', kind: 'mobile' },
  { pattern: /\.(qwest|centurylink)\.net$/, name: 'CenturyLink' },
  { pattern: /\.frontiernet\.net$/, name: 'Frontier' },
  { pattern: /\.btcentralplus\.com$/, name: 'BT', kind: 'residential' },
  { pattern: /\.dip0?\.t-ipconnect\.de$/, name: 'Deutsche Telekom' },
  { pattern: /\.amazonaws\.com$/, name: 'Amazon AWS', kind: 'hosting' },
  { pattern: /\.googleusercontent\.com$/, name: 'Google Cloud', kind: 'hosting' },
  { pattern: /\.(linodeusercontent|members\.linode)\.com$/, name: 'Akamai Linode', kind: 'hosting' },
  { pattern: /\.your-server\.de$/, name: 'Hetzner', kind: 'hosting' },
  { pattern: /\.vultrusercontent\.com$/, name: 'Vultr', kind: 'hosting' },
  { pattern: /(^|\.)mullvad\.net$/, name: 'Mullvad', kind: 'vpn' },
  { pattern: /(^|\.)nordvpn\.com$/, name: 'NordVPN', kind: 'vpn' },
  { pattern: /(^|\.)protonvpn\.(com|net)$/, name: 'Proton VPN', kind: 'vpn' },
]

/**
 * Words that providers put into names, as whole parts between dots, hyphens and digits. Weak: a fixed address is often
 * an office's, a changing one often a home's, and neither is certain.
 */
export const NAME_WORDS: readonly {
  words: RegExp
  kind: 'business' | 'residential' | 'mobile'
  says: string
}[] = [
  {
    words: /(^|[.\-\d_])(mobile|wireless|lte|gprs|3g|4g|5g|cell)([.\-\d_]|$)/,
    kind: 'mobile',
    says: 'a mobile network',
  },
  {
    words: /(^|[.\-\d_])(static|fixed|business|biz|corp)([.\-\d_]|$)/,
    kind: 'business',
    says: 'a fixed address or an office line',
  },
  {
    words:
      /(^|[.\-\d_])(dyn|dynamic|dhcp|pool|ppp|pppoe|adsl|dsl|cable|cust|client|customer|res|home|dip)([.\-\d_]|$)/,
    kind: 'residential',
    says: 'a changing address, as homes and small offices have',
  },
]
