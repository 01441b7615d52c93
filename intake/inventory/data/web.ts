import { table } from './table.ts'

/** Website, domain and cloud. Columns: see `table.ts`. */
export const WEB = [
  ...table(
    'Website and shop',
    `
WordPress.com | WordPress.com | cloud | site/month | Starter 4; Explorer 8; Creator 25; Entrepreneur 45 | comparedge | WooCommerce; Jetpack | wordpress com
Wix | Wix | cloud | site/month | Light 17; Core 29; Business 36; Business Elite 159 | comparedge | Stripe; PayPal | wix site, wix website
Squarespace | Squarespace | cloud | site/month | Personal 16; Business 33; Commerce Basic 36; Commerce Advanced 65 | comparedge | Stripe; Mailchimp | square space
Shopify | Shopify | cloud | site/month | Basic 39; Shopify 105; Advanced 399; Plus 2300 | comparedge | QuickBooks; Klaviyo; ShipStation | shopify store, shoppify
Webflow | Webflow | cloud | site/month | Basic 14; CMS 23; Business 39 | comparedge | Zapier; HubSpot |
WordPress (self-hosted) | open source | own | free | | | WooCommerce; Yoast | wordpress, word press, wp site, our website
WooCommerce | Automattic | own | free + extensions | | | Stripe; QuickBooks | woo commerce, woo
BigCommerce | Commerce.com | cloud | store/month | | | QuickBooks; Klaviyo | big commerce
Bluehost | Newfold | cloud | plan/month | Basic 2.95; Plus 5.45; Choice Plus 5.45; Online Store 9.95 | comparedge | WordPress | blue host
WP Engine | WP Engine | cloud | plan/month | Startup 20; Professional 39; Growth 77; Scale 193 | comparedge | WordPress; Cloudflare | wpengine
GoDaddy domains/hosting | GoDaddy | cloud | domain/year | | | Microsoft 365 | godaddy, go daddy, godaddy hosting, godaddy domain
Cloudflare | Cloudflare | cloud | plan/month | | | | cloud flare
IONOS | IONOS | cloud | plan/month | | | | 1&1 ionos, ionos hosting, 1and1
STRATO | STRATO | cloud | plan/month | | | | strato hosting
Hetzner | Hetzner | cloud | server/month | | | | hetzner cloud, hetzner online
OVHcloud | OVHcloud | cloud | plan/month | | | | ovh
Hostinger | Hostinger | cloud | plan/month | | | | hostinger hosting
SiteGround | SiteGround | cloud | plan/month | | | | site ground
Namecheap | Namecheap | cloud | domain/year | | | | name cheap
Network Solutions | Newfold | cloud | domain/year | | | | networksolutions
Arsys | Arsys | cloud | plan/month | | | | arsys hosting
Jimdo | Jimdo | cloud | site/month | | | | jimdo website
TYPO3 | open source | own | free | | | | typo 3
Joomla | open source | own | free | | | | jumla
Drupal | open source | own | free | | | | drupal site
Shopware | Shopware | either | store/month | | | | shop ware
Web hosting | | cloud | plan/month | | | | hosting, webhosting, web host, webspace, hébergement web, hébergement, alojamiento web, website hosting, managed hosting
Domain name | | cloud | domain/year | | | | domain, domains, domain registration, domain renewal, domainregistrierung, nom de domaine, dominio, domain transfer
TLS certificate | | cloud | certificate/year | | | | ssl certificate, ssl, tls, ssl-zertifikat, certificat ssl, certificado ssl, wildcard ssl
`,
  ),
  ...table(
    'Cloud hosting',
    `
Amazon Web Services | Amazon | cloud | usage | | | | aws, amazon cloud, amazon aws, ec2, amazon elastic compute cloud, amazon simple storage service, amazon s3, amazon ec2
Microsoft Azure | Microsoft | cloud | usage | | | | azure, windows azure, azure subscription
Google Cloud | Google | cloud | usage | | | | gcp, google cloud platform
DigitalOcean | DigitalOcean | cloud | droplet/month | Basic Droplet 4; Regular Droplet 6; Premium Droplet 8 | comparedge | | digital ocean, droplet
Heroku | Salesforce | cloud | usage | | | | heroku app
Vercel | Vercel | cloud | user/month | | | | vercel hosting
`,
  ),
]
