import { DAY } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { startMini, type MiniHost, type MiniPage } from '../support/mini-host'
import { openWorld, type World } from '../support/world'

jest.setTimeout(60_000)

/** Friday 2026-11-20 10:00 in China. */
const FRIDAY = Date.UTC(2026, 10, 20, 2, 0, 0)
const person = { appid: 'wxa1de300000000001', openid: demoOpenid(1) }

let world: World
let mini: MiniHost
let page: MiniPage

const say = async (text: string, clientId: string) =>
  expect(
    await world.call(
      'shopper',
      { procedure: 'conversation.send', input: { clientId, body: { kind: 'text', text } } },
      person,
    ),
  ).toMatchObject({ ok: true })

beforeAll(async () => {
  world = await openWorld({ at: FRIDAY })
  mini = startMini({ callFunction: ({ name, data }) => world.call(name as 'shopper', data, person) })
  await say('杯子的暗号在星期五', 'said-on-friday')
  world.clock.pass(DAY)
  await say('杯子的暗号在星期六', 'said-on-saturday')
})
afterAll(async () => {
  mini.close()
  await world.close()
})
afterEach(() => page.close())

const has = (text: string) => page.text().includes(text)
const choose = (end: 'first' | 'last', value: string) =>
  page.fire(`.search-form__day:${end}-child .search-form__picker`, 'change', { value })

it('finds words of certain days only, from either side', async () => {
  page = await mini.open('pages/history/index')
  page.type('.search-field__input', '暗号')
  page.tap('.search-form__go')
  await page.until(() => has('星期五') && has('星期六'), 'both days')
  choose('last', '2026-11-20')
  await page.until(() => has('星期五') && !has('星期六'), 'what was said until Friday')
  choose('first', '2026-11-21')
  await page.until(() => has('星期五') && has('星期六'), 'days that are turned round')
  choose('last', '2026-11-21')
  await page.until(() => !has('星期五') && has('星期六'), 'what was said on Saturday')
  choose('first', '2026-11-22')
  await page.until(() => has('2026-11-22'), 'the day')
  choose('last', '2026-11-23')
  await page.until(() => has('没有找到'), 'nothing, in words')
})
