import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { createClient } from '../../core/contracts/client'
import { shopperContract } from '../../core/contracts/shopper.contract'
import { readArchive, writeArchive } from '../../local/backup/archive'
import { demoOpenid } from '../../local/demo/people'
import { ask } from '../../scripts/lib/local-cloud'
import { appid } from '../support/crash-people'
import { npmRun, RunningCloud, runScript, type Said } from '../support/running-cloud'

/** Nothing here is timed: a busy machine must not fail a test. */
jest.setTimeout(120_000)

const cloud = new RunningCloud()
const at = (name: string) => join(cloud.folder, name)
const run = (script: string, ...args: string[]) => runScript(script, ...args, '--data', cloud.data)

const COLLECTION = 'walks'
/** Every type that a document can have, as canonical EJSON. */
const types = {
  int: { $numberInt: '5' },
  long: { $numberLong: '5' },
  far: { $numberLong: '9007199254740993' },
  moment: { $numberLong: '1795230000000' },
  whole: { $numberDouble: '5.0' },
  price: { $numberDouble: '12.5' },
  at: { $date: { $numberLong: '1795230000123' } },
  none: null,
  nested: { list: [{ at: { $date: { $numberLong: '0' } } }, null, '好'], deep: { n: { $numberLong: '1' } } },
}

const admin = async <T>(body: Readonly<Record<string, unknown>>): Promise<T> =>
  ask(await cloud.running(), body)
const create = (collectionName: string) => admin({ action: 'database.addCollection', collectionName })
const add = (collectionName: string, ...documents: object[]) =>
  admin({
    action: 'database.insertDocument',
    collectionName,
    data: documents.map((one) => JSON.stringify(one)),
  })
const documentsIn = async (collectionName: string): Promise<Record<string, unknown>[]> => {
  const order = '{"_id":{"$numberInt":"1"}}'
  const found = await admin<{ data: { list: string[] } }>({
    action: 'database.getDocument',
    collectionName,
    query: '{}',
    order,
    limit: 1_000,
  })
  return found.data.list.map((stored) => JSON.parse(stored) as Record<string, unknown>)
}
const idsIn = async (collection: string) => (await documentsIn(collection)).map(({ _id }) => _id)

/** The real client of a shopper's phone. */
const phone = createClient('shopper', shopperContract, async (door, call) => {
  const { url } = await cloud.running()
  const response = await fetch(`${url}/call/${door}`, {
    method: 'POST',
    headers: { 'x-local-appid': appid, 'x-local-openid': demoOpenid(3) },
    body: JSON.stringify({ data: call }),
  })
  return ((await response.json()) as { result: unknown }).result
})
const texts: string[] = []
const say = async (text: string) =>
  expect(
    await phone.conversation.send({ clientId: `commands-${texts.push(text)}`, body: { kind: 'text', text } }),
  ).toMatchObject({ ok: true })
const seen = async (): Promise<string[]> => {
  const thread = await phone.conversation.pull({ after: 0 })
  if (!thread.ok) throw new Error(thread.error)
  return thread.value.messages.flatMap(({ body }) => (body.kind === 'text' ? [body.text] : []))
}

/** A copy of a backup with something done to the files in it, packed again as it should be. */
const repacked = async (backup: string, change: (folder: string) => void): Promise<string> => {
  const folder = at(`unpacked-${Date.now()}`)
  mkdirSync(folder)
  await readArchive(backup, folder)
  change(folder)
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name).slice(folder.length + 1)] : [],
  )
  await writeArchive(
    `${folder}.backup`,
    names.map((name) => ({ name, path: join(folder, name) })),
    1,
  )
  return `${folder}.backup`
}

const done = (said: Said) => expect(said).toMatchObject({ code: 0 })
const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

beforeAll(async () => {
  await cloud.start()
  await create(COLLECTION)
})
afterAll(() => cloud.close())

describe('a wrong call', () => {
  it.each([
    ['backup', []],
    ['restore', ['a', 'b']],
    ['export', ['orders']],
    ['import:collection', ['orders', 'file', '--what']],
  ])('of %s says how it is called, and ends with 2', async (name, args) => {
    const { code, text } = await npmRun(name, ...args)
    expect(code).toBe(2)
    expect(text).toContain(`用法：npm run ${name} -- `)
  })
})

describe('beside a cloud that runs', () => {
  it('a backup is made while it takes writes, and a restore brings that moment back to everybody', async () => {
    await say('备份之前')
    const state = { writing: true, last: -1 }
    const writing = (async () => {
      for (let n = 0; state.writing; n += 1) {
        await add(COLLECTION, { _id: `w${String(n).padStart(5, '0')}` })
        state.last = n
      }
    })()
    const backedUp = await run('backup', at('shop.backup'))
    state.writing = false
    await writing
    await say('备份之后')
    const before = await cloud.running()

    done(backedUp)
    expect(backedUp.text).toContain(`本地云正在运行：${before.url}`)
    expect(backedUp.text).toContain(`已备份到 ${at('shop.backup')}`)
    const restored = await run('restore', at('shop.backup'))
    done(restored)
    expect(restored.text).toContain('已恢复到')

    const after = await cloud.running()
    expect([after.url, after.pid]).toEqual([before.url, before.pid])
    const written = await idsIn(COLLECTION)
    expect(written).toEqual(written.map((_id, n) => `w${String(n).padStart(5, '0')}`))
    expect(written.length).toBeLessThanOrEqual(state.last + 1)
    expect(await seen()).toContain('备份之前')
    expect(await seen()).not.toContain('备份之后')
    await say('恢复之后')
    expect(await seen()).toContain('恢复之后')
  })

  it.each([
    [
      'is damaged',
      '什么也没有恢复',
      (bytes: Buffer) => bytes.fill(0x55, bytes.length >> 1, (bytes.length >> 1) + 9),
    ],
    ['was made by a newer program', '请先更新小美', () => gzipSync('{"kind":"xiaomei-backup","format":2}\n')],
  ])('a backup that %s is refused with words, and nothing changes', async (_what, words, change) => {
    writeFileSync(at('bad.backup'), change(readFileSync(at('shop.backup'))))
    const [before, documents] = [await cloud.running(), await idsIn(COLLECTION)]
    const { code, text } = await run('restore', at('bad.backup'))
    expect({ code, text }).toEqual({ code: 1, text: expect.stringContaining(words) as unknown })
    expect(await cloud.running()).toEqual(before)
    expect(await idsIn(COLLECTION)).toEqual(documents)
  })

  it('a backup whose data are of a newer program is refused with words, and nothing changes', async () => {
    const newer = await repacked(at('shop.backup'), (folder) => {
      const db = new Database(join(folder, 'cloud.db'))
      db.pragma('user_version = 99')
      db.close()
    })
    const before = await cloud.running()
    const { code, text } = await run('restore', newer)
    expect(code).toBe(1)
    expect(text).toContain('更新版本的小美')
    expect(await cloud.running()).toEqual(before)
  })

  it('an export is imported elsewhere as equal documents, with the types of their fields', async () => {
    await create('types')
    await create('copies')
    const documents = [
      { _id: 'a', ...types },
      { _id: { $numberInt: '7' }, n: { $numberInt: '1' } },
    ]
    await add('types', ...documents)
    done(await run('export', 'types', at('types.json')))
    const imported = await run('import-collection', 'copies', at('types.json'))
    done(imported)
    expect(imported.text).toContain('copies 2 条')
    expect(await documentsIn('copies')).toEqual(await documentsIn('types'))
    expect(await documentsIn('copies')).toEqual(expect.arrayContaining(documents))
    done(await run('import-collection', 'copies', at('types.json'))) // again: replaced, not doubled
    expect(await idsIn('copies')).toHaveLength(2)
  })

  it('an export goes on beyond the thousand that one read answers', async () => {
    await create('many')
    for (let from = 0; from < 2_100; from += 300)
      await add(
        'many',
        ...Array.from({ length: 300 }, (_, n) => ({ _id: `m${String(from + n).padStart(4, '0')}` })),
      )
    done(await run('export', 'many', at('many.json')))
    const ids = readFileSync(at('many.json'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object)
    expect(ids).toEqual(Array.from({ length: 2_100 }, (_, n) => ({ _id: `m${String(n).padStart(4, '0')}` })))
  })

  it('an import with one wrong line is refused with its number, and nothing is written', async () => {
    writeFileSync(at('wrong.json'), '{"_id":"new"}\n{"_id":\n')
    const { code, text } = await run('import-collection', COLLECTION, at('wrong.json'))
    expect([code, text]).toEqual([1, expect.stringContaining('第 2 行')])
    expect(await idsIn(COLLECTION)).not.toContain('new')
  })

  it('a collection that is not there is refused with words, and no file is left', async () => {
    const { code, text } = await run('export', 'nobody', at('nobody.json'))
    expect([code, text]).toEqual([1, expect.stringContaining('没有 nobody 这个集合')])
    expect(existsSync(at('nobody.json')) || existsSync(at('nobody.json.part'))).toBe(false)
  })

  it.each(['restore', 'import-collection'])('%s of a file that is not there is refused', async (name) => {
    const words = name === 'restore' ? [] : [COLLECTION]
    const { code, text } = await run(name, ...words, at('nothing'))
    expect([code, text]).toEqual([1, expect.stringContaining(`没有这个文件：${at('nothing')}`)])
  })
})

describe('beside a cloud that was stopped', () => {
  const lines = (file: string) => readFileSync(file, 'utf8')
  beforeAll(async () => {
    expect(await cloud.stop()).toMatchObject({ code: 0 })
  })

  it('a backup holds the same, and a restore brings it back', async () => {
    done(await run('export', 'types', at('before.json')))
    done(await run('backup', at('stopped.backup')))
    writeFileSync(at('one-more.json'), '{"_id":"later"}\n')
    done(await run('import-collection', 'types', at('one-more.json')))
    done(await run('export', 'types', at('changed.json')))
    expect(lines(at('changed.json'))).toContain('later')
    done(await run('restore', at('stopped.backup')))
    done(await run('export', 'types', at('after.json')))
    expect(lines(at('after.json'))).toBe(lines(at('before.json')))
    expect(lines(at('after.json'))).toBe(lines(at('types.json')))
  })

  it('a damaged backup changes nothing', async () => {
    const before = hashOf(join(cloud.data, 'cloud.db'))
    const { code, text } = await run('restore', at('bad.backup'))
    expect([code, text]).toEqual([1, expect.stringContaining('请先更新小美')])
    expect(hashOf(join(cloud.data, 'cloud.db'))).toBe(before)
  })

  it.each([
    ['backup', []],
    ['export', ['orders']],
  ])('%s of a folder without data is refused, and makes none', async (name, words) => {
    const { code, text } = await runScript(name, ...words, at('x'), '--data', at('empty'))
    expect([code, text]).toEqual([1, expect.stringContaining(`${at('empty')} 里还没有数据`)])
    expect(existsSync(at('empty'))).toBe(false)
  })
})
