/**
 * Autonomous systems that are known well enough to say something about their lines. A small list, made by hand in
 * November 2026 from the operators' own pages and the public registries (ARIN, RIPE); operators whose lines serve homes
 * and offices alike stand as `mixed`, because their number alone tells nothing. `note` is said as a reason.
 */
export interface Network {
  asn: number
  name: string
  use: 'hosting' | 'front' | 'mixed' | 'residential' | 'mobile'
  note?: string
}

const network = (asn: number, name: string, use: Network['use'], note?: string): Network =>
  note === undefined ? { asn, name, use } : { asn, name, use, note }

export const NETWORKS: readonly Network[] = [
  network(16509, 'Amazon AWS', 'hosting'),
  network(14618, 'Amazon AWS', 'hosting'),
  network(8075, 'Microsoft', 'hosting', 'Microsoft 365 and Azure leave from here, too'),
  network(8068, 'Microsoft', 'hosting'),
  network(15169, 'Google', 'hosting', 'it carries Google’s own services, too'),
  network(396982, 'Google Cloud', 'hosting'),
  network(13335, 'Cloudflare', 'front', 'people who use its WARP app appear here, too'),
  network(209242, 'Cloudflare', 'front'),
  network(54113, 'Fastly', 'front'),
  network(20940, 'Akamai', 'front'),
  network(63949, 'Akamai Linode', 'hosting'),
  network(14061, 'DigitalOcean', 'hosting'),
  network(24940, 'Hetzner', 'hosting'),
  network(16276, 'OVH', 'hosting'),
  network(20473, 'Vultr', 'hosting'),
  network(26496, 'GoDaddy', 'hosting'),
  network(46606, 'Unified Layer', 'hosting'),
  network(19871, 'Network Solutions', 'hosting'),
  network(22612, 'Namecheap', 'hosting'),
  network(47583, 'Hostinger', 'hosting'),
  network(53831, 'Squarespace', 'hosting'),
  network(27647, 'Weebly', 'hosting'),
  network(2635, 'Automattic', 'hosting'),
  network(36351, 'IBM Cloud', 'hosting'),
  network(31898, 'Oracle Cloud', 'hosting'),
  network(45102, 'Alibaba Cloud', 'hosting'),
  network(7922, 'Comcast', 'mixed'),
  network(33363, 'Charter Spectrum', 'mixed'),
  network(20001, 'Charter Spectrum', 'mixed'),
  network(10796, 'Charter Spectrum', 'mixed'),
  network(11427, 'Charter Spectrum', 'mixed'),
  network(12271, 'Charter Spectrum', 'mixed'),
  network(20115, 'Charter Spectrum', 'mixed'),
  network(22773, 'Cox', 'mixed'),
  network(701, 'Verizon', 'mixed'),
  network(7018, 'AT&T', 'mixed'),
  network(209, 'CenturyLink', 'mixed'),
  network(5650, 'Frontier', 'mixed'),
  network(2856, 'BT', 'mixed'),
  network(3320, 'Deutsche Telekom', 'mixed'),
  network(5607, 'Sky UK', 'residential'),
  network(21928, 'T-Mobile US', 'mobile', 'its 5G internet for homes and offices looks the same'),
  network(6167, 'Verizon Wireless', 'mobile'),
  network(22394, 'Verizon Wireless', 'mobile'),
  network(20057, 'AT&T Mobility', 'mobile'),
]
