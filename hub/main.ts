import { readConfig } from './config.ts'
import { HubError } from './domain/errors.ts'
import { createLog } from './platform/log.ts'
import { startHub } from './start.ts'

const EXIT_WITHIN_MS = 10_000

async function main(): Promise<void> {
  const config = readConfig()
  const hub = await startHub(config, createLog(config.logLevel))
  process.stdout.write(welcome(hub, config.mode))
  const stop = (): void => {
    setTimeout(() => process.exit(1), EXIT_WITHIN_MS).unref()
    hub.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

function welcome(
  { url, engine, adminLink }: { url: string; engine: string; adminLink: string | null },
  mode: 'demo' | 'production',
): string {
  const lines = [
    ['Intake', `${url}/`, mode === 'demo' ? 'try it with the website acme-dental.test' : ''],
    ['Console', `${url}/console`, ''],
    ...(mode === 'demo'
      ? [
          ['CRM stand-ins', `${url}/sandbox/hubspot/ui`, 'HubSpot, connected'],
          ['', `${url}/sandbox/connectwise/ui`, 'ConnectWise PSA, to be set up in the console'],
        ]
      : []),
    ['API docs', `${url}/api/docs`, ''],
    ...(adminLink ? [['First admin', adminLink, 'works once, within the hour']] : []),
  ]
  const table = lines.map(([what, where, note]) =>
    `  ${String(what).padEnd(14)} ${where}${note ? `   (${note})` : ''}`.trimEnd(),
  )
  return `\nEntourage Sentry is running (${mode}, data in ${engine}).\n\n${table.join('\n')}\n\nCtrl-C ends it; everything is kept.\n\n`
}

/** What went wrong, and what to do: a sentence for people, not a stack trace. */
function explain(error: unknown): string {
  if (error instanceof HubError) return `${error.message}\n${error.hint ?? ''}\n`
  return error instanceof Error ? `${error.stack ?? error.message}\n` : 'The hub could not start.\n'
}

main().catch((error: unknown) => {
  process.stderr.write(`\n${explain(error)}`)
  process.exit(1)
})
