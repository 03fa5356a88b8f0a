import { demoOpenid } from '../../local/demo/people'
import { dateOf, DAY, HOUR, MINUTE, SECOND } from '../../core/shared/time'
import { openDesk, type DeskRig } from '../support/desk'
import { must, refused, talkOf } from '../support/talk'
import { openWorld, SATURDAY_MORNING, type World } from '../support/world'

/** Saturday 2026-11-21, 11:00 in China. */
const SATURDAY = dateOf(SATURDAY_MORNING)
const CLOSING = SATURDAY_MORNING + 7 * HOUR

let world: World
let rig: DeskRig
beforeEach(async () => {
  world = await openWorld()
  rig = openDesk(world)
  await rig.supervise('zhouke')
})
afterEach(() => world.close())

const whyOf = async (date = SATURDAY, userid = 'zhouke') => {
  const { numbers } = await rig.member(userid)
  return numbers.why({ date })
}
const staffNow = (fields: object) =>
  world.look((db) => db.collection('agents').where({ shopId: 'mianyu' }).update(fields))

it('is for supervisors', async () => {
  expect(await whyOf(SATURDAY, 'linxiao')).toEqual(refused('forbidden'))
  expect(await whyOf()).toMatchObject({ ok: true })
  const { numbers } = await rig.member('zhouke')
  expect(await numbers.why({ date: '2026-02-31' })).toEqual(refused('badRequest'))
})

it('says nothing of a day on which nobody asked, nor of another shop’s', async () => {
  expect(await must(whyOf('2026-11-20'))).toMatchObject({ hours: [], moves: [] })
})

it('finds too few agents where everybody waits for the one place, and says how many would do', async () => {
  await staffNow({ capacity: 1 })
  for (const userid of ['hejing', 'zhouke']) await world.agent(userid).says('/off')
  const talks = Array.from({ length: 6 }, (_, n) => talkOf(world.shopper({ openid: demoOpenid(n + 1) })))
  for (const talk of talks) await talk.asksForPerson()
  for (const [n] of talks.entries()) {
    world.clock.pass(4 * MINUTE)
    await world.agent('linxiao').says(`#${n + 1} 您好`)
    await world.agent('linxiao').says(`#${n + 1} /end`)
  }
  await world.tick()
  world.clock.pass(HOUR)
  const { hours } = await must(whyOf())
  expect(hours).toMatchObject([{ hour: 11, asked: 6, agents: 1, places: 1, cause: 'few' }])
  expect(hours[0]?.enough).toBeGreaterThan(1)
  expect(hours[0]?.queuedMs).toBe(10 * MINUTE)
})

it('knows who was on duty when, by word and by closing time', async () => {
  const shiftsOf = async (userid: string) =>
    (await world.newPorts().shifts.between('mianyu', SATURDAY_MORNING - DAY, CLOSING + DAY)).filter(
      (shift) => shift.userid === userid,
    )
  const lin = world.agent('linxiao')
  await lin.says('/off')
  world.clock.pass(HOUR)
  await lin.says('/on')
  world.clock.pass(MINUTE)
  await lin.says('/on')
  world.clock.pass(29 * MINUTE)
  await lin.says('/busy')
  await lin.says('/busy')
  world.clock.pass(MINUTE)
  await lin.says('/on')
  world.clock.pass(CLOSING + HOUR - world.clock.now())
  await Promise.all([world.tick(), world.tick()])
  const from = SATURDAY_MORNING + HOUR
  const spans = (await shiftsOf('linxiao')).map((shift) => [shift.from, shift.to])
  expect(spans.slice(1)).toEqual([
    [from, from + 30 * MINUTE],
    [from + 31 * MINUTE, CLOSING],
  ])
  expect(await shiftsOf('hejing')).toEqual([])
  world.clock.pass(41 * DAY - (world.clock.now() % HOUR) + SECOND)
  await world.tick()
  expect(await shiftsOf('linxiao')).toEqual([])
})
