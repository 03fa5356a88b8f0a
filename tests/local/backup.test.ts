import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { backUp } from '../../local/backup/back-up'
import { toldByStandIns } from '../../local/backup/contents'
import { finishRestore, stageRestore } from '../../local/backup/restore'
import { prepareData, WECOM_JOURNAL } from '../../local/launch/data-folder'
import { inWords } from '../../local/launch/in-words'
import { startTestCloud, type TestCloud } from '../support/cloud'

let folder: string
let dataDir: string
let file: string
let cloud: TestCloud

const journal = '{"type":"again"}\n'
const NOW = Date.UTC(2026, 10, 22)

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'backup-'))
  dataDir = path.join(folder, 'data')
  file = path.join(folder, 'shop.backup')
  cloud = await startTestCloud({ dataDir })
  await cloud.db.collection('leases').add([{ _id: 'a', n: 1 }])
  await cloud.app.uploadFile({ cloudPath: 'files/photo.png', fileContent: Buffer.from('a photo') })
  writeFileSync(path.join(dataDir, WECOM_JOURNAL), journal)
  mkdirSync(path.join(dataDir, 'wecom-media'))
  writeFileSync(path.join(dataDir, 'wecom-media/m1'), 'a picture')
})
afterEach(async () => {
  await cloud.close()
  rmSync(folder, { recursive: true, force: true })
})

const backup = () => backUp({ db: cloud.gateway.store.db, dataDir, file, now: () => NOW })
const restore = async () => {
  await stageRestore(file, dataDir)
  await cloud.close()
  finishRestore(dataDir)
  cloud = await startTestCloud({ dataDir })
}
const ids = async () => {
  const { data } = (await cloud.db.collection('leases').orderBy('_id', 'asc').limit(1000).get()) as {
    data: { _id: string }[]
  }
  return data.map(({ _id }) => _id)
}
const photo = async () => {
  const fileID = cloud.storage.fileId('files/photo.png')
  return String((await cloud.app.downloadFile({ fileID })).fileContent)
}
const text = (name: string) => readFileSync(path.join(dataDir, name), 'utf8')

it('brings everything back as it was: documents, files, WeCom’s journal and pictures', async () => {
  await backup()
  await cloud.db.collection('leases').doc('a').update({ n: 2 })
  await cloud.db.collection('leases').add([{ _id: 'b' }])
  await cloud.app.deleteFile({ fileList: [cloud.storage.fileId('files/photo.png')] })
  writeFileSync(path.join(dataDir, WECOM_JOURNAL), journal + journal)
  rmSync(path.join(dataDir, 'wecom-media/m1'))
  await restore()

  expect((await cloud.db.collection('leases').doc('a').get()).data).toEqual([{ _id: 'a', n: 1 }])
  expect(await ids()).toEqual(['a'])
  expect(await photo()).toBe('a photo')
  expect(text(WECOM_JOURNAL)).toBe(journal)
  expect(text('wecom-media/m1')).toBe('a picture')
})

it('brings back what each stand-in knew', async () => {
  for (const name of toldByStandIns) writeFileSync(path.join(dataDir, name), `of ${name}`)
  await backup()
  for (const name of toldByStandIns) writeFileSync(path.join(dataDir, name), 'later')
  await restore()
  expect(toldByStandIns.map(text)).toEqual(toldByStandIns.map((name) => `of ${name}`))
})

it('is made while writes go on, and holds one moment of them', async () => {
  const state = { going: true }
  let last = 0
  const writing = (async () => {
    for (let n = 0; state.going; n += 1) {
      await cloud.db
        .collection('leases')
        .add([{ _id: `w${String(n).padStart(6, '0')}`, text: 'x'.repeat(2_000) }])
      last = n
    }
  })()
  for (let n = 0; n < 3; n += 1) await backup()
  state.going = false
  await writing
  await restore()

  const written = (await ids()).filter((id) => id.startsWith('w'))
  expect(written).toEqual(written.map((_id, n) => `w${String(n).padStart(6, '0')}`))
  expect(written.length).toBeLessThanOrEqual(last + 1)
})

it('leaves nothing but the file behind', async () => {
  await backup()
  expect(existsSync(`${file}.part`)).toBe(false)
  expect(readdirSync(dataDir).filter((name) => name.startsWith('backup-'))).toEqual([])
})

it('keeps what stood there before the restore', async () => {
  await backup()
  await cloud.db.collection('leases').add([{ _id: 'later' }])
  await restore()
  await cloud.close()
  cloud = await startTestCloud({ dataDir: path.join(dataDir, 'before-restore') })
  expect(await ids()).toEqual(['a', 'later'])
})

it('goes on at the next start when it was killed between two steps', async () => {
  await backup()
  await cloud.db.collection('leases').add([{ _id: 'later' }])
  await stageRestore(file, dataDir)
  await cloud.close()
  // killed after the old data were moved, and half of the new ones
  const ready = path.join(dataDir, 'restore-ready')
  mkdirSync(path.join(dataDir, 'before-restore'))
  for (const name of ['cloud.db', 'blobs', WECOM_JOURNAL, 'wecom-media', 'link-secret'])
    renameSync(path.join(dataDir, name), path.join(dataDir, 'before-restore', name))
  for (const marker of ['.cleared', '.moved']) writeFileSync(path.join(ready, marker), '')
  renameSync(path.join(ready, 'cloud.db'), path.join(dataDir, 'cloud.db'))
  prepareData(dataDir, false)

  cloud = await startTestCloud({ dataDir })
  expect(await ids()).toEqual(['a'])
  expect(await photo()).toBe('a photo')
  expect(existsSync(ready)).toBe(false)
})

const damages: readonly (readonly [what: string, damage: () => void])[] = [
  ['is something else', () => writeFileSync(file, 'hello '.repeat(50))],
  ['is empty', () => truncateSync(file, 0)],
  ['ends too early', () => truncateSync(file, readFileSync(file).length - 20)],
  [
    'has one byte changed',
    () => {
      const bytes = readFileSync(file)
      const middle = bytes.length >> 1
      bytes[middle] = (bytes[middle] ?? 0) ^ 0x55
      writeFileSync(file, bytes)
    },
  ],
]

it.each(damages)('a backup that %s is refused with words, and nothing is changed', async (_what, damage) => {
  await backup()
  await cloud.db.collection('leases').add([{ _id: 'later' }])
  damage()
  const error: unknown = await stageRestore(file, dataDir).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ name: 'BackupDamaged' })
  expect(inWords(error)).toContain('什么也没有恢复')
  expect(finishRestore(dataDir)).toBe(false)
  expect(await ids()).toEqual(['a', 'later'])
})
