import { startTestCloud, type TestCloud } from '../support/cloud'

let cloud: TestCloud
const at = Date.UTC(2026, 10, 21)
const none = { indexes: [], clientRead: 'none' } as const

beforeAll(async () => {
  cloud = await startTestCloud({
    collections: { things: { ...none, indexes: [{ name: 'n', keys: [['n', 1]] }] }, people: none },
    now: () => at,
  })
})
afterAll(() => cloud.close())
beforeEach(() => cloud.gateway.store.clear())

/** What a request of the SDK becomes on the wire: the SDK's types are poorer than the wire's. */
const wire = async (
  action: string,
  body: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> => {
  const text = await cloud.gateway.handle(JSON.stringify({ action, collectionName: 'things', ...body }))
  return JSON.parse(text) as Record<string, unknown>
}
const add = (fields: string) => wire('database.insertDocument', { data: [`{"_id":"a",${fields}}`] })
const stored = async (query = '{}'): Promise<readonly string[]> => {
  const { data } = await wire('database.getDocument', { query, queryType: 'WHERE' })
  return (data as { list: string[] }).list
}
const update = (data: string) => wire('database.modifyDocument', { query: '{"_id":"a"}', data, merge: true })

it('a request that nests without end is refused', async () => {
  const query = `${'{"k":'.repeat(20_000)}1${'}'.repeat(20_000)}`
  expect(await wire('database.getDocument', { query })).toMatchObject({ code: 'INVALID_PARAM' })
})

describe('every type of EJSON', () => {
  const values = [
    ['an int', '{"$numberInt":"3"}'],
    ['a long', '{"$numberLong":"12345678901"}'],
    ['a long that no JavaScript number can hold', '{"$numberLong":"9007199254740993"}'],
    ['the lowest long', '{"$numberLong":"-9223372036854775808"}'],
    ['a double', '{"$numberDouble":"12.5"}'],
    ['not a number', '{"$numberDouble":"NaN"}'],
    ['infinity', '{"$numberDouble":"-Infinity"}'],
    ['a decimal', '{"$numberDecimal":"1.10"}'],
    ['a date', '{"$date":{"$numberLong":"1700000000000"}}'],
    ['a date before 1970', '{"$date":{"$numberLong":"-1"}}'],
    ['a pattern', '{"$regularExpression":{"pattern":"^a\\\\d","options":"i"}}'],
    ['binary', '{"$binary":{"base64":"AQID","subType":"00"}}'],
    ['an object id', '{"$oid":"5f0f0f0f0f0f0f0f0f0f0f0f"}'],
    ['a timestamp', '{"$timestamp":{"t":1,"i":2}}'],
    ['null', 'null'],
    ['a text', '"小美 \\"<b>\\" \\u0000"'],
    ['a nested object', '{"b":[{"c":null},[],{}]}'],
    ['a geo point', '{"type":"Point","coordinates":[{"$numberInt":"113"},{"$numberDouble":"23.5"}]}'],
  ] as const

  it.each(values)('%s survives being added', async (_name, value) => {
    await add(`"v":${value}`)
    expect(JSON.parse((await stored())[0] ?? '')).toEqual(JSON.parse(`{"_id":"a","v":${value}}`))
  })

  it.each([
    '{"$numberLong":"5"}',
    '{"$numberDouble":"5.0"}',
    '[{"$numberLong":"5"},{"k":{"$numberDouble":"1.0"}}]',
  ])('%s keeps its kind when another field is updated, and when nothing is', async (value) => {
    await add(`"v":${value}`)
    expect(await update('{"$set":{"_x":1}}')).toMatchObject({ data: { updated: 1 } })
    expect(await stored()).toEqual([`{"_id":"a","v":${value},"_x":{"$numberInt":"1"}}`])
    expect(await update('{"$set":{"_x":1}}')).toMatchObject({ data: { updated: 0 } })
  })

  it.each(values)('%s survives an update of another field', async (_name, value) => {
    await add(`"v":${value}`)
    await update('{"$set":{"w":{"$numberInt":"1"}}}')
    expect(JSON.parse((await stored())[0] ?? '')).toEqual(
      JSON.parse(`{"_id":"a","v":${value},"w":{"$numberInt":"1"}}`),
    )
  })

  it('longs are counted up exactly, found exactly and sorted among doubles', async () => {
    await add('"n":{"$numberLong":"9007199254740992"}')
    await update('{"$inc":{"n":{"$numberInt":"1"}}}')
    await wire('database.insertDocument', { data: ['{"_id":"b","n":{"$numberDouble":"9007199254740994"}}'] })
    expect(await stored('{"n":{"$numberLong":"9007199254740993"}}')).toEqual([
      '{"_id":"a","n":{"$numberLong":"9007199254740993"}}',
    ])
    expect(await stored('{"n":{"$lt":{"$numberDouble":"9007199254740994"}}}')).toHaveLength(1)
  })

  it('a sum that fits no long is refused', async () => {
    await add('"n":{"$numberLong":"9223372036854775807"}')
    expect(await update('{"$inc":{"n":{"$numberInt":"1"}}}')).toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    })
  })

  it('geo shapes are stored and come back as the SDK knows them', async () => {
    // the SDK's types know points only
    const Geo = cloud.db.Geo as unknown as Record<'Point' | 'LineString', new (...of: unknown[]) => unknown>
    const line = new Geo.LineString([new Geo.Point(1, 2), new Geo.Point(3, 4)])
    await cloud.db.collection('things').add({ _id: 'a', point: new Geo.Point(113, 23), line })
    const { data } = (await cloud.db.collection('things').doc('a').get()) as {
      data: Record<string, unknown>[]
    }
    expect(data[0]?.point).toMatchObject({ longitude: 113, latitude: 23 })
    expect(data[0]?.line).toMatchObject({ points: [{ longitude: 1 }, { longitude: 3, latitude: 4 }] })
  })

  it('the server date is its own clock, in updates and deep inside too', async () => {
    const things = cloud.db.collection('things')
    await things.add({ _id: 'a', deep: { made: cloud.db.serverDate() } })
    await things.doc('a').update({ seen: cloud.db.serverDate({ offset: -1_000 }) })
    const { data } = (await things.doc('a').get()) as { data: unknown[] }
    expect(data).toEqual([{ _id: 'a', deep: { made: new Date(at) }, seen: new Date(at - 1_000) }])
  })
})

describe('stages of an aggregation', () => {
  const sales = [
    { _id: 'a', shop: 's', price: 5, tags: ['x', 'y'], by: 'p1' },
    { _id: 'b', shop: 's', price: 15, tags: ['x'], by: 'p2' },
    { _id: 'c', shop: 't', price: 25, tags: [], by: 'p1' },
  ]
  type Pipeline = ReturnType<ReturnType<TestCloud['db']['collection']>['aggregate']>
  const cases: readonly (readonly [
    string,
    (from: Pipeline, $: TestCloud['db']['command']['aggregate']) => Pipeline,
    unknown,
  ])[] = [
    [
      'group and sort',
      (from, $) => from.group({ _id: '$shop', sum: $.sum('$price'), n: $.sum(1) }).sort({ sum: -1 }),
      [
        { _id: 't', sum: 25, n: 1 },
        { _id: 's', sum: 20, n: 2 },
      ],
    ],
    [
      'project with an expression',
      (from, $) => from.match({ _id: 'a' }).project({ _id: 0, twice: $.multiply(['$price', 2]) }),
      [{ twice: 10 }],
    ],
    [
      'lookup and unwind',
      (from) =>
        from
          .match({ _id: 'b' })
          .lookup({ from: 'people', localField: 'by', foreignField: '_id', as: 'who' })
          .unwind('$who')
          .project({ name: '$who.name' }),
      [{ _id: 'b', name: 'Bo' }],
    ],
    [
      'unwind drops empty arrays',
      (from) => from.unwind('$tags').sort({ _id: 1 }).project({ tags: 1 }),
      [
        { _id: 'a', tags: 'x' },
        { _id: 'a', tags: 'y' },
        { _id: 'b', tags: 'x' },
      ],
    ],
    ['count', (from) => from.match({ shop: 's' }).count('n'), [{ n: 2 }]],
    [
      'skip and limit',
      (from) => from.sort({ price: 1 }).skip(1).limit(1).project({ price: 1 }),
      [{ _id: 'b', price: 15 }],
    ],
    ['sample', (from) => from.sample({ size: 2 }).count('n'), [{ n: 2 }]],
    [
      'addFields',
      (from, $) =>
        from
          .match({ _id: 'a' })
          .addFields({ sum: $.add(['$price', 1]) })
          .project({ sum: 1 }),
      [{ _id: 'a', sum: 6 }],
    ],
    [
      'replaceRoot',
      (from) => from.match({ _id: 'a' }).replaceRoot({ newRoot: { only: '$price' } }),
      [{ only: 5 }],
    ],
    [
      'sortByCount',
      (from) => from.unwind('$tags').sortByCount('$tags'),
      [
        { _id: 'x', count: 2 },
        { _id: 'y', count: 1 },
      ],
    ],
    [
      'bucket',
      (from, $) => from.bucket({ groupBy: '$price', boundaries: [0, 10, 30], output: { n: $.sum(1) } }),
      [
        { _id: 0, n: 1 },
        { _id: 10, n: 2 },
      ],
    ],
    [
      'bucketAuto',
      (from) => from.bucketAuto({ groupBy: '$price', buckets: 1 }),
      [{ _id: { min: 5, max: 25 }, count: 3 }],
    ],
    [
      'a match after a group follows the rules of a query',
      (from, $) =>
        from
          .group({ _id: '$shop', all: $.push('$price') })
          .match({ all: cloud.db.command.gt(20) })
          .project({ _id: 1 }),
      [{ _id: 't' }],
    ],
  ]

  beforeEach(async () => {
    await cloud.db.collection('things').add(sales)
    await cloud.db.collection('people').add([
      { _id: 'p1', name: 'Al' },
      { _id: 'p2', name: 'Bo' },
    ])
  })

  it.each(cases)('%s', async (_stage, pipeline, expected) => {
    const { data } = await pipeline(
      cloud.db.collection('things').aggregate(),
      cloud.db.command.aggregate,
    ).end()
    expect(data).toEqual(expected)
  })

  it('facet, which the SDK sends as it is', async () => {
    const facet = { cheap: [{ $match: { price: { $lt: 10 } } }, { $count: 'n' }], all: [{ $count: 'n' }] }
    const stages = [{ stageKey: '$facet', stageValue: JSON.stringify(facet) }]
    const { data } = await wire('database.aggregateDocuments', { stages })
    const [only] = (data as { list: string[] }).list
    expect(JSON.parse(only ?? '')).toEqual({
      cheap: [{ n: { $numberInt: '1' } }],
      all: [{ n: { $numberInt: '3' } }],
    })
  })

  it('an unknown stage is refused', async () => {
    const stages = [{ stageKey: '$shuffle', stageValue: '{}' }]
    expect(await wire('database.aggregateDocuments', { stages })).toMatchObject({
      code: 'DATABASE_INVALID_OPERRATOR',
    })
  })
})
