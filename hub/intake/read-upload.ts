import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import busboy from 'busboy'
import { HubError } from '../domain/errors.ts'

export interface UploadLimits {
  files: number
  fileBytes: number
  activityBytes: number
  timeoutMs: number
}

const MEGABYTE = 1024 * 1024
export const UPLOAD: UploadLimits = {
  files: 10,
  fileBytes: 25 * MEGABYTE,
  activityBytes: 64 * 1024,
  timeoutMs: 10 * 60_000,
}

/**
 * Reads a multipart body part by part and hands each file over whole, one after the other, so that only one is in
 * memory. Answers the activity among them, if any.
 */
export async function readUpload(
  req: IncomingMessage,
  limits: UploadLimits,
  onFile: (name: string, content: Buffer) => Promise<void>,
): Promise<unknown> {
  const parser = openParser(req, limits)
  let activity: unknown
  let count = 0
  // Parts come in order: the next one is read when the one before was dealt with.
  let work: Promise<void> = Promise.resolve()
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => fail(tooSlow()), limits.timeoutMs)
    const fail = (error: unknown) => {
      clearTimeout(timer)
      req.unpipe(parser)
      req.resume()
      parser.destroy()
      reject(error instanceof HubError ? error : unreadable(error))
    }
    parser.on('file', (part, stream, { filename: given, mimeType }) => {
      // Browsers always name a file; what other programs leave out is undefined here, whatever the types say.
      const filename = (given as string | undefined) ?? ''
      work = work.then(async () => {
        if (part === 'activity' || mimeType === ACTIVITY)
          activity = parsed(await whole(stream, limits.activityBytes, tooLong))
        else if (++count > limits.files) throw tooMany(limits.files)
        else
          await onFile(
            filename,
            await whole(stream, limits.fileBytes, () => tooLarge(filename, limits.fileBytes)),
          )
      })
      work.catch(fail)
    })
    parser.on('field', (part, text) => {
      if (part === 'activity') activity = parsed(text)
    })
    parser.on('filesLimit', () => fail(tooMany(limits.files)))
    parser.on('error', fail)
    req.on('aborted', () => fail(tooSlow()))
    parser.on('close', () => {
      work.then(() => (clearTimeout(timer), resolve()), fail)
    })
    req.pipe(parser)
  })
  return activity
}

/** https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-send-activity */
const ACTIVITY = 'application/vnd.microsoft.activity'

function openParser(req: IncomingMessage, { files, fileBytes, activityBytes }: UploadLimits) {
  try {
    return busboy({
      headers: req.headers,
      defParamCharset: 'utf8',
      // The activity is a part with a file name, too. One byte more than allowed tells the too large ones.
      limits: {
        files: files + 1,
        fileSize: fileBytes + 1,
        fields: 5,
        fieldSize: activityBytes,
        parts: files + 6,
      },
    })
  } catch (error) {
    throw unreadable(error)
  }
}

async function whole(stream: Readable, maxBytes: number, tooLong: () => HubError): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    bytes += part.length
    if (bytes > maxBytes) throw tooLong()
    chunks.push(part)
  }
  return Buffer.concat(chunks)
}

function parsed(given: Buffer | string): unknown {
  try {
    return JSON.parse(given.toString())
  } catch (error) {
    throw new HubError('invalid_input', 'The activity of this upload cannot be read as JSON.', {
      hint: 'Send a JSON activity in UTF-8.',
      cause: error,
    })
  }
}

const unreadable = (cause: unknown) =>
  new HubError('invalid_input', 'This upload cannot be read.', {
    hint: 'Send multipart/form-data with one part named "file" for each file.',
    cause,
  })
const tooLong = () =>
  new HubError('too_large', 'The activity of this upload is too large.', { hint: 'Shorten it.' })
const tooLarge = (name: string, bytes: number) =>
  new HubError(
    'too_large',
    `We could not take “${name.slice(0, 150)}”: a file may have up to ${bytes / MEGABYTE} MB.`,
    {
      hint: 'Everything you said before is saved. Please send a smaller version, or a part of it.',
    },
  )
const tooMany = (files: number) =>
  new HubError('too_large', `Up to ${files} files fit into one go.`, {
    hint: 'Please send the others afterwards.',
  })
const tooSlow = () =>
  new HubError('invalid_input', 'The upload did not come to its end.', { hint: 'Please send it again.' })
