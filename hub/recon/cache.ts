/** Remembers answers for a while; the oldest goes when it is full. */
export class Cache<T> {
  readonly #entries = new Map<string, { value: T; until: number }>()
  readonly #maxEntries: number

  constructor(maxEntries: number) {
    this.#maxEntries = maxEntries
  }

  get(key: string, now: number): T | undefined {
    const entry = this.#entries.get(key)
    if (entry && entry.until > now) return entry.value
    this.#entries.delete(key)
    return undefined
  }

  set(key: string, value: T, until: number): void {
    this.#entries.delete(key)
    this.#entries.set(key, { value, until })
    if (this.#entries.size <= this.#maxEntries) return
    const [oldest] = this.#entries.keys()
    if (oldest !== undefined) this.#entries.delete(oldest)
  }
}
