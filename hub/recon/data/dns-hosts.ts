/**
 * Who answers for a domain's names, told by its name servers. From the providers' own documentation, November 2026.
 */
export const DNS_HOSTS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\.ns\.cloudflare\.com$/, 'Cloudflare'],
  [/\.awsdns-\d+\.(com|net|org|co\.uk)$/, 'Amazon Route 53'],
  [/\.azure-dns\.(com|net|org|info)$/, 'Microsoft Azure'],
  [/\.bdm\.microsoftonline\.com$/, 'Microsoft 365'],
  [/\.googledomains\.com$/, 'Google Cloud'],
  [/\.domaincontrol\.com$/, 'GoDaddy'],
  [/\.registrar-servers\.com$/, 'Namecheap'],
  [/\.worldnic\.com$/, 'Network Solutions'],
  [/\.dns-parking\.com$/, 'Hostinger'],
  [/\.ui-dns\.(com|de|org|biz)$/, 'IONOS'],
  [/\.nsone\.net$/, 'NS1'],
  [/\.akam\.net$/, 'Akamai'],
  [/\.ultradns\.(com|net|org|biz|info|co\.uk)$/, 'UltraDNS'],
  [/\.wixdns\.net$/, 'Wix'],
  [/\.squarespacedns\.com$/, 'Squarespace'],
  [/\.vercel-dns\.com$/, 'Vercel'],
  [/\.digitalocean\.com$/, 'DigitalOcean'],
]
