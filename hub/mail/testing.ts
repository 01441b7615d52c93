import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface TestMailServer {
  url: string
  /** What arrived, in order, read as a mail program reads it. */
  mails: (ParsedMail & { to_: string[] })[]
  /** The next so many mails are refused with this code. */
  refuse(code: number, times: number): void
  close(): Promise<void>
}

/** A real SMTP server on this machine that keeps what it takes. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<TestMailServer> {
  const mails: TestMailServer['mails'] = []
  let refusals: { code: number; times: number } = { code: 0, times: 0 }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      simpleParser(stream).then((mail) => {
        if (refusals.times > 0) {
          refusals.times -= 1
          return done(Object.assign(new Error('not now'), { responseCode: refusals.code }))
        }
        mails.push(Object.assign(mail, { to_: session.envelope.rcptTo.map(({ address }) => address) }))
        done()
      }, done)
    },
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (code, times) => void (refusals = { code, times }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
