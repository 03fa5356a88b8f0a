import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const DIST = resolve(__dirname, '../../dist/weapp')
const ROOT = resolve(__dirname, '../..')
const BIN = join(
  dirname(require.resolve('miniprogram-compiler')),
  `bin/${process.platform === 'darwin' ? 'mac' : 'linux'}`,
)

const scratch = mkdtempSync(join(tmpdir(), 'xiaomei-official-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** The package brings its programs without the right to run them. */
const official = (name: 'wcc' | 'wcsc', args: readonly string[]): void => {
  const program = join(scratch, name)
  copyFileSync(join(BIN, name), program)
  chmodSync(program, 0o755)
  execFileSync(program, [...args], { cwd: DIST, stdio: 'pipe' })
}

const filesEnding = (...ends: string[]): string[] =>
  readdirSync(DIST, { recursive: true, encoding: 'utf8' })
    .filter((file) => ends.some((end) => file.endsWith(end)))
    .sort()

it('is accepted by WeChat’s compiler of pages, every file', () => {
  const files = filesEnding('.wxml', '.wxs')
  expect(files.length).toBeGreaterThan(4)
  official('wcc', ['-d', ...files, '-o', join(scratch, 'pages.js')])
})

it('is accepted by WeChat’s compiler of styles, every file', () => {
  const files = filesEnding('.wxss')
  expect(files.length).toBeGreaterThan(4)
  official('wcsc', ['-lc', ...files, '-o', join(scratch, 'styles.js')])
})

it('is packed by WeChat’s uploader', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const keyFile = join(scratch, 'key.pem')
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs1', format: 'pem' }))
  const zip = join(scratch, 'compiled.zip')
  const packer = resolve(__dirname, '../support/pack-weapp.mjs')
  execFileSync(process.execPath, [packer, ROOT, keyFile, zip], { cwd: scratch, stdio: 'pipe' })
  expect(statSync(zip).size).toBeGreaterThan(50_000)
}, 180_000)
