/**
 * Who serves a website, told by the name that `www` points to. Hosts that are only a front say so: what stands behind
 * them cannot be seen. From the providers' own set-up pages, November 2026.
 */
export const WEB_HOSTS_BY_NAME: readonly (readonly [suffix: string, name: string])[] = [
  ['wixdns.net', 'Wix'],
  ['squarespace.com', 'Squarespace'],
  ['myshopify.com', 'Shopify'],
  ['github.io', 'GitHub Pages'],
  ['netlify.app', 'Netlify'],
  ['vercel-dns.com', 'Vercel'],
  ['wpengine.com', 'WP Engine'],
  ['webflow.com', 'Webflow'],
  ['hubspot.net', 'HubSpot'],
  ['azurewebsites.net', 'Microsoft Azure'],
  ['azurefd.net', 'behind Microsoft Azure Front Door'],
  ['amazonaws.com', 'Amazon AWS'],
  ['cloudfront.net', 'behind Amazon CloudFront'],
  ['fastly.net', 'behind Fastly'],
  ['akamaiedge.net', 'behind Akamai'],
  ['edgekey.net', 'behind Akamai'],
  ['cdn.cloudflare.net', 'behind Cloudflare'],
]

/** Published address blocks of providers that ask for plain A records. */
export const WEB_HOSTS_BY_NETWORK: readonly (readonly [network: string, name: string])[] = [
  ['104.16.0.0/13', 'behind Cloudflare'],
  ['104.24.0.0/14', 'behind Cloudflare'],
  ['172.64.0.0/13', 'behind Cloudflare'],
  ['188.114.96.0/20', 'behind Cloudflare'],
  ['2606:4700::/32', 'behind Cloudflare'],
  ['198.185.159.0/24', 'Squarespace'],
  ['198.49.23.0/24', 'Squarespace'],
  ['23.227.38.0/24', 'Shopify'],
  ['185.199.108.0/22', 'GitHub Pages'],
  ['76.76.21.0/24', 'Vercel'],
]
