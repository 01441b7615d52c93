import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build } from 'esbuild'
import { Router, type Request, type Response } from 'express'

/** A page's script and styles, built in memory, and the router that serves them. */
export interface Bundle {
  /** Address of the module script; null for a page without one. */
  script: string | null
  /** Addresses of what the script imports at once; a page names them, so that they travel beside it, not after it. */
  preloads: string[]
  /** Addresses of the style sheets, in order; the brand's comes first, inside the first file. */
  styles: string[]
  /** Mount it at the root: it answers `/assets/<name>-<hash>.*` and lets everything else pass. */
  router: Router
  /** What travels, for budgets. */
  sizes: { path: string; bytes: number; gzipBytes: number; brotliBytes: number }[]
}

export interface ClientSource {
  /** Starts the file names: "intake" makes `/assets/intake-1A2B3C4D.js`. */
  name: string
  /** The client's first file, as a path or `new URL('./main.ts', import.meta.url)`. */
  entry?: string | URL
  /** Style sheets after the brand's. */
  styles?: (string | URL)[]
}

const BRAND = new URL('./brand/brand.css', import.meta.url)
const BROWSERS = ['es2022', 'chrome109', 'firefox115', 'safari16']

/**
 * Bundles a client with esbuild, once, at start: minified, named by content, compressed ahead of the first visit. What
 * it imports by `import()` becomes a file of its own, loaded when it is needed.
 */
export async function bundleClient({ name, entry, styles = [] }: ClientSource): Promise<Bundle> {
  const [scripts, sheets] = await Promise.all([
    entry === undefined ? NOTHING : compile(name, `import ${quoted(entry)}`, 'js'),
    compile(name, [BRAND, ...styles].map((path) => `@import ${quoted(path)};`).join('\n'), 'css'),
  ])
  const assets = await Promise.all([...scripts.files, ...sheets.files].map(asset))
  return {
    script: scripts.first,
    preloads: scripts.atOnce,
    styles: sheets.files.map(({ path }) => path),
    router: serve(assets),
    sizes: assets.map(({ path, plain, gzip, brotli }) => ({
      path,
      bytes: plain.length,
      gzipBytes: gzip.length,
      brotliBytes: brotli.length,
    })),
  }
}

const quoted = (path: string | URL): string =>
  JSON.stringify(path instanceof URL ? fileURLToPath(path) : path)

interface Compiled {
  /** The address of the entry. */
  first: string | null
  /** What the entry imports before it runs. */
  atOnce: string[]
  files: { path: string; contents: Uint8Array }[]
}
const NOTHING: Compiled = { first: null, atOnce: [], files: [] }

async function compile(name: string, contents: string, loader: 'js' | 'css'): Promise<Compiled> {
  const root = fileURLToPath(new URL('.', import.meta.url))
  const { outputFiles, metafile } = await build({
    stdin: { contents, loader, resolveDir: root },
    absWorkingDir: root,
    outdir: join(root, 'assets'),
    entryNames: `${name}-[hash]`,
    chunkNames: `${name}-[hash]`,
    bundle: true,
    splitting: loader === 'js',
    metafile: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: BROWSERS,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  })
  const [first = '', entry] =
    Object.entries(metafile.outputs).find(([, one]) => one.entryPoint === '<stdin>') ?? []
  return {
    first: `/${first}`,
    atOnce: (entry?.imports ?? [])
      .filter(({ kind }) => kind === 'import-statement')
      .map(({ path }) => `/${path}`),
    files: outputFiles.map(({ path, contents }) => ({ path: `/assets/${basename(path)}`, contents })),
  }
}

interface Asset {
  path: string
  type: string
  plain: Buffer
  gzip: Buffer
  brotli: Buffer
}

async function asset({ path, contents }: Compiled['files'][number]): Promise<Asset> {
  const plain = Buffer.from(contents)
  return {
    path,
    type: path.endsWith('.js') ? 'text/javascript; charset=utf-8' : 'text/css; charset=utf-8',
    plain,
    gzip: await promisify(gzip)(plain, { level: 9 }),
    brotli: await promisify(brotliCompress)(plain, {
      params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
    }),
  }
}

function serve(assets: Asset[]): Router {
  const router = Router()
  for (const one of assets) router.get(one.path, (req, res) => send(one, req, res))
  return router
}

/** The name holds the content's hash, so a copy is good for ever. */
function send({ type, plain, gzip, brotli }: Asset, req: Request, res: Response): void {
  res.set({
    'Content-Type': type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    'X-Content-Type-Options': 'nosniff',
    Vary: 'Accept-Encoding',
  })
  const encoding = req.acceptsEncodings('br', 'gzip')
  if (encoding) res.set('Content-Encoding', encoding)
  res.end(encoding === 'br' ? brotli : encoding === 'gzip' ? gzip : plain)
}
