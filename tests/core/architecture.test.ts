import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { collections } from '../../core/collections'

const root = resolve(__dirname, '../..')

/** What each folder may import besides itself (docs/design.md). `local` also hosts what `scripts` starts. */
const arrows: Record<string, readonly string[]> = {
  core: [],
  server: ['core'],
  src: ['core'],
  console: ['core', 'look'],
  cloudfunctions: ['server', 'core'],
  bridge: ['server', 'core'],
  local: ['server', 'core', 'scripts'],
}

interface Source {
  readonly path: string
  readonly text: string
}

const sourcesIn = (folder: string, pattern = /\.(ts|tsx)$/): Source[] => {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name) && !/\.test\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** Without comments, whose words may name what code may not. */
const codeOf = (source: Source): string => source.text.replace(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')

const importsOf = (source: Source): string[] =>
  [...codeOf(source).matchAll(/(?:from|import|require\()\s*\(?['"]([^'"\n]+)['"]/g)].map(
    (match) => match[1] ?? '',
  )

/** `core/shared/time` for a relative import, null for a package. */
const ownTarget = (source: Source, specifier: string): string | null =>
  specifier.startsWith('.') ? relative(root, resolve(root, dirname(source.path), specifier)) : null

const findings = (sources: readonly Source[], pattern: RegExp): string[] =>
  sources.flatMap((source) =>
    codeOf(source)
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${source.path}: ${line.trim()}`),
  )

describe('core', () => {
  const core = sourcesIn('core')

  it('imports itself and zod/mini only', () => {
    const foreign = core.flatMap((source) =>
      importsOf(source)
        .filter((specifier) => specifier !== 'zod/mini' && !ownTarget(source, specifier)?.startsWith('core/'))
        .map((specifier) => `${source.path} → ${specifier}`),
    )
    expect(core.length).toBeGreaterThan(0)
    expect(foreign).toEqual([])
  })

  it('reads no clock, no chance, no environment, and waits for nothing', () => {
    const impure =
      /\bDate\.now\b|\bnew Date\(\)|\bDate\(\)|Math\.random|\bprocess\.|\bset(Timeout|Interval|Immediate)\b|\bperformance\.|\bcrypto\.|\bfetch\(|\bglobalThis\b|\bconsole\./
    expect(findings(core, impure)).toEqual([])
  })
})

describe('the arrows between folders', () => {
  it.each(Object.entries(arrows))('%s imports itself and %j only', (folder, reach) => {
    const wrong = sourcesIn(folder).flatMap((source) =>
      importsOf(source)
        .map((specifier) => ownTarget(source, specifier))
        .filter((target) => target !== null && ![folder, ...reach].includes(target.split('/')[0] ?? ''))
        .map((target) => `${source.path} → ${String(target)}`),
    )
    expect(wrong).toEqual([])
  })

  it('zod is zod/mini wherever the mini-program may read it', () => {
    const all = Object.keys(arrows).flatMap((folder) => sourcesIn(folder))
    const full = all.filter((source) => importsOf(source).includes('zod')).map(({ path }) => path)
    expect(full).toEqual([])
  })
})

describe('the mini-program', () => {
  const src = sourcesIn('src')

  it('calls a cloud function in one place', () => {
    const calls = findings(src, /\.callFunction\(/)
    expect(calls).toHaveLength(1)
    expect(calls[0]).toMatch(/^src\/platform\//)
  })

  it('reaches Taro only in platform, apart from its components and the hooks of a page', () => {
    const outside = src.filter(({ path }) => !path.startsWith('src/platform/'))
    expect(findings(outside, /\bTaro\.|\bwx\.|import Taro\b/)).toEqual([])
  })

  it('never touches the database, but for listening to the bell', () => {
    expect(findings(src, /\.database\(|\.collection\(/)).toEqual([
      'src/platform/bell.ts: .database()',
      "src/platform/bell.ts: .collection('bells')",
    ])
  })

  it('takes every colour from a token', () => {
    const styled = sourcesIn('src', /\.(ts|tsx|scss|css)$/).filter(({ path }) => !/tokens\.s?css$/.test(path))
    const raw = /#[0-9a-f]{3,8}\b(?!['"]?\s*:)|\b(rgb|hsl)a?\(/i
    expect(findings(styled, raw)).toEqual([])
  })
})

describe('the collections', () => {
  it('stand in one part each: a name in two would lose the indexes of one', () => {
    const named = sourcesIn('core/collections').flatMap(({ text }) =>
      [...text.matchAll(/^ {2}(\w+): \{/gm)].map((match) => match[1]),
    )
    expect(named.sort()).toEqual(Object.keys(collections).sort())
  })
})

describe('the server', () => {
  const server = [...sourcesIn('server'), ...sourcesIn('cloudfunctions')]

  it('names only collections that core declares, and none by hand', () => {
    const named = server.flatMap((source) =>
      [...codeOf(source).matchAll(/\.collection\(\s*['"`]([^'"`]+)['"`]/g)].map(
        (match) => `${source.path}: ${match[1] ?? ''}`,
      ),
    )
    const unknown = named.filter((line) => !Object.hasOwn(collections, line.split(': ')[1] ?? ''))
    expect(unknown).toEqual([])
  })

  it('does not take an identity from the process, which two calls may share', () => {
    expect(findings(server, /process\.env\.?\[?['"]?(WX_|TCB_UUID)|\.getUserInfo\(/)).toEqual([])
  })
})

describe('committed files', () => {
  it('have no default export but where Taro or a configuration asks for one', () => {
    const folders = [...Object.keys(arrows), 'scripts']
    const allowed = /^src\/(pages|packages)\/|^src\/app|\.config\.ts$/
    const wrong = findings(
      folders.flatMap((folder) => sourcesIn(folder)).filter(({ path }) => !allowed.test(path)),
      /^\s*export default\b/,
    )
    expect(wrong).toEqual([])
  })
})
