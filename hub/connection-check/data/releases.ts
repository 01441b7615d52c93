/**
 * A version of each browser that has been out for certain, with its day: whoever is below it has missed updates since.
 * Not the newest, on purpose: only what is known counts as evidence. Days from mdn/browser-compat-data (CC0,
 * https://github.com/mdn/browser-compat-data/tree/main/browsers), read in November 2026. Firefox stands at its long-term
 * version of that year, since browsers do not say whether they are one; Edge carries Chromium's number.
 */
export const RELEASES: Readonly<Record<string, { major: number; released: string }>> = {
  Chrome: { major: 133, released: '2025-02-04' },
  Edge: { major: 133, released: '2025-02-04' },
  Firefox: { major: 140, released: '2025-06-24' },
  Safari: { major: 17, released: '2023-09-18' },
  // Microsoft ended it for good: https://learn.microsoft.com/lifecycle/announcements/internet-explorer-11-end-of-support
  'Internet Explorer': { major: 12, released: '2022-06-15' },
}
