import { Meter } from '../../local/gateway/meter'
import { CallMeter, type CallReport } from '../../local/meter/calls'
import { Histogram } from '../../local/meter/histogram'
import { kindOf } from '../../local/meter/kinds'
import { Rates } from '../../local/meter/rates'

const report = (changes: Partial<CallReport> = {}): CallReport => ({
  fn: 'shopper',
  procedure: 'conversation.send',
  source: 'wx_client',
  ms: 20,
  cold: false,
  memoryMb: 256,
  gbSeconds: 0.005,
  ok: true,
  bytesIn: 100,
  bytesOut: 900,
  ...changes,
})

describe('how long calls took', () => {
  it('is told to a tenth, from half a millisecond to minutes', () => {
    const times = new Histogram()
    for (let n = 1; n <= 1000; n += 1) times.add(n)
    expect(times.percentile(0.5) / 500).toBeCloseTo(1, 0)
    expect(Math.abs(times.percentile(0.5) / 500 - 1)).toBeLessThan(0.11)
    expect(Math.abs(times.percentile(0.95) / 950 - 1)).toBeLessThan(0.11)
    expect(times.max).toBe(1000)
  })

  it('is nothing while nothing was called, and never more than the longest', () => {
    const times = new Histogram()
    expect(times.percentile(0.95)).toBe(0)
    times.add(7)
    expect(times.percentile(0.95)).toBe(7)
    times.add(9_000_000)
    expect(times.percentile(1)).toBeLessThanOrEqual(9_000_000)
  })
})

describe('calls', () => {
  it('are counted by door and procedure, with what failed and what was cold', () => {
    const meter = new CallMeter(() => 1_000)
    meter.record(report({ cold: true, ms: 200 }))
    meter.record(report({ ok: false }))
    meter.record(report({ fn: 'clock', procedure: '', source: 'timer' }))
    const [send, timer] = meter.entries()
    expect(send).toMatchObject({
      calls: 2,
      errors: 1,
      cold: 1,
      bytesOut: 1800,
      maxMs: 200,
      lastAt: 1_000,
      lastOk: false,
    })
    expect(timer).toMatchObject({ fn: 'clock', procedure: 'timer', calls: 1, errors: 0 })
    expect(meter.total()).toMatchObject({ calls: 3, errors: 1, gbSeconds: 0.015 })
  })

  it('do not fill the memory when a caller makes up procedures', () => {
    const meter = new CallMeter(() => 0)
    for (let n = 0; n < 2_000; n += 1) meter.record(report({ procedure: `made.up${n}` }))
    expect(meter.entries().length).toBeLessThanOrEqual(501)
    expect(meter.total().calls).toBe(2_000)
  })
})

describe('requests to the gateway', () => {
  it('are told by the procedure that caused them, and summed over all', () => {
    const meter = new Meter()
    const key = { action: 'database.getDocument', on: 'turns' }
    meter.request({ ...key, by: 'shopper conversation.send' }, 10)
    meter.request(key, 10)
    meter.cost(
      { ...key, by: 'shopper conversation.send' },
      { index: null, examined: 9, returned: 1, fields: ['a'] },
    )
    expect(meter.caused()).toMatchObject([
      { by: 'shopper conversation.send', requests: 1, examined: 9 },
      { by: '', requests: 1, examined: 0 },
    ])
    expect(meter.entries()).toMatchObject([{ ...key, requests: 2, examined: 9, returned: 1, bytesIn: 20 }])
    expect(meter.total({ on: 'turns' }).requests).toBe(2)
    expect(meter.wastes).toMatchObject([{ on: 'turns', fields: ['a'] }])
  })

  it('do not fill the memory when a caller makes up collections', () => {
    const meter = new Meter()
    for (let n = 0; n < 6_000; n += 1) meter.request({ action: 'database.getDocument', on: `c${n}` }, 1)
    expect(meter.caused().length).toBeLessThanOrEqual(5_001)
    expect(meter.total().requests).toBe(6_000)
  })

  it('are reads or writes as the price list counts them', () => {
    expect(kindOf('database.calculateDocument')).toBe('read')
    expect(kindOf('database.modifyAndReturnDoc')).toBe('write')
    expect(kindOf('storage.getUploadMetadata')).toBe('storage')
    expect(kindOf('database.addCollection')).toBe('other')
  })
})

describe('what happens a second', () => {
  it('is kept for two minutes, with zeros where nothing happened', () => {
    let now = 10_000
    const rates = new Rates(() => now)
    rates.add({ calls: 1, bytes: 5 })
    rates.add({ calls: 1 })
    now = 12_500
    rates.add({ requests: 3 })
    now = 13_000
    expect(rates.last(4).map(({ calls, requests }) => [calls, requests])).toEqual([
      [0, 0],
      [2, 0],
      [0, 0],
      [0, 3],
    ])
    now = 400_000
    expect(rates.last(60).every(({ calls, requests }) => calls + requests === 0)).toBe(true)
  })
})
