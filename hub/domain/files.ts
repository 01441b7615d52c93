/** A file that a prospect handed over, without its content. */
export interface FileRef {
  id: string
  name: string
  /** By its first bytes, not by what the sender called it. */
  contentType: string
  bytes: number
  at: string
  /** Encrypted in the browser: the hub cannot read it. */
  sealed?: true
}
