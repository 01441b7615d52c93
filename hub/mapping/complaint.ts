/** Something in a mapping file that cannot be meant, and what to do about it. */
export interface Complaint {
  /** Place in the file, key by key. */
  path: PropertyKey[]
  message: string
  remedy: string
}

export type Complain = (path: PropertyKey[], message: string, remedy: string) => void
