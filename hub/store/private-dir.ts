import { mkdir } from 'node:fs/promises'
import { HubError } from '../domain/errors.ts'

/** Makes a directory, and those above it, that only this user can enter. */
export async function makePrivateDir(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new HubError('unavailable', `The directory ${directory} cannot be made: ${reason}`, {
      hint: 'Let this user write there, or set DATA_DIR to another directory.',
      cause,
    })
  }
}
