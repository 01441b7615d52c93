import { fileURLToPath } from 'node:url'
import { newConnector } from './template/new-connector.ts'

process.exitCode = newConnector(process.argv.slice(2), fileURLToPath(new URL('.', import.meta.url)), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
})
