import { clean } from './clean.ts'

/** Plain substrings of the page that only the named product leaves there. */
const IN_PAGE: readonly (readonly [mark: string, name: string])[] = [
  ['/wp-content/', 'WordPress'],
  ['/wp-includes/', 'WordPress'],
  ['/wp-content/plugins/woocommerce', 'WooCommerce'],
  ['/wp-content/plugins/elementor', 'Elementor'],
  ['cdn.shopify.com', 'Shopify'],
  ['static.wixstatic.com', 'Wix'],
  ['static1.squarespace.com', 'Squarespace'],
  ['assets.website-files.com', 'Webflow'],
  ['img1.wsimg.com', 'GoDaddy Website Builder'],
  ['/media/jui/', 'Joomla'],
  ['drupal-settings-json', 'Drupal'],
  ['js.hs-scripts.com', 'HubSpot'],
  ['googletagmanager.com/gtm.js', 'Google Tag Manager'],
  ['googletagmanager.com/gtag/js', 'Google Analytics'],
  ['google-analytics.com/', 'Google Analytics'],
  ['connect.facebook.net', 'Meta Pixel'],
  ['widget.intercom.io', 'Intercom'],
  ['static.zdassets.com', 'Zendesk'],
  ['assets.calendly.com', 'Calendly'],
  ['google.com/recaptcha', 'reCAPTCHA'],
  ['fonts.googleapis.com', 'Google Fonts'],
  ['jquery.min.js', 'jQuery'],
  ['__next_data__', 'Next.js'],
]

const IN_HEADERS: readonly (readonly [header: string, mark: string, name: string])[] = [
  ['server', 'cloudflare', 'Cloudflare'],
  ['server', 'nginx', 'nginx'],
  ['server', 'apache', 'Apache'],
  ['server', 'microsoft-iis', 'Microsoft IIS'],
  ['server', 'litespeed', 'LiteSpeed'],
  ['x-powered-by', 'php', 'PHP'],
  ['x-powered-by', 'asp.net', 'ASP.NET'],
  ['x-powered-by', 'wp engine', 'WP Engine'],
  ['x-vercel-id', '', 'Vercel'],
  ['x-wix-request-id', '', 'Wix'],
]

const MAX_TECHNOLOGIES = 30

/** What the site is made with, by marks that products leave; the generator first, with its version. Pure. */
export function technologiesOf(
  html: string,
  generator: string | undefined,
  headers: Record<string, string>,
): string[] {
  const page = html.toLowerCase()
  const product = generator ? clean(generator, 60) : ''
  const names = [
    ...(product ? [product] : []),
    ...IN_PAGE.filter(([mark]) => page.includes(mark)).map(([, name]) => name),
    ...IN_HEADERS.filter(([header, mark]) => headers[header]?.toLowerCase().includes(mark)).map(
      ([, , name]) => name,
    ),
  ]
  // "WordPress 6.4" of the generator says more than "WordPress" of a path.
  return [...new Set(names)]
    .filter((name) => name === product || !product.toLowerCase().startsWith(name.toLowerCase()))
    .slice(0, MAX_TECHNOLOGIES)
}
