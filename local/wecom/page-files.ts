import { readFile } from 'node:fs/promises'
import path from 'node:path'

export interface PageFile {
  readonly content: string
  readonly contentType: string
}

/** The page's files by their path under the prefix; undefined for any other path. */
export type PageFiles = (path: string) => Promise<PageFile | undefined>

/** Reads the page from the project's sources; its script is bundled once, when it is first asked for. */
export const createPageFiles = (root: string): PageFiles => {
  const page = path.join(root, 'local/wecom/page')
  let script: Promise<string> | undefined

  const text = async (file: string, contentType: string) => ({
    content: await readFile(file, 'utf8'),
    contentType,
  })

  return async (name) => {
    switch (name) {
      case '/':
        return text(path.join(page, 'index.html'), 'text/html; charset=UTF-8')
      case '/page.css':
        return text(path.join(page, 'page.css'), 'text/css; charset=UTF-8')
      case '/tokens.css':
        return text(path.join(root, 'look/tokens.css'), 'text/css; charset=UTF-8')
      case '/page.js':
        script ??= bundle(path.join(page, 'main.ts'))
        return { content: await script, contentType: 'text/javascript; charset=UTF-8' }
      default:
        return undefined
    }
  }
}

const bundle = async (entry: string): Promise<string> => {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}
