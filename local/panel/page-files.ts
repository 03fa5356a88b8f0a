import { readFile } from 'node:fs/promises'

import { at } from '../../scripts/lib/root'

interface PageFile {
  readonly content: string
  readonly contentType: string
}

const texts: Readonly<Record<string, readonly [file: string, contentType: string]>> = {
  '': ['local/panel/page/index.html', 'text/html; charset=utf-8'],
  'page.css': ['local/panel/page/page.css', 'text/css; charset=utf-8'],
  'tokens.css': ['look/tokens.css', 'text/css; charset=utf-8'],
}

/** The page's script, bundled in memory. */
const bundle = async (): Promise<string> => {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [at('local/panel/page/main.ts')],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}

/** A file of the page by its path below `/_local/`; undefined for any other path. */
export const createPageFiles = (): ((path: string) => Promise<PageFile | undefined>) => {
  let script: Promise<string> | undefined
  return async (path) => {
    if (path === 'page.js') {
      script ??= bundle()
      return { content: await script, contentType: 'text/javascript; charset=utf-8' }
    }
    const known = Object.hasOwn(texts, path) ? texts[path] : undefined
    return known && { content: await readFile(at(known[0]), 'utf8'), contentType: known[1] }
  }
}
