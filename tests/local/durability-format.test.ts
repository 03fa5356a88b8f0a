import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import Database from 'better-sqlite3'

import { startCloud } from '../../local/cloud'
import { DATA_FORMAT } from '../../local/gateway/data-file'
import { inWords } from '../../local/launch/in-words'
import { startTestCloud } from '../support/cloud'

let dataDir: string
let file: string

/** A data folder that was closed in order, with some pages of documents. */
beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'format-'))
  file = path.join(dataDir, 'cloud.db')
  const cloud = await startTestCloud({ dataDir })
  const many = Array.from({ length: 100 }, (_, n) => ({ _id: `l${n}`, text: 'x'.repeat(500) }))
  await cloud.db.collection('leases').add(many)
  await cloud.close()
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const write = (change: (bytes: Buffer) => void) => {
  const bytes = readFileSync(file)
  change(bytes)
  writeFileSync(file, bytes)
}

const contents = () =>
  ['cloud.db', 'cloud.db-wal', 'cloud.db-shm'].map((name) => {
    const at = path.join(dataDir, name)
    return existsSync(at) ? readFileSync(at).toString('base64') : null
  })

/** Refused under that name and with these words; afterwards every byte stands where it stood. */
const refusedUntouched = async (name: string, words: RegExp) => {
  const before = contents()
  const error: unknown = await startCloud({ dataDir }).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ name })
  expect(inWords(error)).toMatch(words)
  expect(contents()).toEqual(before)
}

const damages: readonly (readonly [what: string, damage: () => void])[] = [
  ['that is something else', () => writeFileSync(file, 'hello '.repeat(100))],
  ['of a few bytes', () => truncateSync(file, 40)],
  ['whose header was overwritten', () => write((bytes) => bytes.fill(0, 0, 16))],
  ['whose end is missing', () => truncateSync(file, readFileSync(file).length - 8_192)],
  ['with a page that was overwritten', () => write((bytes) => bytes.fill(0xff, 8_192, 12_288))],
]

it.each(damages)('a data file %s is refused with words and left untouched', async (_what, damage) => {
  damage()
  await refusedUntouched('DataFileDamaged', /损坏.*没有改动/)
})

describe('a data file beside the log that a kill left', () => {
  /** As after a kill: pages in the file, later ones in its log. */
  const leaveLog = async () => {
    const kept = mkdtempSync(path.join(tmpdir(), 'killed-'))
    const cloud = await startTestCloud({ dataDir })
    await cloud.db.collection('leases').add({ _id: 'late', text: 'y' })
    for (const name of ['cloud.db', 'cloud.db-wal'])
      copyFileSync(path.join(dataDir, name), path.join(kept, name))
    await cloud.close()
    for (const name of ['cloud.db', 'cloud.db-wal'])
      copyFileSync(path.join(kept, name), path.join(dataDir, name))
    rmSync(kept, { recursive: true })
  }
  beforeEach(leaveLog)

  it('is opened, and nothing of the log is lost', async () => {
    const cloud = await startTestCloud({ dataDir })
    expect(await cloud.db.collection('leases').count()).toMatchObject({ total: 101 })
    await cloud.close()
  })

  it.each(damages)('%s is refused with words and left untouched', async (_what, damage) => {
    damage()
    await refusedUntouched('DataFileDamaged', /损坏.*没有改动/)
  })

  it('is refused when the file itself is gone', async () => {
    rmSync(file)
    await refusedUntouched('DataFileDamaged', /损坏.*没有改动/)
  })
})

describe('a data file of a newer program', () => {
  it('is refused with words and left untouched', async () => {
    const db = new Database(file)
    db.pragma(`user_version = ${DATA_FORMAT + 1}`)
    db.close()
    await refusedUntouched('DataFileNewer', /更新版本.*没有改动/)
  })

  it('is known by its log too, when that program was killed before its first checkpoint', async () => {
    const other = new Database(file)
    other.pragma('journal_mode = WAL')
    other.pragma(`user_version = ${DATA_FORMAT + 1}`)
    const [database, log] = [readFileSync(file), readFileSync(`${file}-wal`)]
    other.close()
    writeFileSync(file, database)
    writeFileSync(`${file}-wal`, log)
    await refusedUntouched('DataFileNewer', /更新版本/)
  })
})

it('a file from before formats were written down is opened, and carries its format afterwards', async () => {
  const before = new Database(file)
  before.pragma('user_version = 0')
  before.close()
  const cloud = await startTestCloud({ dataDir })
  expect(await cloud.db.collection('leases').count()).toMatchObject({ total: 100 })
  await cloud.close()
  const after = new Database(file, { readonly: true })
  expect(after.pragma('user_version', { simple: true })).toBe(DATA_FORMAT)
  after.close()
})

it('a folder that is in use is said to be in use', async () => {
  const first = await startTestCloud({ dataDir })
  const error: unknown = await startCloud({ dataDir }).catch((thrown: unknown) => thrown)
  expect(inWords(error)).toContain('正在用')
  await first.close()
})
