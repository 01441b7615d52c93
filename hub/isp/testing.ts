/** Writes a small file in MaxMind's format: https://maxmind.github.io/MaxMind-DB/ */
export function mmdbOf(
  type: string,
  builtAt: Date,
  networks: Record<string, Record<string, unknown>>,
): Buffer {
  const data: Buffer[] = []
  const nodes: [number | null, number | null][] = [[null, null]]
  const rows: [node: number, bit: 0 | 1, offset: number][] = []
  let size = 0
  for (const [range, row] of Object.entries(networks)) {
    const [address = '', length = '32'] = range.split('/')
    const bits = address
      .split('.')
      .map((byte) => Number(byte).toString(2).padStart(8, '0'))
      .join('')
      .slice(0, Number(length))
    let node = 0
    for (const [at, digit] of [...bits].entries()) {
      const bit = digit === '1' ? 1 : 0
      if (at === bits.length - 1) rows.push([node, bit, size])
      else {
        const next = nodes[node]?.[bit] ?? nodes.push([null, null]) - 1
        const pair = nodes[node]
        if (pair) pair[bit] = next
        node = next
      }
    }
    const written = encode(row)
    data.push(written)
    size += written.length
  }
  const values = nodes.map(([left, right]) => [left ?? nodes.length, right ?? nodes.length])
  for (const [node, bit, offset] of rows) {
    const pair = values[node]
    if (pair) pair[bit] = nodes.length + 16 + offset
  }
  const tree = Buffer.concat(
    values.flat().map((value) => Buffer.from([value >> 16, (value >> 8) & 255, value & 255])),
  )
  const metadata = encode({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: Math.floor(builtAt.getTime() / 1000),
    database_type: type,
    description: { en: 'a test' },
    ip_version: 4,
    languages: [],
    node_count: nodes.length,
    record_size: 24,
  })
  return Buffer.concat([
    tree,
    Buffer.alloc(16),
    ...data,
    Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1'),
    metadata,
  ])
}

function encode(value: unknown): Buffer {
  if (typeof value === 'string') {
    const bytes = Buffer.from(value)
    if (bytes.length >= 29) return Buffer.concat([Buffer.from([(2 << 5) | 29, bytes.length - 29]), bytes])
    return Buffer.concat([Buffer.from([(2 << 5) | bytes.length]), bytes])
  }
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(value)
    return Buffer.concat([Buffer.from([(6 << 5) | 4]), bytes])
  }
  // Types above 7 stand in a second byte.
  if (Array.isArray(value)) return Buffer.concat([Buffer.from([value.length, 4]), ...value.map(encode)])
  const entries = Object.entries(value ?? {})
  return Buffer.concat([
    Buffer.from([(7 << 5) | entries.length]),
    ...entries.flatMap(([key, one]) => [encode(key), encode(one)]),
  ])
}
