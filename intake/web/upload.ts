import type { FileRef } from '../../hub/domain/files.ts'
import { object, text } from './activity.ts'
import { LineError, reasonOf } from './calls.ts'
import type { Session } from './direct-line.ts'

export interface UploadOptions {
  /** 0 to 1. */
  onProgress: (share: number) => void
  signal: AbortSignal
}

/**
 * Sends one file beside the conversation; nothing is said by it. By XMLHttpRequest, because `fetch` cannot tell how
 * much of a body has left: https://developer.mozilla.org/docs/Web/API/XMLHttpRequestUpload
 */
export function upload(
  { conversationId, token }: Session,
  file: { name: string; content: Blob },
  { onProgress, signal }: UploadOptions,
): Promise<FileRef> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const body = new FormData()
    body.append('file', file.content, file.name)
    request.open(
      'POST',
      `/v3/directline/conversations/${encodeURIComponent(conversationId)}/upload?userId=prospect`,
    )
    request.setRequestHeader('authorization', `Bearer ${token}`)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => total > 0 && onProgress(loaded / total)
    request.onload = () => {
      const said = object(request.response)
      const taken = Array.isArray(said.files) ? readFile(said.files[0]) : null
      if (request.status >= 200 && request.status < 300 && taken) resolve(taken)
      else reject(new LineError(request.status, undefined, reasonOf(said)))
    }
    request.onerror = () => reject(new LineError(0))
    request.onabort = () => reject(new LineError(0))
    signal.addEventListener('abort', () => request.abort())
    request.send(body)
  })
}

function readFile(raw: unknown): FileRef | null {
  const { id, name, contentType, bytes, at, sealed } = object(raw)
  if (!text(id)) return null
  return {
    id: text(id),
    name: text(name),
    contentType: text(contentType),
    bytes: Number(bytes) || 0,
    at: text(at),
    ...(sealed === true ? { sealed } : {}),
  }
}
