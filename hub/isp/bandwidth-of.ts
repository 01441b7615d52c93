import { z } from 'zod'
import { valueOf, type Answers } from '../domain/answers.ts'
import { Backup, Count, NetworkConnection, Service } from '../domain/fields.ts'
import type { BandwidthInput } from './bandwidth.ts'

const MAIL = /365|exchange online|google workspace|g suite/i
const FILES = /365|one ?drive|share ?point|google (workspace|drive)|dropbox|egnyte|\bbox\b/i
const MEETINGS = /365|teams|zoom|google (workspace|meet)|webex|go ?to ?meeting/i
const VOIP = /voip|teleph|ring ?central|8x8|teams phone|zoom phone|dialpad|vonage|3cx|nextiva/i

/** What an assessment says about the need of its line, and what it leaves open. */
export function bandwidthInputOf(answers: Answers): { input: BandwidthInput; open: string[] } | null {
  const read = <T>(schema: z.ZodType<T>, path: string): T | undefined =>
    schema.safeParse(valueOf(answers, path)).data
  const users = read(Count, 'profile.computerUsers') ?? read(Count, 'profile.employees')
  if (!users) return null
  const services = read(z.array(Service), 'services') ?? []
  const uses = (pattern: RegExp) =>
    services.some(({ name, category }) => pattern.test(name) || pattern.test(category ?? ''))
  const connections = read(z.array(NetworkConnection), 'network.connections') ?? []
  const [line, ...others] = connections
  const locations = read(Count, 'profile.locationCount')
  const backups = read(z.array(Backup), 'network.backups') ?? []
  const down = line?.measuredDownMbps ?? line?.contractedDownMbps
  const up = line?.measuredUpMbps ?? line?.contractedUpMbps
  const oneLine = others.length === 0
  return {
    input: {
      users: users.exact ?? users.max,
      cloudMail: uses(MAIL),
      cloudFiles: uses(FILES),
      meetings: uses(MEETINGS),
      voip: uses(VOIP),
      ...(backups.length > 0 ? { backup: {} } : {}),
      ...(oneLine && line
        ? { has: { ...(down === undefined ? {} : { down }), ...(up === undefined ? {} : { up }) } }
        : {}),
    },
    open: [
      ...(services.length === 0 ? ['No application is known yet, so the sums are empty.'] : []),
      ...(users.exact === undefined && users.min !== users.max
        ? [`Between ${users.min} and ${users.max} people; the sums take ${users.max}.`]
        : []),
      ...((locations?.max ?? 1) > 1 || !oneLine
        ? ['There are several locations; the sums are for all people on one line.']
        : []),
    ],
  }
}
