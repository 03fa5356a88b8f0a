import { goodsCollections } from '../support/goods'
import { refusal, startTestCloud, type TestCloud } from '../support/cloud'

type Command = TestCloud['db']['command']

const at = Date.UTC(2026, 10, 21)
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

describe('documents', () => {
  it('come back as they were added, of every type', async () => {
    const _ = cloud.db.command
    const whole = {
      n: 3,
      x: 12.5,
      big: 12345678901,
      at: new Date(0),
      no: null,
      list: [1, { a: true }],
      text: '小美 <b>',
    }
    const { id } = await goods().add({
      shop: 's',
      code: 'c',
      ...whole,
      when: cloud.db.serverDate({ offset: 60_000 }),
    })
    const doc = await stored(String(id))
    expect(doc).toMatchObject({ ...whole, when: new Date(at + 60_000) })
    expect(await ids({ at: _.lte(new Date(1)) })).toEqual([id])
  })

  it('keep a geo point', async () => {
    const { id } = await goods().add({ place: new cloud.db.Geo.Point(113, 23) })
    expect((await stored(String(id))).place).toMatchObject({ longitude: 113, latitude: 23 })
  })

  it('are set whole, made by set when missing, and removed', async () => {
    expect(await goods().doc('a').set({ price: 1, more: 2 })).toMatchObject({ updated: 0, upsertedId: 'a' })
    expect(await goods().doc('a').set({ price: 3 })).toMatchObject({ updated: 1 })
    expect(await stored('a')).toEqual({ _id: 'a', price: 3 })
    expect(await goods().doc('a').remove()).toMatchObject({ deleted: 1 })
    expect(await goods().doc('a').remove()).toMatchObject({ deleted: 0 })
    expect((await goods().doc('a').get()).data).toEqual([])
  })

  it('can be added many at once, and only the fields asked for come back', async () => {
    const { ids: added } = (await goods().add([
      { _id: 'a', price: 1, code: '1' },
      { _id: 'b', price: 2, code: '2' },
    ])) as unknown as { ids: string[] }
    expect(added).toEqual(['a', 'b'])
    expect((await goods().field({ price: true }).orderBy('price', 'desc').get()).data).toEqual([
      { _id: 'b', price: 2 },
      { _id: 'a', price: 1 },
    ])
  })
})

describe('query commands', () => {
  beforeEach(async () => {
    await goods().add([
      { _id: 'a', shop: 's', code: '1', price: 10, tags: ['x', 'y'], in: { k: 1 } },
      { _id: 'b', shop: 's', code: '2', price: 20, tags: ['y'], in: { k: 2 } },
      { _id: 'c', shop: 't', code: '1', price: 30, tags: [], name: 'Abc' },
    ])
  })

  const cases: [string, (c: TestCloud['db']) => Record<string, unknown>, string[]][] = [
    ['eq', ({ command: _ }) => ({ price: _.eq(10) }), ['a']],
    ['neq', ({ command: _ }) => ({ price: _.neq(10) }), ['b', 'c']],
    ['gt and lte', ({ command: _ }) => ({ price: _.gt(10).and(_.lte(30)) }), ['b', 'c']],
    ['gte or lt', ({ command: _ }) => ({ price: _.gte(30).or(_.lt(15)) }), ['a', 'c']],
    ['in', ({ command: _ }) => ({ code: _.in(['2', '9']) }), ['b']],
    ['an empty in', ({ command: _ }) => ({ shop: _.in([]) }), []],
    ['nin', ({ command: _ }) => ({ code: _.nin(['1']) }), ['b']],
    ['exists', ({ command: _ }) => ({ name: _.exists(true) }), ['c']],
    ['null matches a missing field', () => ({ name: null }), ['a', 'b']],
    ['a nested field', () => ({ in: { k: 2 } }), ['b']],
    ['a dotted field', () => ({ 'in.k': 1 }), ['a']],
    ['an element of an array', () => ({ tags: 'y' }), ['a', 'b']],
    ['all', ({ command: _ }) => ({ tags: _.all(['x', 'y']) }), ['a']],
    ['size', ({ command: _ }) => ({ tags: _.size(0) }), ['c']],
    ['elemMatch', ({ command: _ }) => ({ tags: _.elemMatch(_.eq('x')) }), ['a']],
    // the SDK's types know mod() without arguments only
    [
      'mod',
      ({ command: _ }) => ({ price: (_.mod as (...operands: number[]) => unknown)(20, 10) }),
      ['a', 'c'],
    ],
    ['a pattern', () => ({ name: /^ab/i }), ['c']],
    ['RegExp of the database', (db) => ({ name: db.RegExp({ regexp: '^A', options: '' }) }), ['c']],
    ['not', ({ command: _ }) => ({ price: _.not(_.eq(10)) }), ['b', 'c']],
    ['nor', ({ command: _ }) => ({ price: _.nor([_.eq(10), _.eq(20)]) }), ['c']],
  ]
  it.each(cases)('%s', async (_name, query, expected) => {
    expect(await ids(query(cloud.db))).toEqual(expected)
  })

  it('or over several fields, count, skip and limit', async () => {
    const _ = cloud.db.command
    const either = _.or([{ price: 10 }, { name: 'Abc' }])
    expect((await goods().where(either).count()).total).toBe(2)
    expect((await goods().where({ shop: 's' }).count()).total).toBe(2)
    const page = await goods().orderBy('price', 'asc').skip(1).limit(1).get()
    expect(page.data).toMatchObject([{ _id: 'b' }])
  })

  it('a range stays within its type', async () => {
    await goods().add({ _id: 'd', shop: 's', code: '4', price: '15' })
    const _ = cloud.db.command
    expect(await ids({ shop: 's', price: _.gt(5) })).toEqual(['a', 'b'])
    expect(await ids({ shop: 's', price: _.gt('1') })).toEqual(['d'])
  })
})

describe('update commands', () => {
  const before = {
    n: 1,
    m: 3,
    lo: 5,
    hi: 5,
    list: [3, 1],
    bag: ['a', 'b', 'a'],
    deep: { a: 1, b: 2 },
    old: 1,
  }

  it('change fields as MongoDB does', async () => {
    await goods().doc('a').set(before)
    const _ = cloud.db.command
    const { updated } = await goods()
      .doc('a')
      .update({
        n: _.inc(2),
        m: _.mul(4),
        lo: _.min(2),
        hi: _.max(9),
        list: _.push({ each: [2], sort: 1, slice: 3 }),
        bag: _.pull('a'),
        deep: { b: 7 },
        whole: _.set({ k: 1 }),
        old: _.rename('new'),
        fresh: _.addToSet('q'),
      })
    expect(updated).toBe(1)
    expect(await stored('a')).toEqual({
      _id: 'a',
      n: 3,
      m: 12,
      lo: 2,
      hi: 9,
      list: [1, 2, 3],
      bag: ['b'],
      deep: { a: 1, b: 7 },
      whole: { k: 1 },
      new: 1,
      fresh: ['q'],
    })
  })

  it('pop, shift, unshift, pullAll and remove', async () => {
    await goods()
      .doc('a')
      .set({ p: [1, 2], s: [1, 2], u: [1], all: [1, 2, 3], gone: 1 })
    const _ = cloud.db.command
    await goods()
      .doc('a')
      .update({ p: _.pop(), s: _.shift(), u: _.unshift([0]), all: _.pullAll([1, 3]), gone: _.remove() })
    expect(await stored('a')).toEqual({ _id: 'a', p: [1], s: [2], u: [0, 1], all: [2] })
  })

  it.each([
    ['inc on a text', { t: 'x' }, (_: Command) => ({ t: _.inc(1) })],
    ['push on a number', { t: 1 }, (_: Command) => ({ t: _.push([1]) })],
    ['a path through a number', { t: 1 }, (_: Command) => ({ 't.deep': _.set(1) })],
  ])('refuses %s, which MongoDB refuses', async (_name, doc, change) => {
    await goods().doc('a').set(doc)
    const work = goods().doc('a').update(change(cloud.db.command))
    expect((await refusal(work)).code).toBe('DATABASE_REQUEST_FAILED')
    expect(await stored('a')).toMatchObject(doc)
  })

  it('make what is missing on the way, and take fields away', async () => {
    await goods()
      .doc('a')
      .set({ deep: { a: 1, b: 2 }, list: [1] })
    const _ = cloud.db.command
    await goods()
      .doc('a')
      .update({ 'deep.a': _.remove(), 'none.x': _.remove(), 'new.x.y': _.inc(2), list: _.push([2, 3]) })
    expect(await stored('a')).toEqual({ _id: 'a', deep: { b: 2 }, list: [1, 2, 3], new: { x: { y: 2 } } })
  })

  it('refuse two changes of one field', async () => {
    await goods().doc('a').set({ n: 1 })
    const raw = goods().where({ _id: 'a' }).options({ raw: true })
    const both = raw.update({ $set: { 'n.k': 1 }, $inc: { n: 1 } })
    expect((await refusal(both)).code).toBe('DATABASE_REQUEST_FAILED')
  })

  it('counts only documents that changed', async () => {
    await goods().doc('a').set({ n: 1 })
    expect(await goods().where({ _id: 'a' }).update({ n: 1 })).toMatchObject({ updated: 0 })
    expect(await goods().where({ _id: 'a', n: 1 }).update({ n: 2 })).toMatchObject({ updated: 1 })
    expect(await goods().where({ _id: 'a', n: 1 }).update({ n: 3 })).toMatchObject({ updated: 0 })
  })

  it('updates and removes every match, and hands back the one that it changed', async () => {
    await goods().add([
      { _id: 'a', shop: 's', code: '1', n: 1 },
      { _id: 'b', shop: 's', code: '2', n: 1 },
    ])
    const _ = cloud.db.command
    expect(
      await goods()
        .where({ shop: 's' })
        .update({ n: _.inc(1) }),
    ).toMatchObject({ updated: 2 })
    const one = (await goods()
      .where({ _id: 'b' })
      .updateAndReturn({ n: _.inc(5) })) as { updated: number; doc: unknown }
    expect(one).toMatchObject({ updated: 1, doc: { _id: 'b', n: 7 } })
    expect(await goods().where({ _id: 'none' }).updateAndReturn({ n: 1 })).toMatchObject({ updated: 0 })
    expect(await goods().where({ shop: 's' }).remove()).toMatchObject({ deleted: 2 })
  })
})

describe('aggregation', () => {
  it('groups, joins and sorts', async () => {
    await cloud.db.collection('users').add([{ _id: 's', name: 'Shop' }])
    await goods().add([
      { shop: 's', code: '1', price: 2 },
      { shop: 's', code: '2', price: 3 },
      { shop: 't', code: '1', price: 4 },
    ])
    const $ = cloud.db.command.aggregate
    const { data } = await goods()
      .aggregate()
      .match({ shop: 's' })
      .group({ _id: '$shop', total: $.sum('$price') })
      .lookup({ from: 'users', localField: '_id', foreignField: '_id', as: 'u' })
      .end()
    expect(data).toEqual([{ _id: 's', total: 5, u: [{ _id: 's', name: 'Shop' }] }])
    expect(cloud.gateway.meter.total({ action: 'database.aggregateDocuments' }).examined).toBe(3)
  })
})
