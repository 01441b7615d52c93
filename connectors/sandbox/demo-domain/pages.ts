/** Home pages of the demo's companies, as page builders write them. Telephone numbers are of the 555-01xx block. */
export const acmePage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Acme Dental | Family dentist in Springfield, IL</title>
<meta name="description" content="Acme Dental is a family practice in Springfield, Illinois: check-ups, implants and same-day emergency care for all ages.">
<meta name="generator" content="WordPress 6.2.1">
<meta property="og:site_name" content="Acme Dental">
<link rel="stylesheet" href="/wp-content/themes/practice/style.css">
<script type="application/ld+json">
{
  "@context": "https://schema.org",
  "@graph": [
    { "@type": "WebSite", "@id": "https://acme-dental.test/#website", "name": "Acme Dental" },
    {
      "@type": ["Dentist", "LocalBusiness"],
      "@id": "https://acme-dental.test/#practice",
      "name": "Acme Dental",
      "legalName": "Acme Dental, LLC",
      "foundingDate": "2009",
      "telephone": "(217) 555-0142",
      "email": "office@acme-dental.test",
      "address": {
        "@type": "PostalAddress",
        "streetAddress": "742 Evergreen Terrace",
        "addressLocality": "Springfield",
        "addressRegion": "IL",
        "postalCode": "62704",
        "addressCountry": "US"
      },
      "sameAs": ["https://www.facebook.com/acmedentalspringfield", "https://www.linkedin.com/company/acme-dental-springfield"]
    }
  ]
}
</script>
<script async src="https://www.googletagmanager.com/gtag/js?id=G-DEMO"></script>
</head>
<body>
<header><a href="/">Acme Dental</a> <a href="tel:+12175550142">(217) 555-0142</a></header>
<main><h1>A calm visit, close to home</h1><p>Eight chairs, two hygienists, one receptionist who knows your name.</p></main>
<footer>&copy; 2026 Acme Dental, LLC. All rights reserved.<br>742 Evergreen Terrace, Springfield, IL 62704</footer>
</body>
</html>
`

export const northwindPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Northwind Law Group</title>
<meta name="description" content="Business and estate law in Madison, Wisconsin.">
<script type="application/ld+json">
{
  "@context": "https://schema.org",
  "@type": "LegalService",
  "name": "Northwind Law Group",
  "telephone": "+1 608-555-0117",
  "email": "info@northwind-law.test",
  "address": {
    "@type": "PostalAddress",
    "streetAddress": "18 Pinckney Street\\nSuite 400",
    "addressLocality": "Madison",
    "addressRegion": "WI",
    "postalCode": "53703",
    "addressCountry": { "@type": "Country", "name": "United States" }
  },
  "sameAs": "https://www.linkedin.com/company/northwind-law-group"
}
</script>
</head>
<body><main><h1>Counsel that answers</h1></main><footer>© Northwind Law Group</footer></body>
</html>
`
