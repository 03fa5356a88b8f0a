import { createReadStream, statSync, type Stats } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'

const kinds: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

const statOf = (file: string): Stats | undefined => statSync(file, { throwIfNoEntry: false })

/** The file that a path of the web names below `folder`: never one outside it. */
const fileFor = (folder: string, path: string): string | undefined => {
  if (path.includes('\0')) return undefined
  const file = resolve(folder, `.${sep}${path}`)
  if (file !== resolve(folder) && !file.startsWith(resolve(folder) + sep)) return undefined
  const named = statOf(file)?.isDirectory() ? join(file, 'index.html') : file
  return statOf(named)?.isFile() ? named : undefined
}

/** For files that are named by their content: what they are never changes. */
export const FOREVER = 'public, max-age=31536000, immutable'

interface Sent {
  readonly folder: string
  /** Decoded. */
  readonly path: string
  readonly caching?: string
}

/** Sends the file that the path names below `folder`; false when there is none. */
export const sendFile = (res: ServerResponse, { folder, path, caching = 'no-cache' }: Sent): boolean => {
  const file = fileFor(folder, path)
  if (file === undefined) return false
  res.writeHead(200, {
    'content-type': kinds[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'content-length': statOf(file)?.size ?? 0,
    'cache-control': caching,
    'x-content-type-options': 'nosniff',
  })
  createReadStream(file)
    .on('error', () => res.destroy())
    .pipe(res)
  return true
}
