import { CONNECTWISE_HELP, runConnectWise } from './connectwise/command.ts'
import { HUBSPOT_HELP, runHubSpot } from './hubspot/command.ts'

const HELP = `Runs a local stand-in of a CRM's API, on this machine only; --help shows this.
${HUBSPOT_HELP}${CONNECTWISE_HELP}`

/** Starts what the arguments name, or answers why that cannot be. */
async function start([crm, ...args]: string[]): Promise<string | undefined> {
  if (crm === 'hubspot') return runHubSpot(args)
  if (crm === 'connectwise') return runConnectWise(args)
  if (crm === undefined || crm.startsWith('-')) return 'Name the CRM to stand in for: hubspot or connectwise.'
  return `There is no stand-in for ${crm}; there are those for hubspot and connectwise.`
}

const args = process.argv.slice(2)
if (args.includes('--help')) process.stdout.write(HELP)
else {
  const why = await start(args)
  if (why !== undefined) {
    process.stderr.write(`${why}\n\n${HELP}`)
    process.exitCode = 2
  }
}
