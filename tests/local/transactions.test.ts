import path from 'node:path'

import { makeBundles } from '../support/bundles'
import { goodsCollections } from '../support/goods'
import { refusal, startTestCloud, type TestCloud } from '../support/cloud'

let at = Date.UTC(2026, 10, 21)
let cloud: TestCloud
const goods = () => cloud.db.collection('goods')
const stored = async (id: string): Promise<Record<string, unknown>> => {
  const { data } = (await goods().doc(id).get()) as { data: Record<string, unknown>[] }
  return data[0] ?? {}
}
const ids = async (query: Record<string, unknown>): Promise<string[]> => {
  const { data } = (await goods().where(query).get()) as { data: { _id: string }[] }
  return data.map(({ _id }) => _id).sort()
}

beforeAll(async () => {
  cloud = await startTestCloud({ collections: goodsCollections, now: () => at })
})
afterAll(() => cloud.close())
beforeEach(async () => {
  await cloud.gateway.store.clear()
  cloud.gateway.meter.reset()
})

describe('transactions', () => {
  type Tx = Awaited<ReturnType<TestCloud['db']['startTransaction']>>
  const begin = (): Promise<Tx> => cloud.db.startTransaction()
  const seen = async (tx: Tx, id: string) => (await tx.collection('goods').doc(id).get()).data as unknown

  it('read a snapshot, show their own writes to themselves, and commit all at once', async () => {
    await goods().doc('a').set({ n: 1 })
    const tx = await begin()
    await tx
      .collection('goods')
      .doc('a')
      .update({ n: cloud.db.command.inc(5) })
    await tx.collection('goods').add({ _id: 'b', code: 'b' })
    expect(await seen(tx, 'a')).toEqual({ _id: 'a', n: 6 })
    expect(await stored('a')).toEqual({ _id: 'a', n: 1 })
    await tx.commit()
    expect(await ids({})).toEqual(['a', 'b'])
    expect(await stored('a')).toEqual({ _id: 'a', n: 6 })
  })

  it('do not see what others commit meanwhile', async () => {
    await goods().doc('a').set({ n: 1 })
    const tx = await begin()
    await goods().doc('a').update({ n: 2 })
    await goods().add({ _id: 'new', code: 'n' })
    expect(await seen(tx, 'a')).toEqual({ _id: 'a', n: 1 })
    expect(await seen(tx, 'new')).toBeNull()
    await tx.rollback()
  })

  it('conflict when somebody else changed the document, with the code that is retried', async () => {
    await goods().doc('a').set({ n: 1 })
    const tx = await begin()
    await goods().doc('a').update({ n: 2 })
    const late = tx.collection('goods').doc('a').update({ n: 3 })
    expect((await refusal(late)).code).toBe('DATABASE_TRANSACTION_CONFLICT')
  })

  it('lose no increment when ten run at once and retry', async () => {
    await goods().doc('a').set({ n: 0 })
    const add = async (): Promise<void> => {
      const done = await refusal(
        cloud.db.runTransaction(async (tx: Tx) => {
          const { data } = (await tx.collection('goods').doc('a').get()) as unknown as { data: { n: number } }
          await tx
            .collection('goods')
            .doc('a')
            .update({ n: data.n + 1 })
        }),
      )
      if (done.code === 'DATABASE_TRANSACTION_CONFLICT') return add()
      expect(done.code).toBe('none')
    }
    await Promise.all(Array.from({ length: 10 }, add))
    expect(await stored('a')).toEqual({ _id: 'a', n: 10 })
  })

  it('undo everything when a unique index refuses at the commit', async () => {
    const tx = await begin()
    await tx.collection('goods').add({ _id: 'b', shop: 's', code: '2' })
    await tx.collection('goods').add({ _id: 'c', shop: 's', code: '1' })
    await goods().add({ _id: 'a', shop: 's', code: '1' })
    expect((await refusal(tx.commit())).message).toContain('E11000')
    expect(await ids({})).toEqual(['a'])
  })

  it('answer a unique key that is taken at the write, and are over then', async () => {
    await goods().add({ _id: 'a', shop: 's', code: '1' })
    const tx = await begin()
    await tx.collection('goods').add({ _id: 'b', shop: 's', code: '2' })
    const taken = await refusal(tx.collection('goods').add({ _id: 'c', shop: 's', code: '1' }))
    expect(taken).toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('E11000') as string,
    })
    expect((await refusal(tx.commit())).code).toBe('DATABASE_TRANSACTION_FAIL')
    expect(await ids({})).toEqual(['a'])
  })

  it('see a unique key that they have taken themselves, and one that they have given free', async () => {
    await goods().add({ _id: 'a', shop: 's', code: '1' })
    const tx = await begin()
    await tx.collection('goods').doc('a').update({ code: 'free' })
    await tx.collection('goods').add({ _id: 'b', shop: 's', code: '1' })
    const twice = await refusal(tx.collection('goods').add({ _id: 'c', shop: 's', code: '1' }))
    expect(twice.message).toContain('E11000')
  })

  it('end by themselves after 30 seconds', async () => {
    const tx = await begin()
    at += 30_001
    expect((await refusal(tx.collection('goods').add({ _id: 'a' }))).code).toBe('DATABASE_TRANSACTION_FAIL')
  })

  it('refuse what the SDK would send outside of them, where the function that sends it is known', async () => {
    const bundles = makeBundles()
    const sdk = JSON.stringify(path.dirname(require.resolve('@cloudbase/node-sdk/package.json')))
    bundles.write(
      'escape',
      `const db = require(${sdk}).init({ env: process.env.TCB_ENV }).database()
      exports.main = async ({ inside, many }) => {
        const things = inside ? await db.startTransaction() : db
        const goods = things.collection('goods')
        const work = many ? goods.aggregate().end() : goods.where({ n: 1 }).update({ n: 2 })
        return work.then(() => 'done', (e) => e.code)
      }`,
      { timeoutMs: 20_000 },
    )
    const own = await startTestCloud({ collections: goodsCollections, functionsDir: bundles.dir })
    const run = (inside: boolean, many: boolean) =>
      own.call('escape', { inside, many }, { appid: 'a', openid: 'o' })
    for (const many of [false, true]) {
      expect(await run(true, many)).toBe('DATABASE_TRANSACTION_FAIL')
      expect(await run(false, many)).toBe('done')
    }
    await own.close()
    bundles.remove()
    Object.assign(process.env, cloud.sdkEnv())
  })

  it('refuse what is not about one document', async () => {
    const tx = await begin()
    const many = tx.collection('goods').where({ n: 1 })
    expect((await refusal(many.get())).code).toBe('DATABASE_TRANSACTION_FAIL')
    expect((await refusal(many.updateAndReturn({ n: 2 }))).code).toBe('DATABASE_TRANSACTION_FAIL')
  })
})
