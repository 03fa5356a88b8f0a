import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Answers a request; false means that it is for somebody else. */
type Handle = (req: IncomingMessage, res: ServerResponse) => boolean | Promise<boolean>

/** A stand-in's own server on a free port of 127.0.0.1, for tests; what nobody answers is 404. */
export const listen = async (handle: Handle): Promise<{ origin: string; close: () => Promise<void> }> => {
  const server = createServer((req, res) => {
    Promise.resolve(handle(req, res)).then(
      (isOurs) => isOurs || res.writeHead(404).end(),
      () => res.destroy(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
