import * as fc from 'fast-check'
import { stateOfKuaidi100, wordOfKuaidi100 } from '../../../core/logistics/kuaidi100'
import { stateOfText, wordOfShop } from '../../../core/logistics/shop-words'
import { joinTrack, newTrack, TrackState, type Track, type TrackWord } from '../../../core/logistics/track'
import { HOUR } from '../../../core/shared/time'

const T0 = Date.UTC(2026, 10, 20, 2)

const at = (hours: number, text: string, state: TrackState = 'inTransit'): TrackWord => ({
  points: [{ at: T0 + hours * HOUR, text, state }],
})
const heard = (...words: readonly TrackWord[]): Track => words.reduce(joinTrack, newTrack)

const pickedUp = at(0, '已揽收', 'accepted')
const left = at(5, '离开 景德镇转运中心')
const brought = at(30, '派送中', 'outForDelivery')
const signed = at(33, '已签收', 'signed')
const sentBack = at(34, '快件退回', 'returned')

describe('a track', () => {
  it('is where its newest line says', () => {
    expect(heard()).toEqual({ points: [], state: 'unknown', lastMovedAt: null })
    expect(heard(pickedUp, left, brought)).toMatchObject({
      state: 'outForDelivery',
      lastMovedAt: T0 + 30 * HOUR,
    })
    expect(heard(pickedUp, left).points.map(({ text }) => text)).toEqual(['离开 景德镇转运中心', '已揽收'])
  })

  it('stays signed when the carrier writes a line after that', () => {
    expect(heard(signed, at(34, '感谢使用'))).toMatchObject({ state: 'signed', signedAt: T0 + 33 * HOUR })
  })

  it('that went back has not arrived, although its sender signs for it', () => {
    expect(heard(brought, sentBack, at(60, '已签收', 'signed'))).toMatchObject({ state: 'returned' })
  })

  it('knows when the shop says it was brought, without any line of it', () => {
    const parcel = { track: [], shippedAt: T0, deliveredAt: T0 + HOUR }
    expect(heard(wordOfShop(parcel))).toEqual({
      points: [],
      state: 'signed',
      shippedAt: T0,
      signedAt: T0 + HOUR,
      lastMovedAt: T0 + HOUR,
    })
  })

  it('that was only handed over has moved then, and is not taken for accepted', () => {
    expect(heard({ points: [], shippedAt: T0 })).toMatchObject({ state: 'unknown', lastMovedAt: T0 })
  })
})

const words = fc.array(
  fc.record(
    {
      points: fc.array(
        fc.record(
          {
            at: fc.integer({ min: 0, max: 6 }).map((hours) => T0 + hours * HOUR),
            text: fc.constantFrom('已揽收', '离开', '到达', '派送中', '已签收', '退回'),
            state: fc.constantFrom(...TrackState.options),
            place: fc.constantFrom('景德镇市', '杭州市'),
          },
          { requiredKeys: ['at', 'text', 'state'] },
        ),
        { maxLength: 5 },
      ),
      shippedAt: fc.constantFrom(T0, T0 + HOUR),
      signedAt: fc.constantFrom(T0, T0 + HOUR),
      returnedAt: fc.constantFrom(T0, T0 + HOUR),
    },
    { requiredKeys: ['points'] },
  ),
  { maxLength: 6 },
)

const shuffled = <T>(list: readonly T[], lots: readonly number[]): T[] =>
  list
    .map((one, index) => ({ one, lot: lots[index % lots.length] ?? 0, index }))
    .sort((a, b) => a.lot - b.lot || a.index - b.index)
    .map(({ one }) => one)

const lotsOf = fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 18 })

describe('whatever is pushed of a parcel', () => {
  it('gives the same track in any order, with any repetition', () => {
    fc.assert(
      fc.property(words, lotsOf, (some, lots) => {
        const again = shuffled([...some, ...some, ...some], lots)
        expect(heard(...again)).toEqual(heard(...some))
      }),
    )
  })

  it('gives the same track when one push holds it all', () => {
    fc.assert(
      fc.property(words, (some) => {
        const all = heard(...some)
        expect(joinTrack(newTrack, all)).toEqual(all)
        expect(joinTrack(all, all)).toEqual(all)
      }),
    )
  })

  it('never makes an arrived parcel of one that was sent back', () => {
    fc.assert(
      fc.property(words, (some) => {
        const track = heard(...some, sentBack)
        expect(track.state).toBe('returned')
      }),
    )
  })
})

describe('states of 快递100', () => {
  it.each<[string | number, TrackState]>([
    [0, 'inTransit'],
    ['1', 'accepted'],
    ['2', 'exception'],
    ['3', 'signed'],
    ['4', 'returned'],
    ['5', 'outForDelivery'],
    ['6', 'returned'],
    ['7', 'inTransit'],
    ['8', 'inTransit'],
    ['10', 'inTransit'],
    ['11', 'inTransit'],
    ['12', 'inTransit'],
    ['13', 'exception'],
    ['14', 'exception'],
    ['101', 'unknown'],
    ['103', 'accepted'],
    ['1001', 'inTransit'],
    ['1003', 'inTransit'],
    ['208', 'exception'],
    ['304', 'signed'],
    ['401', 'exception'],
    ['501', 'outForDelivery'],
    ['本人签收', 'signed'],
    ['', 'unknown'],
    ['99', 'unknown'],
    ['constructor', 'unknown'],
  ])('%s is %s', (code, state) => {
    expect(stateOfKuaidi100(code)).toBe(state)
  })

  it('belong to the newest line, where the answer says it of the parcel as a whole', () => {
    const word = wordOfKuaidi100({
      state: '3',
      data: [
        { context: '已揽收', ftime: '2026-11-20 10:00:00', time: '2026-11-20 10:00:00', status: '揽收' },
        { context: '送到了', ftime: '2026-11-21 10:00:00', areaName: '浙江,杭州市', status: null },
      ],
    })
    expect(word.points).toEqual([
      { at: Date.UTC(2026, 10, 21, 2), text: '送到了', state: 'signed', place: '浙江,杭州市' },
      { at: Date.UTC(2026, 10, 20, 2), text: '已揽收', state: 'accepted' },
    ])
  })

  it('say nothing where there is no line, or none with a time', () => {
    expect(wordOfKuaidi100({ state: '3', data: [] })).toEqual({ points: [] })
    expect(wordOfKuaidi100({ state: '3', data: [{ context: '已签收', time: '昨天' }] })).toEqual({
      points: [],
    })
  })
})

describe('a line that a shop’s own system writes', () => {
  it.each<[string, TrackState]>([
    ['已揽收，景德镇 三宝路店', 'accepted'],
    ['到达 杭州转运中心', 'inTransit'],
    ['派送中，请准备签收', 'outForDelivery'],
    ['快件已到驿站，请及时取件', 'outForDelivery'],
    ['已签收，本人签收', 'signed'],
    ['收件人拒收，快件退回中', 'returned'],
    ['派件异常：无法联系收件人', 'exception'],
    ['未签收，明天再送', 'outForDelivery'],
    ['您的退货包裹到达 退货仓', 'inTransit'],
  ])('%s: %s', (text, state) => {
    expect(stateOfText(text)).toBe(state)
  })
})
