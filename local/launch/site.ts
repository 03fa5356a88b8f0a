import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { FOREVER, sendFile } from './files'

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
  /** `<corp id>:<agent id>` of the app whose desk opens when the address names none; null when there is none. */
  readonly deskApp: () => Promise<string | null>
}

export interface Site {
  /** Answers a request for one of the site's pages; false when it is for somebody else. */
  readonly handle: (req: IncomingMessage, res: ServerResponse) => Promise<boolean>
}

const missing = (what: string, target: string): string =>
  `<!doctype html><meta charset="utf-8"><p>${what}还没有构建。运行 npm run build:${target}，再刷新这一页。</p>`

/** What is said in place of a page that was not built. */
const notBuilt: Readonly<Record<string, string>> = {
  '/h5/': missing('小程序的网页版', 'h5'),
  '/console/': missing('客服台', 'console'),
}

const sendJson = (res: ServerResponse, body: unknown): true => {
  res.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  res.end(JSON.stringify(body))
  return true
}

const redirect = (res: ServerResponse, location: string): true => {
  res.writeHead(302, { location }).end()
  return true
}

const sendMissing = (res: ServerResponse, words: string): true => {
  res.writeHead(503, { 'content-type': 'text/html; charset=utf-8' }).end(words)
  return true
}

interface Asked {
  readonly path: string
  readonly query: URLSearchParams
}

const askedOf = (req: IncomingMessage): Asked | undefined => {
  try {
    const { pathname, searchParams } = new URL(req.url ?? '/', 'http://localhost')
    return { path: decodeURIComponent(pathname), query: searchParams }
  } catch {
    return undefined
  }
}

type Folders = readonly (readonly [prefix: string, folder: string])[]

const foldersOf = (root: string): Folders => [
  ['/web/', join(root, 'local/web')],
  ['/look/', join(root, 'look')],
  ['/h5/', join(root, 'dist/h5')],
  ['/console/', join(root, 'dist/console')],
  ['/demo/goods/', join(root, 'local/demo/goods')],
]

const sendFromFolders = (res: ServerResponse, path: string, folders: Folders): boolean => {
  const found = folders.find(([prefix]) => path.startsWith(prefix))
  if (!found) return false
  const [prefix, folder] = found
  // Vite names these by their content
  const caching = path.startsWith('/console/assets/') ? { caching: FOREVER } : {}
  if (sendFile(res, { folder, path: path.slice(prefix.length), ...caching })) return true
  const words = notBuilt[path]
  return words === undefined ? false : sendMissing(res, words)
}

/** Answers for the console; an address that names no app is completed. */
const deskFor =
  ({ deskApp }: SiteOptions, folders: Folders) =>
  async (res: ServerResponse, { path, query }: Asked): Promise<boolean> => {
    const app = query.has('app') ? null : await deskApp()
    return app === null ? sendFromFolders(res, path, folders) : redirect(res, `/console/?app=${app}`)
  }

const sendPage = (res: ServerResponse, root: string, path: string): boolean =>
  sendFile(res, { folder: join(root, 'local/web'), path })

/** The pages of one's own machine: addresses, the phone, the H5 build, the console, pictures of the demo's goods. */
export const createSite = (options: SiteOptions): Site => {
  const { root, shops } = options
  const folders = foldersOf(root)
  const desk = deskFor(options, folders)
  const answer = async (res: ServerResponse, asked: Asked): Promise<boolean> => {
    switch (asked.path) {
      case '/':
        return sendPage(res, root, 'index.html')
      case '/phone/':
        return sendPage(res, root, 'phone.html')
      case '/phone':
      case '/h5':
      case '/console':
        return redirect(res, `${asked.path}/`)
      case '/console/':
        return desk(res, asked)
      case '/phone/shoppers.json':
        return sendJson(res, { shops: await shops() })
      // By this a second start knows that the first one lives.
      case '/running.json':
        return sendJson(res, { pid: process.pid })
      default:
        return sendFromFolders(res, asked.path, folders)
    }
  }

  const handle: Site['handle'] = async (req, res) => {
    const asked = askedOf(req)
    return asked !== undefined && req.method === 'GET' ? answer(res, asked) : false
  }
  return { handle }
}
