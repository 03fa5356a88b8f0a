import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { sendFile } from './files'

/** A shop with its shoppers, as the chooser of the phone page lists them. */
export interface ChooserShop {
  readonly shopId: string
  readonly name: string
  readonly appid: string
  readonly shoppers: readonly {
    readonly openid: string
    readonly name: string
    /** What there is to see, of demo shoppers. */
    readonly hint?: string
  }[]
}

export interface SiteOptions {
  /** The repository. */
  readonly root: string
  readonly shops: () => Promise<readonly ChooserShop[]>
}

export interface Site {
  /** Answers a request for one of the site's pages; false when it is for somebody else. */
  readonly handle: (req: IncomingMessage, res: ServerResponse) => Promise<boolean>
}

const h5Missing =
  '<!doctype html><meta charset="utf-8"><p>小程序的网页版还没有构建。运行 npm run build:h5，再刷新这一页。</p>'

const sendJson = (res: ServerResponse, body: unknown): true => {
  res.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  res.end(JSON.stringify(body))
  return true
}

const redirect = (res: ServerResponse, location: string): true => {
  res.writeHead(302, { location }).end()
  return true
}

const sendMissing = (res: ServerResponse): true => {
  res.writeHead(503, { 'content-type': 'text/html; charset=utf-8' }).end(h5Missing)
  return true
}

const pathOf = (req: IncomingMessage): string | undefined => {
  try {
    return decodeURIComponent(new URL(req.url ?? '/', 'http://localhost').pathname)
  } catch {
    return undefined
  }
}

type Folders = readonly (readonly [prefix: string, folder: string])[]

const foldersOf = (root: string): Folders => [
  ['/web/', join(root, 'local/web')],
  ['/h5/', join(root, 'dist/h5')],
  ['/demo/goods/', join(root, 'local/demo/goods')],
]

const sendFromFolders = (res: ServerResponse, path: string, folders: Folders): boolean => {
  const found = folders.find(([prefix]) => path.startsWith(prefix))
  if (!found) return false
  const [prefix, folder] = found
  if (sendFile(res, folder, path.slice(prefix.length))) return true
  return path === '/h5/' ? sendMissing(res) : false
}

/** The pages of one's own machine: addresses, the phone, the H5 build, pictures of the demo's goods. */
export const createSite = ({ root, shops }: SiteOptions): Site => {
  const folders = foldersOf(root)
  const page = (res: ServerResponse, name: string) => sendFile(res, join(root, 'local/web'), name)

  const answer = async (res: ServerResponse, path: string): Promise<boolean> => {
    switch (path) {
      case '/':
        return page(res, 'index.html')
      case '/phone/':
        return page(res, 'phone.html')
      case '/phone':
      case '/h5':
        return redirect(res, `${path}/`)
      case '/phone/shoppers.json':
        return sendJson(res, { shops: await shops() })
      // By this a second start knows that the first one lives.
      case '/running.json':
        return sendJson(res, { pid: process.pid })
      default:
        return sendFromFolders(res, path, folders)
    }
  }

  return {
    handle: async (req, res) => {
      const path = pathOf(req)
      return path !== undefined && req.method === 'GET' ? answer(res, path) : false
    },
  }
}
