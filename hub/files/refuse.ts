import { HubError } from '../domain/errors.ts'

/** Why a file is not taken, for the person who sent it, with what they can do instead. */
const REASONS = {
  program:
    'it is a program. For your safety and ours we take no programs. A document or a picture is welcome.',
  script:
    'it is a script, which could run on a computer. Please send it as a PDF, or as plain text without its ending.',
  page: 'web pages and SVG drawings can carry scripts. Please send it as a PDF or a PNG picture.',
  macros: 'it contains macros, which could run on a computer. Please save it without macros, or as a PDF.',
  inside: 'the archive contains programs or scripts. Please send the documents in it by themselves.',
  nested:
    'the archive contains another archive, which we cannot look into. Please send the documents by themselves.',
  archive:
    'we can look into ZIP archives alone, so we take no others. Please send the documents by themselves.',
  broken: 'the archive cannot be read. Please send the documents in it by themselves.',
  empty: 'it is empty. Please choose it again.',
  unknown:
    'we do not know this kind of file. PDF, pictures, Office documents, text, CSV and ZIP are welcome.',
} as const
export type Reason = keyof typeof REASONS

/** Nothing of a refused file is stored. */
export const refused = (name: string, reason: Reason): HubError =>
  new HubError('unsupported', `We could not take “${name}”: ${REASONS[reason]}`, {
    hint: 'Everything you said before is saved.',
    about: { reason },
  })
