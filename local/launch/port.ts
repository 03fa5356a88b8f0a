import { createServer } from 'node:net'

const HOST = '127.0.0.1'
const TRIES = 100
const HIGHEST = 65_535

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, HOST, () => probe.close(() => resolve(true)))
  })

/** The first free port of 127.0.0.1 from `wanted` on. Throws when a hundred in a row are taken. */
export const freePort = async (wanted: number): Promise<number> => {
  for (let port = wanted; port < wanted + TRIES && port <= HIGHEST; port += 1) {
    if (await isFree(port)) return port
  }
  throw new Error(`从 ${wanted} 起的 ${TRIES} 个端口都被占用了，用 --port 换一个`)
}
