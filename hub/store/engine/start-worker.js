// A thread starts without the loader that lets Node run TypeScript, so it brings its own.
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')
