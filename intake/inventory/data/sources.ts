/** Where a list price was read, and in which year; `year` is absent where the page does not say. */
export interface PriceSource {
  source: string
  year?: number
}

const archived = (product: string): PriceSource => ({
  source: `https://github.com/isa-group/SaaS-analysis (data/pricings/yaml/TSC25/${product}/2025.yml, the vendor's page as archived)`,
  year: 2025,
})

/** The short names that the tables use. All are public lists or pages; none is an offer of the vendor. */
export const PRICE_SOURCES: Readonly<Record<string, PriceSource>> = {
  comparedge: {
    source: 'https://github.com/imkemit-ops/comparedge-api (data/products.json, commit b912253, 2026-04-27)',
    year: 2026,
  },
  vegas: { source: 'https://lasvegasitservices.com/blog/microsoft-365-license-audit/', year: 2026 },
  tkly: { source: 'https://tkly.com/?p=9106', year: 2026 },
  npi: {
    source:
      'https://www.npifinancial.com/smartspend-bulletins/microsofts-new-m365-price-increase-masks-a-far-larger-budget-shock',
    year: 2026,
  },
  servola: {
    source: 'https://servola.de/journal/your-microsoft-renewal-is-a-sovereignty-lever/',
    year: 2026,
  },
  redress: {
    source: 'https://www.redresscompliance.com/microsoft-licensing-guide-2026.html',
    year: 2026,
  },
  googlecopy: {
    source:
      'A public copy of the 2025 price page (yearly payment); https://github.com/imkemit-ops/comparedge-api still lists 7.20, 14.40 and 21.60 in 2026',
    year: 2025,
  },
  checked: {
    source: 'https://huggingface.co/datasets/happyvalleydev/verified-saas-pricing (checked 2026-10-20)',
    year: 2026,
  },
  sales: {
    source: 'https://huggingface.co/datasets/sarahml/saas-pricing-checks-2026 (editions renamed 2026-09-03)',
    year: 2026,
  },
  central: {
    source:
      'https://raw.githubusercontent.com/api-evangelist/microsoft-dynamics-365-business-central/refs/heads/main/plans/microsoft-dynamics-365-business-central-plans-pricing.yml',
    year: 2026,
  },
  namely: {
    source:
      'https://raw.githubusercontent.com/api-evangelist/namely/refs/heads/main/plans/namely-plans-pricing.yml',
    year: 2026,
  },
  jobber: {
    source:
      'https://raw.githubusercontent.com/api-evangelist/jobber/refs/heads/main/plans/jobber-plans-pricing.yml',
    year: 2026,
  },
  laborday: {
    source: 'https://laborday2016.net/best-payroll-software-for-small-business-2023.html',
    year: 2023,
  },
  msneg: {
    source: 'https://microsoftnegotiations.com/white-papers/microsoft-backup-licensing-guide',
    year: 2026,
  },
  mslearn: {
    source: 'https://learn.microsoft.com/en-us/microsoft-365/backup/backup-pricing?view=o365-worldwide',
  },
  syncro: { source: 'https://docs.syncromsp.com/cloud-backup/about-backup-pricing-fair-use-policy' },
  lines: {
    source:
      'https://premierbusinessteam.com/are-you-wasting-500-month-on-hidden-pots-lines-the-multi-location-audit-that-found-127-forgotten-analog-lines-2 (the average of one audit)',
  },
  archive_openphone: archived('openphone'),
  archive_dropbox: archived('dropbox'),
  archive_box: archived('box'),
  archive_buffer: archived('buffer'),
  archive_clockify: archived('clockify'),
  archive_tableau: archived('tableau'),
  archive_github: archived('github'),
}
