import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { localIdentity } from './certificate.ts'
import { createConnectWiseSandbox, type ConnectWiseSandbox, type ConnectWiseSandboxOptions } from './index.ts'

export interface ConnectWiseServerOptions extends ConnectWiseSandboxOptions {
  /** 0 = any free port. */
  port: number
  /** Keeps the key and the certificate; without it they last as long as the process. */
  identityFolder?: string
}

export interface ConnectWiseServer extends ConnectWiseSandbox {
  /** `https://localhost:4011`: what the connector has as its site. */
  url: string
  host: string
  /** PEM; whoever is to talk to it trusts exactly this. */
  certificate: string
  stop(): Promise<void>
}

/** The stand-in behind TLS on this machine only, since ConnectWise and its clients speak nothing else. */
export async function startConnectWiseServer(options: ConnectWiseServerOptions): Promise<ConnectWiseServer> {
  const { key, certificate } = localIdentity(options.identityFolder, options.clock.now())
  const sandbox = createConnectWiseSandbox(options)
  const app = express().disable('x-powered-by').disable('etag').use(sandbox.router)
  const server = createServer({ key, cert: certificate, minVersion: 'TLSv1.2' }, app)
  try {
    await listening(server, options.port)
  } catch (error) {
    sandbox.close()
    throw error
  }
  const host = `localhost:${(server.address() as AddressInfo).port}`
  sandbox.listensAt(`https://${host}`)
  return {
    ...sandbox,
    url: `https://${host}`,
    host,
    certificate,
    async stop() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      sandbox.close()
    },
  }
}

const listening = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
