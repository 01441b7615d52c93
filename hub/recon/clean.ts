/**
 * Text of strangers (DNS, HTML) as it may enter a report: one line, no control characters, none that turn the reading
 * direction around or cannot be seen, at most `max` characters.
 */
export function clean(text: string, max: number): string {
  return text
    .slice(0, max * 8)
    .normalize('NFC')
    .replace(/\p{Z}|\s/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, max)
    .replace(/\p{Cs}/gu, '')
    .trim()
}

/** A host name as compared and shown: lower case, no trailing dot; `null` when it cannot be one. */
export function cleanHost(name: string): string | null {
  const host = name.toLowerCase().replace(/\.$/, '')
  return host.length <= 253 && /^[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*$/.test(host) ? host : null
}
