import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildFunctions } from '../../scripts/build-functions'

const entry = `
import tcb from '@cloudbase/node-sdk'
export const main = async () => typeof tcb.init
`
const runDoor = 'require(process.argv[1]).main().then((answer) => process.stdout.write(answer))'

describe('bundling the doors', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xiaomei-doors-'))
    mkdirSync(join(folder, 'source/shopper'), { recursive: true })
    mkdirSync(join(folder, 'source/notes'))
    writeFileSync(join(folder, 'source/shopper/index.ts'), entry)
    writeFileSync(join(folder, 'source/shopper/config.json'), '{"timeout":10}')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const build = () => buildFunctions(join(folder, 'source'), join(folder, 'built'))

  it('makes a folder that runs with nothing installed, the real SDK inside', async () => {
    expect(await build()).toEqual(['shopper'])
    const door = join(folder, 'built/shopper')
    const { stdout } = spawnSync(process.execPath, ['-e', runDoor, door], { cwd: folder, encoding: 'utf8' })
    expect(stdout).toBe('function')
    expect(readFileSync(join(door, 'config.json'), 'utf8')).toBe('{"timeout":10}')
    expect(JSON.parse(readFileSync(join(door, 'package.json'), 'utf8'))).not.toHaveProperty('dependencies')
    expect(statSync(join(door, 'index.js')).size).toBeLessThan(1_300 * 1024)
  })

  it('puts no module of a package into an arrow, which an engine reads before it is needed', async () => {
    await build()
    const code = readFileSync(join(folder, 'built/shopper/index.js'), 'utf8')
    const modules = code.match(/=([\w$]+)\(function\([\w$,]*\)\{/g) ?? []
    expect(modules.length).toBeGreaterThan(300)
    expect(code).not.toMatch(/\bvar [\w$]+=[\w$]+\(\([\w$]*(?:,[\w$]+)?\)=>\{/)
  })

  it('removes a door that is no longer there', async () => {
    await build()
    rmSync(join(folder, 'source/shopper'), { recursive: true })
    expect(await build()).toEqual([])
    expect(existsSync(join(folder, 'built/shopper'))).toBe(false)
  })

  it('fails on what cannot be resolved, instead of uploading it', async () => {
    writeFileSync(join(folder, 'source/shopper/index.ts'), "import 'no-such-package'")
    await expect(build()).rejects.toThrow('no-such-package')
  })
})
