import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const ROOT = new URL('../../../', import.meta.url)

/** Where findings and the result are put into words. */
const VERDICTS = /^hub\/(findings\/(from-answers|result)|recon\/findings(-\w+)?)\.ts$/
/** What only staff sees, and what is data. */
const NOT_SAID = new Set(['talkingPoint', 'answer', 'id', 'area', 'state', 'severity', 'evidence'])

/**
 * Every sentence that can stand in a finding or a result, as the sources spell it; each branch is a sentence of its
 * own, and each value is a word that nobody translates.
 */
export function everyVerdict(): string[] {
  const found = sources(VERDICTS).flatMap(verdictsIn)
  return [...new Set(found)].sort()
}

/** Every reason why something could not be checked, and every fault of a record: they stand in findings as values. */
export function everyReason(): string[] {
  const found = sources(/^hub\/recon\/[\w-]+(?<!\.test)\.ts$/).flatMap(reasonsIn)
  return [...new Set(found)].sort()
}

const sources = (wanted: RegExp): ts.SourceFile[] =>
  ['hub/findings', 'hub/recon']
    .flatMap((folder) =>
      readdirSync(new URL(folder, ROOT), { encoding: 'utf8' }).map((name) => `${folder}/${name}`),
    )
    .filter((path) => wanted.test(path))
    .map((path) =>
      ts.createSourceFile(
        path,
        readFileSync(fileURLToPath(new URL(path, ROOT)), 'utf8'),
        ts.ScriptTarget.Latest,
        true,
      ),
    )

function verdictsIn(source: ts.SourceFile): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && NOT_SAID.has(node.name.getText())) return
    if (ts.isVariableDeclaration(node) && node.name.getText() === 'answer') return
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const end = isUnchecked(node) ? `: ${REASON}.` : ''
      found.push(...spellings(node).map((one) => `${one}${end}`))
    } else ts.forEachChild(node, visit)
  }
  visit(source)
  return found.filter((one) => /^\S+ \S+ \S/.test(one) || one.startsWith('Renew'))
}

function reasonsIn(source: ts.SourceFile): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if ((ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) && givesReason(node))
      found.push(...spellings(node))
    else ts.forEachChild(node, visit)
  }
  visit(source)
  return found.filter((one) => /[a-z] [a-z]/i.test(one.replaceAll(/VALUE\d+/g, '')))
}

/** `unchecked('…')`, `errors.add('…')`, `{ reason: … }`, or what a function or list of reasons answers with. */
function givesReason(node: ts.Node): boolean {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isCallExpression(at))
      return /(^unchecked|^skipped|errors\.(add|push))$/.test(at.expression.getText())
    if (ts.isPropertyAssignment(at) && at.name.getText() === 'reason') return true
    if (ts.isVariableDeclaration(at) || ts.isFunctionDeclaration(at))
      return /^(REASONS|reasonOf|wrong|several|severalRecords|read\w+)$/.test(at.name?.getText() ?? '')
  }
  return false
}

/** A reason that recon gives; `uncheckedFinding` puts it behind what could not be checked. */
const REASON = 'the name server did not answer in time'

const isUnchecked = ({ parent }: ts.Node): boolean =>
  ts.isCallExpression(parent) && parent.expression.getText() === 'uncheckedFinding'

/** Values are numbered words, so that a sentence shows whether it kept them. */
function spellings(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isParenthesizedExpression(node)) return spellings(node.expression)
  if (ts.isConditionalExpression(node)) return [...spellings(node.whenTrue), ...spellings(node.whenFalse)]
  if (!ts.isTemplateExpression(node)) return [`VALUE${node.pos}`]
  return node.templateSpans.reduce(
    (before, { expression, literal }) =>
      before.flatMap((begin) => spellings(expression).map((value) => `${begin}${value}${literal.text}`)),
    [node.head.text],
  )
}
