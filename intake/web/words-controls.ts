import type { Translate } from '../../hub/domain/languages.ts'

/** What the controls of the questions say. */
export const controlWords = (t: Translate) => ({
  why: t`Why we ask, who sees this`,
  typeInstead: t`Type instead`,
  choose: t`Back to the choices`,
  ownWords: t`In your own words`,
  send: t`Send`,
  next: t`Continue`,
  right: t`That is right`,
  unsure: t`Not sure`,
  saveChanges: t`Save changes`,
  cancel: t`Cancel`,
  optional: t`(optional)`,
  yes: t`yes`,
  no: t`no`,
  other: t`Something else`,
  upTo: (max: number) => t`Choose up to ${max}.`,
  chosen: (count: number, max: number) => t`${count} of ${max} chosen`,
  remove: (label: string) => t`Remove ${label}`,
  noMatch: t`Nothing in the list matches.`,
  useTyped: (typed: string) => t`Use “${typed}”`,
  matches: (count: number) => t.plural(count, { one: '1 match', other: '{0} matches' }),
  missing: (label: string) => t`Please fill in: ${label}.`,
  missingConsent: t`We need your agreement to this to go on.`,
  tooLong: (length: number, max: number) =>
    t`${t.number(length)} characters; up to ${t.number(max)} fit here.`,
  pick: t`Please choose an answer, or say that you are not sure.`,
  sealed: t`(sealed)`,
  sealedFor: (msp: string) => t`Sealed for ${msp}`,
  sealedNote: (msp: string) =>
    t`Your browser locks this answer before it is sent; only ${msp} holds the key. Nobody who reads our database can open it, and it is not shown here again. What it cannot do: if somebody took this website over, they could send you a changed page.`,
  sealedFiles: t`The names of files are not locked.`,
  cannotSeal: t`This browser cannot lock the answer, so nothing was sent. Try a newer browser over https, or choose “Ask a person”.`,
  checked: (where: string) => t`Connection check: ${where}`,
  checkedAtOffice: t`at the office`,
  checkedElsewhere: t`not at the office`,
  ...tableWords(t),
  ...fileWords(t),
})

const tableWords = (t: Translate) => ({
  addRow: (item: string) => t`Add: ${item}`,
  row: (item: string, index: number) => `${item} ${index}`,
  rows: (count: number) => t.plural(count, { one: '1 row', other: '{0} rows' }),
  newRow: t`New`,
  removed: (label: string) => t`Removed: ${label}`,
  undo: t`Undo`,
  details: (label: string) => t`More about ${label}`,
  done: t`Done`,
  full: (max: number) => t`Up to ${max} fit here.`,
  noRows: (item: string) => t`Please add at least one (${item}), or skip this question.`,
  suggested: t`We think these belong here`,
  addAll: t`Add all`,
  pasteSend: t`Read this list`,
  pasteFile: t`Choose a file`,
  pasteDrop: t`You can also drop a text or CSV file here.`,
  notText: t`This is not a text or CSV file. Save the sheet as CSV, or copy its cells and paste them here.`,
  tableKeys: t`Enter or Tab at the end adds a row, arrows move between rows, Ctrl and Delete removes one.`,
})

const fileWords = (t: Translate) => ({
  chooseFiles: t`Choose files`,
  dropFiles: t`or drop them here`,
  fileLimits: (accept: string, max: number, megabytes: number) =>
    t`${accept}; up to ${max} files, ${megabytes} MB each.`,
  uploading: (name: string, percent: number) => t`${name}: ${percent} % sent`,
  uploaded: (name: string) => t`${name}: sent`,
  sealing: (name: string) => t`Locking ${name}…`,
  retry: t`Try again`,
  cancelUpload: (name: string) => t`Cancel ${name}`,
  fileTooBig: (megabytes: number) => t`Larger than ${megabytes} MB. Send a smaller part, or a photo of it.`,
  fileKind: (accept: string) => t`We cannot take this kind of file. These work: ${accept}.`,
  tooManyFiles: (max: number) => t`Up to ${max} files fit here.`,
  uploadFailed: t`The file did not arrive. Your connection may have broken.`,
  stillSending: t`A file is still on its way.`,
  noFile: t`Please choose a file, or skip this question.`,
  fileCount: (count: number) => t.plural(count, { one: '1 file', other: '{0} files' }),
  kilobytes: (bytes: number) =>
    bytes < 1_000_000
      ? `${t.number(Math.max(1, Math.round(bytes / 1000)))} kB`
      : `${t.number(bytes / 1_000_000, { maximumFractionDigits: 1 })} MB`,
})
