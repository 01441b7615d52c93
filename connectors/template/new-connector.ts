import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const HELP = `Makes a new connector that passes the contract of all connectors, against a small stand-in of its own.

  npm run new:connector -- <name> [--title "Acme CRM"]

  <name>         its folder and name: lower-case letters and digits, beginning with a letter
  --title TEXT   what people call the CRM (the name, in capitals at its beginning)
  --help         prints this
`

const HERE = fileURLToPath(new URL('.', import.meta.url))
const NAME = /^[a-z][a-z0-9]{1,29}$/
const MAX_TITLE_CHARS = 60
/** Words that cannot name a constant, or that would hide one the code uses. */
const TAKEN = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof undefined var void while with yield ' +
    'conformance index sandbox template testing url write read fetch process'
  ).split(' '),
)

interface Output {
  out(text: string): unknown
  err(text: string): unknown
}

/** The command itself; answers the exit code. `folder` is where the connectors are. */
export function newConnector(args: string[], folder: string, { out, err }: Output): number {
  const wish = read(args)
  if (wish === 'help') {
    out(HELP)
    return 0
  }
  const problem = typeof wish === 'string' ? wish : problemOf(wish, folder)
  if (typeof wish === 'string' || problem !== undefined) {
    err(`${problem}\n\n${HELP}`)
    return 2
  }
  const { name, title } = wish
  mkdirSync(join(folder, name))
  for (const file of readdirSync(HERE).filter((one) => !one.startsWith('new-connector'))) {
    const text = readFileSync(join(HERE, file), 'utf8')
    writeFileSync(join(folder, name, file.replace('template', name)), renamed(text, name, title))
  }
  out(`connectors/${name} is there. Next:

  npm run format
  npx mocha --no-package --exit --import=tsx connectors/${name}/${name}.test.ts   # passes now; keep it so

  1. Make connectors/${name}/testing.ts answer as ${title} does, then the connector ask as ${title} wants it.
  2. Add ${name} to connectors/index.ts, and its vocabulary to mappings/${name}.yaml.
`)
  return 0
}

interface Wish {
  name: string
  title: string
}

/** What was asked for, or the sentence that says why it cannot be done. */
function read(args: string[]): Wish | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { title: { type: 'string' }, help: { type: 'boolean', default: false } },
    })
    if (values.help) return 'help'
    const [name, ...rest] = positionals
    if (name === undefined) return 'Give the new connector a name.'
    if (rest.length > 0) return `What is "${rest.join(' ')}"? A name is one word.`
    return { name, title: values.title?.trim() || name.charAt(0).toUpperCase() + name.slice(1) }
  } catch (error) {
    return error instanceof Error ? error.message : 'These arguments cannot be read.'
  }
}

function problemOf({ name, title }: Wish, folder: string): string | undefined {
  if (!NAME.test(name))
    return `"${name}" is not a name: use 2 to 30 lower-case letters and digits, beginning with a letter.`
  if (TAKEN.has(name)) return `"${name}" means something else in the code: choose another name.`
  if (existsSync(join(folder, name))) return `There is a connector "${name}" already.`
  if (title.length > MAX_TITLE_CHARS || !/^[\p{L}\p{N} .&+-]+$/u.test(title))
    return `This title cannot be used: at most ${MAX_TITLE_CHARS} letters, digits, spaces and . & + -`
  return undefined
}

/** The template calls itself `template` and "Template" and nothing else by these words. */
const renamed = (text: string, name: string, title: string): string =>
  text
    .replaceAll(/\bstartTemplate\b/g, () => `start${name.charAt(0).toUpperCase()}${name.slice(1)}`)
    .replaceAll(/\bTemplate\b/g, () => title)
    .replaceAll(/\btemplate\b/g, () => name)
