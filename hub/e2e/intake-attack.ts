import fc from 'fast-check'
import { NASTY, type Spoiling } from './hostile.ts'
import { BOUNDARY } from './intake-hostile.ts'

/** One strange request: whose token, about whose things, and what is wrong with it. */
export interface Attack {
  target: number
  who: 'own' | 'nobody' | 'garbage' | 'mixed up'
  id: 'own' | 'of the victim' | 'nasty'
  nasty: unknown
  places: { path: number[]; value: unknown }[]
  bytes: Spoiling
  headers: [string, string][]
  address: number
}

const nasty = fc.constantFrom(...NASTY)
export const attack: fc.Arbitrary<Attack> = fc.record({
  target: fc.nat(1_000),
  who: fc.constantFrom('own', 'own', 'own', 'own', 'own', 'nobody', 'garbage', 'mixed up'),
  id: fc.constantFrom('own', 'own', 'own', 'own', 'of the victim', 'nasty'),
  nasty,
  places: fc.array(fc.record({ path: fc.array(fc.nat(20), { maxLength: 4 }), value: nasty }), {
    maxLength: 2,
  }),
  bytes: fc.oneof(
    { weight: 6, arbitrary: fc.constant<Spoiling>('as they are') },
    { weight: 1, arbitrary: fc.constantFrom<Spoiling>('cut', 'no UTF-8', 'deep', 'doubled keys') },
  ),
  headers: fc.array(
    fc.tuple(
      fc.constantFrom('Content-Type', 'Content-Encoding', 'Origin', 'Accept-Language', 'User-Agent'),
      fc.constantFrom(
        ...['text/plain', 'multipart/form-data', 'application/json; charset=utf-16', 'gzip', ',,,'],
        ...[
          'x'.repeat(2_000),
          'https://evil.test',
          'null',
          '*;q=x',
          `multipart/form-data; boundary=${BOUNDARY}`,
        ],
      ),
    ),
    { maxLength: 1 },
  ),
  // Another address each time, so that no limit of an address hides what is behind it.
  address: fc.nat(60_000),
})
