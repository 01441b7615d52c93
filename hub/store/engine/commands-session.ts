import type { Command } from './command.ts'

/** The wire protocol of MongoDB 7.0, whose commands these are. */
const WIRE_VERSION = 21
const VERSION = '7.0.0'

const hello: Command = async (_, { connectionId }) => ({
  helloOk: true,
  ismaster: true,
  isWritablePrimary: true,
  maxBsonObjectSize: 16 * 1024 * 1024,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  connectionId,
  minWireVersion: 0,
  maxWireVersion: WIRE_VERSION,
  readOnly: false,
})

const nothing: Command = async () => ({})

const buildInfo: Command = async () => ({
  version: VERSION,
  versionArray: [7, 0, 0, 0],
  gitVersion: 'entourage-sentry',
  maxBsonObjectSize: 16 * 1024 * 1024,
  storageEngines: ['sqlite'],
})

export const sessionCommands: Record<string, Command> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping: nothing,
  endSessions: nothing,
  buildInfo,
  buildinfo: buildInfo,
}
