import assert from 'node:assert/strict'
import { readBrowser } from './browser.ts'
import { Figures, latencyOf, median, speedsOf, type Figures as Reported } from './figures.ts'
import type { Transfer } from './check-store.ts'

const figures = (changes: Partial<Reported> = {}): Reported => ({
  latencyMs: { idle: [], loaded: [] },
  down: null,
  stun: { state: 'off', mapped: [] },
  troubles: [],
  ...changes,
})
const transfer = (way: Transfer['way'], bytes: number, from: number, to: number): Transfer => ({
  ...{ way, bytes, from, to },
})

describe('The figures of a check', () => {
  it('take the middle of the samples, and jitter as the mean step between them', () => {
    assert.equal(median([9, 1, 5]), 5)
    assert.equal(median([1, 2, 3, 10]), 2.5)
    // Steps: 2, 4, 2, 0: 8 / 4 = 2.
    const latencyMs = { idle: [10, 12, 8, 10, 10], loaded: [100, 110, 120, 130, 140] }
    assert.deepEqual(latencyOf(figures({ latencyMs })), { idle: 10, jitter: 2, loaded: 120 })
    assert.equal(latencyOf(figures({ latencyMs: { idle: [10, 11], loaded: [] } })), null, 'too few')
  })

  it('take the upload from what arrived at the hub, in the largest group of streams side by side', () => {
    const transfers = [
      transfer('up', 100_000, 0, 1),
      // Two streams, 2 MB in 2 s: 8 Mbit/s.
      transfer('up', 1_000_000, 1000, 2900),
      transfer('up', 1_000_000, 1050, 3000),
    ]
    assert.deepEqual(speedsOf(figures(), transfers).mbps, { down: null, up: 8 })
  })

  it('believe a download only where the hub sent that much that fast', () => {
    // 10 MB in 4 s: 20 Mbit/s.
    const transfers = [transfer('down', 5_000_000, 0, 4000), transfer('down', 5_000_000, 10, 3900)]
    const said = (bytes: number, ms: number) => speedsOf(figures({ down: { bytes, ms } }), transfers)
    assert.deepEqual(said(9_000_000, 3_200), { mbps: { down: 22.5, up: null }, implausible: false })
    assert.deepEqual(said(9_000_000, 1_000), { mbps: { down: null, up: null }, implausible: true })
    assert.equal(said(11_000_000, 4_000).implausible, true, 'more than was sent')
    assert.equal(speedsOf(figures({ down: { bytes: 9_000_000, ms: 3_000 } }), []).implausible, true)
  })

  it('refuse what is no figure', () => {
    const refused: unknown[] = [
      figures({ latencyMs: { idle: [-1], loaded: [] } }),
      figures({ latencyMs: { idle: [Infinity], loaded: [] } }),
      figures({ latencyMs: { idle: Array(101).fill(1), loaded: [] } }),
      figures({ down: { bytes: 1e12, ms: 1 } }),
      { ...figures(), isp: { name: 'mine' } },
      { ...figures(), mbps: { down: 9999, up: 9999 } },
      { ...figures(), troubles: ['<script>'] },
    ]
    for (const one of refused) assert.equal(Figures.safeParse(one).success, false)
  })
})

describe('This browser', () => {
  const now = new Date('2026-11-23T12:00:00Z')
  const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)'
  const known: [text: string, name: string, version: string, os: string, outdated: true | null][] = [
    [`${windows} Chrome/147.0.0.0 Safari/537.36`, 'Chrome', '147', 'Windows 10 or 11', null],
    [`${windows} Chrome/120.0.0.0 Safari/537.36`, 'Chrome', '120', 'Windows 10 or 11', true],
    [`${windows} Chrome/120.0.0.0 Safari/537.36 Edg/120.0.2210.91`, 'Edge', '120', 'Windows 10 or 11', true],
    [`${windows} Chrome/140.0.0.0 Safari/537.36 OPR/124.0.0.0`, 'Opera', '124', 'Windows 10 or 11', null],
    [
      'Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0',
      'Firefox',
      '115',
      'Windows 7',
      true,
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      'Firefox',
      '140',
      'Linux',
      null,
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko',
      'Internet Explorer',
      '11',
      'Windows 10 or 11',
      true,
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Safari/605.1.15',
      'Safari',
      '16.6',
      'macOS',
      true,
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
      'Safari',
      '26',
      'macOS',
      null,
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/120.0.6099.119 Mobile/15E148 Safari/604.1',
      'Chrome',
      '120',
      'iOS 18.5',
      null,
    ],
    [
      'Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
      'Samsung Internet',
      '28',
      'Android 15',
      null,
    ],
  ]
  for (const [text, name, version, os, outdated] of known)
    it(`is ${name} ${version} on ${os}${outdated ? ', and old' : ''}`, () =>
      assert.deepEqual(readBrowser(text, now), { name, version, os, outdated }))

  it('is not known where it does not say', () => {
    for (const text of ['', 'curl/8.5.0', 'x'.repeat(100_000)]) assert.equal(readBrowser(text, now), null)
  })

  it('is not old the week after a newer one came out', () =>
    assert.equal(
      readBrowser(`${windows} Chrome/132.0.0.0 Safari/537.36`, new Date('2025-02-11'))?.outdated,
      null,
    ))
})
