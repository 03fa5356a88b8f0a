import { welcome, type WelcomeContext } from '../../core/bot/welcome'
import { HOUR, MINUTE } from '../../core/shared/time'
import { callHuman, enter, say, served, botSays } from '../support/commands'
import { given, shortly, type Step } from '../support/given'
import { NOW, sampleOrder, samplePolicy, sampleShop } from '../support/samples'

const context: WelcomeContext = {
  shop: sampleShop,
  shopper: { name: '张雨晴', gender: 'female' },
  order: null,
  questions: null,
  waitMs: 3 * MINUTE,
  now: NOW,
}
const welcomed = (more: Partial<WelcomeContext> = {}, ...past: Step[]) =>
  welcome(given(...past).state, { ...context, ...more }).map(shortly)

const questions = ['怎么退换货？', '多久发货']
const muchLater = NOW + samplePolicy.welcomeAgainAfterMs

describe('the welcome', () => {
  it('of a first visit has the honorific, the time of day, the shop and the expected wait', () => {
    expect(welcomed()).toEqual(['bot: 张女士，上午好。我是棉屿生活的小美，转人工约等 3 分钟。'])
  })

  it('of a stranger says no name, and does not promise a wait that nobody knows', () => {
    expect(welcomed({ shopper: null, waitMs: null })).toEqual(['bot: 上午好。我是棉屿生活的小美。'])
    const first = '{问候}，直接说就行。找客服预计等待 {等待}。我在。'
    const shop = { ...sampleShop, welcome: { ...sampleShop.welcome, first } }
    expect(welcomed({ shop, waitMs: null })).toEqual(['bot: 上午好，直接说就行。我在。'])
  })

  it('of somebody who returns has other words', () => {
    expect(welcomed({ now: muchLater }, enter)).toEqual(['bot: 张女士，又见面了。'])
  })

  it('names the order that the chat was opened from', () => {
    expect(welcomed({ order: sampleOrder() })).toEqual(['bot: 张女士，您要问尾号 6037 的订单吗？'])
  })

  it('names another order also soon after, and the same one not again', () => {
    const fromOrder = { ...enter, orderNo: sampleOrder().orderNo }
    expect(welcomed({ order: sampleOrder() }, enter)).toEqual(['bot: 张女士，您要问尾号 6037 的订单吗？'])
    expect(welcomed({ order: sampleOrder() }, fromOrder)).toEqual([])
  })

  it('outside hours says when somebody is there again, whatever the occasion', () => {
    const night = { now: NOW + 9 * HOUR, waitMs: null }
    const words = ['bot: 张女士，客服 明天 10:00 上班，可以先留言。']
    expect(welcomed(night)).toEqual(words)
    expect(welcomed({ ...night, order: sampleOrder() })).toEqual(words)
  })

  it('outside hours is as by day while an agent works late', () => {
    expect(welcomed({ now: NOW + 9 * HOUR })).not.toEqual([expect.stringContaining('上班')])
  })

  it('brings the shop’s chips', () => {
    expect(welcome(given().state, context)[0]?.body).toMatchObject({ chips: ['我的快递到哪了', '转人工'] })
  })

  it('is not said again soon after', () => {
    expect(welcomed({ now: muchLater - 1 }, enter)).toEqual([])
  })

  it('does not interrupt a talk with the bot, but greets somebody whose last talk went silent', () => {
    const talk = say('到哪了', botSays('在路上'))
    const long = muchLater + samplePolicy.botIdleMs
    expect(welcomed({ now: long }, enter, { now: long - MINUTE }, talk)).toEqual([])
    expect(welcomed({ now: long }, enter, talk)).toEqual(['bot: 张女士，又见面了。'])
  })

  it('offers the quick questions when that is where the shopper came from', () => {
    expect(welcomed({ questions })).toHaveLength(2)
    expect(welcomed({ questions }, enter, say('在吗'))).toEqual(['bot: 大家常问这些，点一下就有答案。'])
    expect(welcome(given(enter).state, { ...context, questions })[0]?.body).toMatchObject({
      chips: ['怎么退换货？', '多久发货'],
    })
  })

  it.each([
    ['waiting', [callHuman]],
    ['being served', [...served]],
    ['having left a message', [{ handOff: { kind: 'leaveMessage', opensAt: null } }, callHuman]],
  ] as [string, Step[]][])(
    'leaves a shopper alone who is %s, even when he came for the quick questions',
    (_, past) => {
      expect(welcomed({ questions, now: muchLater }, ...past)).toEqual([])
    },
  )
})
