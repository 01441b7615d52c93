/** What a check transfers at most; the hub holds it, too (`CHECK_MAX_BYTES`). */
export const CHECK_BYTES = 25_000_000
