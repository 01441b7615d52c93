import { request } from 'node:http'

/** Values that break what is not careful. */
export const NASTY: readonly unknown[] = [
  null,
  true,
  -1,
  0.1,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\u202e\u0000\uffff',
  '👩‍🔬'.repeat(50),
  'x'.repeat(50_000),
  '<script>alert(1)</script>',
  "'; DROP TABLE assessments; --",
  '../../../../etc/passwd',
  '${7*7}{{7*7}}%s%n',
  '(((((a+)+)+)+)+)+$',
  { $gt: '' },
  { $where: 'sleep(1000)' },
  { constructor: { prototype: { polluted: true } } },
  JSON.parse('{"__proto__": {"polluted": true}}'),
  { toString: 'x', hasOwnProperty: 1, then: 'x', length: -1 },
  [],
  [[[[[]]]]],
  Array.from({ length: 2_000 }, (_, index) => index),
  Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`key${index}`, index])),
  { state: 'known', value: { state: 'known', value: null } },
  { min: 5, max: -5, currency: 'usd' },
]

export type Spoiling = 'as they are' | 'cut' | 'no UTF-8' | 'deep' | 'doubled keys'

/** A copy of `value` with `nasty` at the place that the indexes lead to. */
export function put(value: unknown, [index, ...rest]: number[], nasty: unknown): unknown {
  if (index === undefined || typeof value !== 'object' || value === null) return nasty
  const entries = Object.entries(value)
  if (entries.length === 0) return { ...value, colour: nasty }
  const [name, inner] = entries[index % entries.length] ?? ['', undefined]
  const changed = put(inner, rest, nasty)
  if (Array.isArray(value))
    return value.map((element: unknown, at) => (String(at) === name ? changed : element))
  return { ...value, [name]: changed }
}

/** A body as bytes that no client of good faith sends. */
export function spoil(text: string, how: Spoiling): Buffer {
  const half = Math.floor(text.length / 2)
  switch (how) {
    case 'as they are':
      return Buffer.from(text)
    case 'cut':
      return Buffer.from(text.slice(0, half))
    case 'no UTF-8':
      return Buffer.concat([
        Buffer.from(text.slice(0, half)),
        Buffer.from([0xc3, 0x28, 0xff]),
        Buffer.from(text.slice(half)),
      ])
    case 'deep':
      return Buffer.from(`{"answers":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)
    case 'doubled keys':
      return Buffer.from(`{"name":1,"name":[],${text.slice(1)}`)
  }
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

export interface HttpRequest {
  method: string
  path: string
  headers: Record<string, string>
  body: Buffer | undefined
}

export interface HttpAnswer {
  status: number
  headers: Record<string, string>
  text: string
}

const TIMEOUT_MS = 5_000

/** Sends what a browser never would; rejects when no answer comes. */
export function send(
  port: number,
  { method, path, headers, body }: HttpRequest,
  from: { localAddress?: string } = {},
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const call = request({
      ...{ ...from, port, host: '127.0.0.1', path, headers, timeout: TIMEOUT_MS },
      method: method.toUpperCase(),
    })
    call.once('timeout', () => call.destroy(new Error(`${method} ${path.slice(0, 200)} hangs`)))
    call.on('error', reject)
    call.once('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
          ),
          text: Buffer.concat(chunks).toString(),
        }),
      )
    })
    call.end(body)
  })
}
