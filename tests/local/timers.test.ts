import { cronOf, isCron } from '../../local/functions/cron'
import type { CallFigures } from '../../local/functions/figures'
import type { TimerFaults } from '../../local/functions/timers'

import { createAlarms } from '../support/alarms'
import { makeBundles, type Bundles } from '../support/bundles'
import { startTestCloud, type TestCloud } from '../support/cloud'

/** Saturday, 2026-11-21 12:00:00 in China. */
const noon = Date.UTC(2026, 10, 21, 4)
const second = 1_000
const day = 86_400_000

interface Rig {
  readonly cloud: TestCloud
  readonly bundles: Bundles
  readonly clock: ReturnType<typeof createAlarms>
  /** What the timer's runs answered so far, once `count` of them are over. */
  runs(count: number): Promise<readonly CallFigures[]>
}

const triggers = (config: string) => ({
  triggers: [{ name: 'tick', type: 'timer', config }],
  timeoutMs: 20_000,
})
const source = 'exports.main = async (event) => { console.log(event.Time); return event }'
const rigs: Rig[] = []

const start = async (cron: string, faults: TimerFaults = {}): Promise<Rig> => {
  const bundles = makeBundles()
  bundles.write('clock', source, triggers(cron))
  const clock = createAlarms(noon)
  const timers = { alarm: clock.alarm, faults }
  const cloud = await startTestCloud({ functionsDir: bundles.dir, timers, now: clock.now })
  const over: CallFigures[] = []
  cloud.host.onCall((figures) => over.push(figures))
  const runs = async (count: number): Promise<readonly CallFigures[]> => {
    while (over.length < count) await new Promise(setImmediate)
    return over
  }
  const rig = { cloud, bundles, clock, runs }
  rigs.push(rig)
  return rig
}
afterEach(async () => {
  for (const { cloud, bundles } of rigs.splice(0)) {
    await cloud.close()
    bundles.remove()
  }
})

const said = ({ cloud }: Rig): readonly string[] => cloud.host.logs.since(0).map(({ text }) => text)

describe('a timer', () => {
  it('runs at each time of its pattern, with the time that was meant', async () => {
    const rig = await start('*/10 * * * * * *')
    rig.clock.turnTo(noon + 25 * second)
    expect(await rig.runs(2)).toHaveLength(2)
    expect([...said(rig)].sort()).toEqual(['2026-11-21T04:00:10.000Z', '2026-11-21T04:00:20.000Z'])
    expect(rig.clock.set()).toEqual([noon + 30 * second])
    expect((await rig.runs(2))[0]).toMatchObject({ fn: 'clock', source: 'timer' })
  })

  it('that was slept through runs once, and is not made up for', async () => {
    const rig = await start('*/10 * * * * * *')
    rig.clock.sleepTo(noon + 3_605 * second)
    await rig.runs(1)
    expect(said(rig)).toEqual(['2026-11-21T04:00:10.000Z'])
    expect(rig.clock.set()).toEqual([noon + 3_610 * second])
  })

  it('ends with the cloud, a late run too', async () => {
    const rig = await start('*/10 * * * * * *', { lateMs: 60 * second })
    rig.clock.turnTo(noon + 15 * second)
    expect(rig.clock.set()).toEqual([noon + 20 * second, noon + 70 * second])
    await rig.cloud.close()
    expect(rig.clock.set()).toEqual([])
  })

  it('may be late, and still names the time that was meant', async () => {
    const rig = await start('0 */1 * * * * *', { lateMs: 45 * second })
    rig.clock.turnTo(noon + 100 * second)
    expect(said(rig)).toEqual([])
    rig.clock.turnTo(noon + 105 * second)
    await rig.runs(1)
    expect(said(rig)).toEqual(['2026-11-21T04:01:00.000Z'])
  })

  it('later than its period overtakes nothing: every run still comes', async () => {
    const rig = await start('*/10 * * * * * *', { lateMs: 25 * second })
    rig.clock.turnTo(noon + 45 * second)
    await rig.runs(2)
    expect([...said(rig)].sort()).toEqual(['2026-11-21T04:00:10.000Z', '2026-11-21T04:00:20.000Z'])
  })

  it('may be doubled: both runs are under way at once, in instances of their own', async () => {
    const rig = await start('0 */1 * * * * *', { times: 2 })
    rig.clock.turnTo(noon + 60 * second)
    expect(rig.cloud.host.figures()[0]).toMatchObject({ instances: 2, running: 2 })
    await rig.runs(2)
    expect(said(rig)).toEqual(['2026-11-21T04:01:00.000Z', '2026-11-21T04:01:00.000Z'])
  })

  it('that fails runs at its next time', async () => {
    const rig = await start('*/10 * * * * * *')
    rig.bundles.write(
      'clock',
      'exports.main = async () => { throw new Error("no") }',
      triggers('*/10 * * * * * *'),
    )
    rig.cloud.host.reload()
    rig.clock.turnTo(noon + 20 * second)
    expect((await rig.runs(2)).map(({ ok }) => ok)).toEqual([false, false])
  })

  it('whose config.json has changed runs by the new pattern only', async () => {
    const rig = await start('*/10 * * * * * *')
    rig.bundles.write('clock', source, triggers('0 0 9 * * * *'))
    rig.cloud.host.reload()
    expect(rig.clock.set()).toEqual([Date.UTC(2026, 10, 22, 1)])
    rig.bundles.write('clock', source, {})
    rig.cloud.host.reload()
    expect(rig.clock.set()).toEqual([])
  })

  it('of a config.json that is half written goes on as it was', async () => {
    const rig = await start('*/10 * * * * * *')
    rig.bundles.write('clock', source, triggers('every day'))
    rig.cloud.host.reload()
    expect(rig.clock.set()).toEqual([noon + 10 * second])
  })
})

describe('a pattern', () => {
  const next = (pattern: string): number | undefined => cronOf(pattern).nextRun(new Date(noon))?.getTime()

  it.each([
    ['*/10 * * * * * *', noon + 10 * second],
    ['0 30 8 * * * *', Date.UTC(2026, 10, 22, 0, 30)], // 8:30 in China, not in London
    ['0 0 12 * * MON *', Date.UTC(2026, 10, 23, 4)],
    ['0 0 12 1 1 * 2028', Date.UTC(2028, 0, 1, 4)],
    ['5/20 * * * * * *', noon + 5 * second], // from second 5 on
    ['0 0 12 1,15 JAN-FEB * *', Date.UTC(2027, 0, 1, 4)],
  ])('%s is read in China time, from second to year', (pattern, at) => {
    expect(next(pattern)).toBe(at)
  })

  it.each([
    '0 0 0 L * * *',
    '0 0 0 15W * * *',
    '0 0 0 * * 5#2 *',
    '0 0 0 ? * * *',
    '0 0 0 * * 7 *',
    '0 0 0 * 13 * *',
    '*/0 * * * * * *',
    '9-3 * * * * * *',
  ])('%s is none: the platform documents , - * / and 0–6 only', (pattern) =>
    expect(isCron(pattern)).toBe(false),
  )

  it('has seven fields', () => {
    expect([isCron('0 * * * * * *'), isCron('0 * * * * *'), isCron('* * * * *'), isCron('')]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  it('whose years are over never runs, and waits for nothing', async () => {
    const rig = await start('0 0 0 1 1 * 2020')
    expect(rig.clock.set()).toEqual([])
    rig.clock.turnTo(noon + 400 * day)
    expect(said(rig)).toEqual([])
  })
})
