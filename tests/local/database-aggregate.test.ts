import { refusal, startTestCloud, type TestCloud } from '../support/cloud'

type Pipeline = ReturnType<ReturnType<TestCloud['db']['collection']>['aggregate']>

const none = { indexes: [], clientRead: 'none' } as const
const invalid = 'DATABASE_INVALID_OPERRATOR'
let cloud: TestCloud

beforeAll(async () => {
  const people = { ...none, indexes: [{ name: 'team', keys: [['team', 1]] as const }] }
  cloud = await startTestCloud({ collections: { things: none, people } })
})
afterAll(() => cloud.close())
beforeEach(async () => {
  await cloud.gateway.store.clear()
  cloud.gateway.meter.reset()
})

const things = () => cloud.db.collection('things')
const ids = async (pipeline: Pipeline): Promise<string[]> =>
  ((await pipeline.end()) as { data: { _id: string }[] }).data.map(({ _id }) => _id)
const stage = async (stageKey: string, value: unknown): Promise<unknown> => {
  const stages = [{ stageKey, stageValue: JSON.stringify(value) }]
  const body = { action: 'database.aggregateDocuments', collectionName: 'things', stages }
  return (JSON.parse(await cloud.gateway.handle(JSON.stringify(body))) as { code?: unknown }).code
}

describe('an aggregation hands over', () => {
  beforeEach(() => things().add(Array.from({ length: 120 }, (_, n) => ({ _id: `t${n}`, n }))))

  it('20 documents when no stage says how many', async () => {
    expect(await ids(things().aggregate())).toHaveLength(20)
    expect(await ids(things().aggregate().sort({ n: -1 }))).toHaveLength(20)
    expect(await ids(things().aggregate().group({ _id: '$n' }))).toHaveLength(20)
  })

  it('as many as a limit says', async () => {
    expect(await ids(things().aggregate().limit(110))).toHaveLength(110)
    expect(await ids(things().aggregate().limit(110).project({ n: 1 }))).toHaveLength(110)
  })

  it('10,000 at most', async () => {
    await things().add({ _id: 'long', list: Array.from({ length: 10_020 }, (_, n) => n) })
    const long = things().aggregate().match({ _id: 'long' }).unwind('$list').limit(10_020)
    expect(await ids(long)).toHaveLength(10_000)
  })
})

it.each([
  ['$limit', 0],
  ['$limit', -1],
  ['$skip', -1],
  ['$out', 'people'],
  ['$merge', { into: 'people' }],
  ['$lookup', { from: 'people', as: 'p' }],
  ['$lookup', { from: 'people', localField: 'a', as: 'p' }],
  ['$facet', { a: [{ $out: 'people' }] }],
])('the stage %s: %j is refused', async (key, value) => {
  await things().add({ _id: 'a' })
  expect(await stage(key, value)).toBe(invalid)
})

describe('lookup', () => {
  const joined = async (parameters: Record<string, unknown>): Promise<unknown> => {
    const found = things()
      .aggregate()
      .sort({ _id: 1 })
      .lookup({ from: 'people', as: 'who', ...parameters })
    const { data } = (await found.end()) as { data: { _id: string; who: { _id: string }[] }[] }
    return data.map(({ _id, who }) => `${_id}: ${who.map((one) => one._id).join(' ')}`)
  }
  const cost = () => {
    const { examined, returned } = cloud.gateway.meter.total({ action: 'database.aggregateDocuments' })
    return { examined, returned }
  }
  beforeEach(async () => {
    await cloud.db.collection('people').add([
      { _id: 'p1', team: 'x', age: 20 },
      { _id: 'p2', team: 'y', age: 40 },
      { _id: 'p3', age: 60 },
      { _id: 'p4', team: ['x', 'z'], age: 80 },
    ])
    await things().add([
      { _id: 'a', team: 'x', over: 50 },
      { _id: 'b', over: 30 },
      { _id: 'c', team: ['y', 'z'], over: 90 },
    ])
  })

  it('joins by value, by each element of a list, and what is missing as null', async () => {
    expect(await joined({ localField: 'team', foreignField: 'team' })).toEqual([
      'a: p1 p4',
      'b: p3',
      'c: p2 p4',
    ])
  })

  it('gives a pipeline its variables', async () => {
    const { command: _ } = cloud.db
    const { aggregate: $ } = _
    const pipeline = $.pipeline()
      .match(_.expr($.gt(['$age', '$$over'])))
      .sort({ _id: -1 })
      .done()
    expect(await joined({ let: { over: '$over' }, pipeline })).toEqual(['a: p4 p3', 'b: p4 p3 p2', 'c: '])
  })

  it('runs a pipeline over what equal fields have found', async () => {
    const pipeline = [{ $match: { age: { $gt: 30 } } }]
    expect(await joined({ localField: 'team', foreignField: 'team', pipeline })).toEqual([
      'a: p4',
      'b: p3',
      'c: p2 p4',
    ])
  })

  it('costs what it reads: little by an index, everything for every document by a pipeline', async () => {
    await cloud.db.collection('people').doc('p4').remove()
    await joined({ localField: '_id', foreignField: '_id' })
    expect(cost()).toEqual({ examined: 3, returned: 3 })
    cloud.gateway.meter.reset()
    await joined({ pipeline: [{ $match: { age: 60 } }] })
    expect(cost()).toEqual({ examined: 3 + 3 * 3, returned: 3 + 3 })
    expect(cloud.gateway.meter.wastes).toMatchObject([
      { on: 'things', fields: ['$lookup people'], examined: 9 },
    ])
  })

  it('refuses a collection that nobody has created', async () => {
    const { code } = await refusal(
      things().aggregate().lookup({ from: 'nobody', localField: 'a', foreignField: 'b', as: 'c' }).end(),
    )
    expect(code).toBe('DATABASE_COLLECTION_NOT_EXIST')
  })
})
