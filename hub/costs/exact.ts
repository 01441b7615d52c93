/** An amount in integer minor units between two ends; `max: null` = nobody said how much at most. */
export interface Amount {
  min: number
  max: number | null
}

/** The same without limit of size, so that sums lose no cent. */
export interface Exact {
  min: bigint
  max: bigint | null
}

export const ZERO: Exact = { min: 0n, max: 0n }

export const toExact = ({ min, max }: Amount): Exact => ({
  min: BigInt(min),
  max: max === null ? null : BigInt(max),
})

export const add = (a: Exact, b: Exact): Exact => ({
  min: a.min + b.min,
  max: a.max === null || b.max === null ? null : a.max + b.max,
})

export const times = (a: Exact, b: Exact): Exact => ({
  min: a.min * b.min,
  max: a.max === null || b.max === null ? null : a.max * b.max,
})

/** A twelfth, rounded half up. */
export const monthOf = ({ min, max }: Exact): Exact => ({
  min: (min + 6n) / 12n,
  max: max === null ? null : (max + 6n) / 12n,
})

/** JSON numbers hold whole cents up to some ninety trillion; beyond that a sum says "at least", and no upper end. */
export const toAmount = ({ min, max }: Exact): Amount => ({
  min: Number(min > LARGEST ? LARGEST : min),
  max: max === null || max > LARGEST ? null : Number(max),
})

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER)
