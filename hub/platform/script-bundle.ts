import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** One script under one address that never changes, for pages of other sites; `values` stand in it as constants. */
export async function bundleScript(entry: URL, values: Record<string, unknown> = {}): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    define: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)])),
  })
  return outputFiles[0]?.text ?? ''
}
