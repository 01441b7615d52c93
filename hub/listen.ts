import { createServer, type Server } from 'node:http'
import type { Config } from './config.ts'
import { HubError } from './domain/errors.ts'

/** Listens at once, so that the port is known and a busy one is told before anything else happens. */
export async function listen({ port, host }: Config): Promise<{ server: Server; port: number }> {
  const server = createServer()
  server.on('request', (_req, res) => {
    res
      .writeHead(503, { 'Retry-After': '1', 'Content-Type': 'text/plain' })
      .end('Starting. Try again in a second.\n')
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new HubError(
          'misconfigured',
          `Port ${port} cannot be used${cause.code === 'EADDRINUSE' ? ': something listens there already' : ''}.`,
          {
            hint: `End what uses it, or choose another: PORT=${port + 1} npm start`,
            cause,
          },
        ),
      ),
    )
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return { server, port: typeof address === 'object' && address ? address.port : port }
}

/** Takes no new request, ends the parts last made first, then the connections that are left. */
export async function close(server: Server, closing: (() => unknown)[]): Promise<void> {
  const ended = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  for (const one of closing.toReversed()) await one()
  server.closeAllConnections()
  await ended
}
