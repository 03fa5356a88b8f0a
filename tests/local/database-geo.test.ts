import { refusal, startTestCloud, type TestCloud } from '../support/cloud'

const none = { indexes: [], clientRead: 'none' } as const
const invalid = 'DATABASE_INVALID_OPERRATOR'
let cloud: TestCloud

const places = () => cloud.db.collection('places')
/** The SDK has more shapes than its types tell. */
type Shape = 'Point' | 'LineString' | 'Polygon'
const shape = (kind: Shape, ...parts: readonly unknown[]): object => {
  const kinds = cloud.db.Geo as unknown as Record<Shape, new (...parts: readonly unknown[]) => object>
  return new kinds[kind](...parts)
}
const point = (longitude: number, latitude: number) => shape('Point', longitude, latitude)
const line = (...at: readonly (readonly [number, number])[]) =>
  shape(
    'LineString',
    at.map(([longitude, latitude]) => point(longitude, latitude)),
  )
const polygon = (...rings: readonly object[]) => shape('Polygon', rings)
const square = (west: number, south: number, size: number) =>
  line([west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south])
const names = async (query: { get(): Promise<unknown> }): Promise<string> =>
  ((await query.get()) as { data: { _id: string }[] }).data.map(({ _id }) => _id).join(' ')

beforeAll(async () => {
  cloud = await startTestCloud({ collections: { places: none } })
  await places().add([
    { _id: 'guangzhou', at: point(113.26, 23.13) },
    { _id: 'shenzhen', at: point(114.06, 22.54) },
    { _id: 'beijing', at: point(116.4, 39.9) },
    { _id: 'suva', at: point(178.44, -18.14) },
    { _id: 'road', at: line([113, 23], [115, 22]) },
    { _id: 'nowhere', at: 'here' },
  ])
})
afterAll(() => cloud.close())

const near = (options: { maxDistance?: number; minDistance?: number }) =>
  places().where({
    _id: /^[a-z]+[^d]$/,
    at: cloud.db.command.geoNear({ geometry: point(113.26, 23.13), ...options }),
  })

describe('geoNear (docs: $nearSphere)', () => {
  it('finds within a distance in metres, nearest first', async () => {
    expect(await names(near({ maxDistance: 2_000_000 }))).toBe('guangzhou shenzhen beijing')
    expect(await names(near({ maxDistance: 100_000 }))).toBe('guangzhou')
    expect(await names(near({ minDistance: 1, maxDistance: 120_000 }))).toBe('shenzhen')
  })

  it('keeps the order when a page is asked for, and another order when one is', async () => {
    expect(await names(near({}).skip(1).limit(2))).toBe('shenzhen beijing')
    expect(await names(near({ maxDistance: 2_000_000 }).orderBy('_id', 'asc'))).toBe(
      'beijing guangzhou shenzhen',
    )
  })
})

describe('geoWithin', () => {
  const within = (area: Record<string, unknown>) =>
    names(
      places()
        .where({ at: cloud.db.command.geoWithin(area) })
        .orderBy('_id', 'asc'),
    )

  it('finds what lies in a polygon as a whole', async () => {
    expect(await within({ geometry: polygon(square(112, 21.5, 3.5)) })).toBe('guangzhou road shenzhen')
    expect(await within({ geometry: polygon(square(112, 22.4, 2.5)) })).toBe('guangzhou shenzhen')
  })

  it('leaves out what lies in a hole', async () => {
    const holed = polygon(square(112, 21, 4), square(114.03, 22.52, 0.05))
    expect(await within({ geometry: holed })).toBe('guangzhou road')
  })

  it('goes over the date line, and knows the other side of the earth', async () => {
    const pacific = line([170, -30], [-170, -30], [-170, -10], [170, -10], [170, -30])
    expect(await within({ geometry: polygon(pacific) })).toBe('suva')
    expect(await within({ geometry: polygon(square(-68, -25, 4)) })).toBe('')
  })

  it('finds in a circle of an angle', async () => {
    expect(await within({ centerSphere: [[113.26, 23.13], 130 / 6378.1] })).toBe('guangzhou shenzhen')
  })

  it('refuses a shape without an area', async () => {
    const asked = places()
      .options({ raw: true })
      .where({ at: { $geoWithin: { $geometry: { type: 'Point', coordinates: [1, 2] } } } })
    expect((await refusal(asked.get())).code).toBe(invalid)
  })
})

it('geoIntersects finds what touches, crosses or covers', async () => {
  const crossing = (geometry: unknown) =>
    names(
      places()
        .where({ at: cloud.db.command.geoIntersects({ geometry }) })
        .orderBy('_id', 'asc'),
    )
  expect(await crossing(line([113.5, 22], [114.5, 23.5]))).toBe('road')
  expect(await crossing(polygon(square(113.9, 22.4, 0.3)))).toBe('road shenzhen')
  expect(await crossing(point(113.26, 23.13))).toBe('guangzhou')
})

describe('the stage geoNear', () => {
  it('sorts by the distance and writes it down', async () => {
    const stage = {
      near: point(113.26, 23.13),
      distanceField: 'far.km',
      distanceMultiplier: 0.001,
      maxDistance: 150_000,
      spherical: true,
      query: { _id: cloud.db.command.neq('road') },
      key: 'at',
    }
    const { data } = (await places().aggregate().geoNear(stage).project({ far: 1 }).end()) as {
      data: { _id: string; far: { km: number } }[]
    }
    expect(data.map(({ _id, far }) => `${_id} ${Math.round(far.km)}`)).toEqual([
      'guangzhou 0',
      'shenzhen 105',
    ])
  })

  it('is refused behind another', async () => {
    const late = places()
      .aggregate()
      .limit(5)
      .geoNear({ near: point(1, 2), distanceField: 'd', spherical: true })
    expect((await refusal(late.end())).code).toBe('INVALID_PARAM')
  })
})

it('expressions that the library lacks: trunc of a number alone, and indexOfCP', async () => {
  const $ = cloud.db.command.aggregate
  const shown = { cut: $.trunc('$n'), at: $.indexOfCP(['$t', '美']), none: $.indexOfCP(['$t', '好']) }
  await places().add({ _id: 'n', n: -2.7, t: '😀小美' })
  const { data } = (await places().aggregate().match({ _id: 'n' }).project(shown).end()) as {
    data: unknown[]
  }
  expect(data).toEqual([{ _id: 'n', cut: -2, at: 2, none: -1 }])
})
