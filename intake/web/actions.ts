import type { ActionName } from '../../hub/domain/conversation.ts'
import type { FileRef } from '../../hub/domain/files.ts'
import type { LanguageCode } from '../../hub/domain/languages.ts'
import type { StepId } from '../../hub/domain/vocabulary.ts'
import type { ResumeLink } from './direct-line.ts'
import type { Drafts } from './drafts.ts'
import type { MyData } from './person-line.ts'
import type { UploadOptions } from './upload.ts'

/** What the person can do; given to the components by `main.ts`. Promises reject with a `LineError`. */
export interface Actions {
  /** Rejects when the answer should be sealed and cannot be. */
  answer(value: unknown): Promise<void>
  /** Typed words instead of the control's own answer. */
  type(text: string): void
  act(action: ActionName, label: string, path?: string): void
  /** Brings a file to the hub, sealed where the open question says so. */
  upload(file: File, options: UploadOptions): Promise<FileRef>
  /** A file that was uploaded by mistake. */
  removeFile(id: string): void
  resumeLink(): Promise<ResumeLink>
  colleagueLink(step: StepId): Promise<ResumeLink>
  mailLink(email: string): Promise<void>
  /** A call in the name of this conversation, for the parts that are loaded later. */
  ask(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Record<string, unknown>>
  myData(): Promise<MyData>
  exportMyData(): Promise<Blob>
  deleteMyData(): Promise<MyData>
  resultPdf(): Promise<Blob>
  /** A page that shows the result and nothing else. */
  resultLink(): Promise<ResumeLink>
  speak(language: LanguageCode): void
  /** The token of this conversation; null before there is one. */
  token(): Promise<string | null>
  startAgain(): void
  /** Goes on with the conversation that this browser knows, if there is one. */
  goOnHere: (() => void) | null
  drafts: Drafts
}
