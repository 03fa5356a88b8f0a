import { demoOpenid } from '../../local/demo/people'
import { startMini, type MiniHost, type MiniPage } from '../support/mini-host'
import { openWorld, type World } from '../support/world'

jest.setTimeout(60_000)

const who = { appid: 'wxa1de300000000001', openid: demoOpenid(1) }

let world: World
let mini: MiniHost
/** Procedures that are not reached. */
let lost: (procedure: string) => boolean
let asked: { procedure: string; input: Record<string, unknown> }[]

beforeAll(async () => {
  world = await openWorld()
  mini = startMini({
    callFunction: ({ name, data }) => {
      const call = data as (typeof asked)[number]
      asked.push(call)
      if (lost(call.procedure)) return Promise.reject(new Error('no network'))
      return world.call(name as 'shopper', call, who)
    },
  })
})
afterAll(async () => {
  mini.close()
  await world.close()
})
beforeEach(() => {
  lost = () => false
  asked = []
  mini.seen.opened.length = 0
})

const opened = () => mini.seen.opened.map((url) => decodeURIComponent(url).replace(/&visit=[\w-]+$/, ''))
const opens = async (page: MiniPage, url: string): Promise<void> => {
  await page.until(() => opened().includes(url), url)
}
const inputsOf = (wanted: string) =>
  asked.flatMap(({ procedure, input }) => (procedure === wanted ? [input] : []))

const holding = (page: MiniPage, selector: string, text: string): HTMLElement => {
  const found = page.all(selector).find((element) => element.textContent.includes(text))
  if (!found) throw new Error(`no ${selector} says ${text}: ${page.text()}`)
  return found
}
const questions = async (query = {}): Promise<MiniPage> => {
  const page = await mini.open('pages/faq/index', query)
  await page.until(() => page.all('.cell__text').length > 0, 'the questions')
  return page
}
const answer = async (query: Record<string, string>): Promise<MiniPage> => {
  const page = await mini.open('pages/answer/index', query)
  await page.until(() => page.all('.answer-card').length > 0, 'the answer')
  return page
}

describe('the questions', () => {
  it('begin with those that are asked most, and the categories with how much is in each', async () => {
    const page = await questions()
    expect(page.text()).toContain('大家常问')
    expect(page.all('.category').map(({ textContent }) => textContent.replace(/\d+ 条/, ''))).toEqual(
      expect.arrayContaining(['订单', '支付', '配送', '商品', '售后']),
    )
    page.tap(holding(page, '.category', '售后'))
    await opens(page, '/pages/faq/index?category=售后')
    page.close()
  })

  it('are found by initials at once, and not by meaning', async () => {
    const page = await questions()
    page.type('.search-field__input', 'thdyf')
    await page.until(() => page.all('.question-row__mark').length > 0, 'what was meant')
    expect(page.all('.question-row__mark')[0]?.textContent).toBe('退货的运费')
    page.tap(holding(page, '.results .cell', '退货的运费谁出？'))
    await opens(page, '/pages/answer/index?key=aftersales-5&asked=thdyf')
    expect(inputsOf('knowledge.search')).toEqual([])
    page.close()
  })

  it('are asked by meaning once she pauses, for the newest words only', async () => {
    const page = await questions()
    page.type('.search-field__input', '寄回去的')
    page.type('.search-field__input', '寄回去的邮费你们给报吗')
    await page.until(() => page.all('.best-card').length > 0, 'the best of them')
    expect(page.all('.best-card')[0]?.textContent).toContain('退货的运费谁出？')
    expect(inputsOf('knowledge.search')).toEqual([{ text: '寄回去的邮费你们给报吗' }])
    page.close()
  })

  it('say that they were not asked by meaning, and are asked again by a tap', async () => {
    lost = (procedure) => procedure === 'knowledge.search'
    const page = await questions()
    page.type('.search-field__input', '退款')
    await page.until(() => page.text().includes('没有搜完整'), 'why')
    expect(page.text()).toContain('退款多久到账？')
    lost = () => false
    page.tap('.results__line')
    await page.until(() => !page.text().includes('没有搜完整'), 'the answer')
    page.close()
  })

  it('take her words to 小美 and to a person, and remember what she looked for', async () => {
    const page = await questions()
    page.type('.search-field__input', '会议室密码')
    await page.until(() => page.text().includes('问小美：会议室密码'), 'the way to 小美')
    page.tap(holding(page, '.bottom-bar .button', '问人工客服'))
    await opens(page, '/pages/chat/index?ask=会议室密码&person=1')
    page.tap(holding(page, '.results .cell', '问小美'))
    await opens(page, '/pages/chat/index?ask=会议室密码')
    page.tap('.search-bar__cancel')
    const looked = () => page.all('.chip').map(({ textContent }) => textContent)
    await page.until(() => looked().includes('会议室密码'), 'what was looked for')
    page.tap('.section__more')
    await page.until(() => page.all('.chip').length === 0, 'nothing of it')
    page.close()
  })

  it('are there without network as they were, with their time', async () => {
    ;(await questions()).close()
    lost = () => true
    const page = await questions({ category: '支付' })
    expect(page.text()).toMatch(/没有网络，显示的是 .*\d\d:\d\d 的内容/)
    page.close()
  })
})

describe('an answer', () => {
  it('has what solves it, what is like it, and a person', async () => {
    const page = await answer({ key: 'aftersales-5' })
    expect(page.text()).toContain('来回运费我们出')
    page.tap(holding(page, '.answer-card .button', '申请售后'))
    await opens(page, '/pages/orders/index?for=aftersales')
    page.tap(page.all('.section .cell')[0]!)
    await page.until(
      () => opened().some((url) => url.startsWith('/pages/answer/index?key=')),
      'another answer',
    )
    page.tap(holding(page, '.bottom-bar .button', '问人工客服'))
    await opens(page, '/pages/chat/index?ask=&person=1')
    page.close()
  })

  it('is judged again after a failure by the same wish, and otherwise when she changes her mind', async () => {
    lost = (procedure) => procedure === 'knowledge.rate'
    const page = await answer({ key: 'aftersales-6', asked: '钱啥时候退' })
    page.tap(holding(page, '.helpful__choice', '有用'))
    await page.until(() => page.text().includes('没有提交上'), 'why')
    lost = () => false
    page.tap(holding(page, '.helpful__choice', '有用'))
    await page.until(() => page.text().includes('您的反馈收到了'), 'thanks')
    page.tap(holding(page, '.helpful__choice', '没用'))
    await page.until(() => page.text().includes('抱歉没有帮到您'), 'sorry')
    const rated = inputsOf('knowledge.rate')
    expect(rated).toMatchObject([
      { helpful: true },
      { helpful: true },
      { helpful: false, asked: '钱啥时候退' },
    ])
    expect(rated[0]?.clientId).toBe(rated[1]?.clientId)
    expect(rated[2]?.clientId).not.toBe(rated[1]?.clientId)
    page.tap(holding(page, '.feedback-card .button', '换个问法'))
    await opens(page, '/pages/faq/index?search=1')
    page.close()
    const again = await answer({ key: 'aftersales-6' })
    expect(again.text()).toContain('抱歉没有帮到您')
    again.close()
  })

  it('that is not said any more leads on', async () => {
    const page = await mini.open('pages/answer/index', { key: 'gone-1' })
    await page.until(() => page.text().includes('这条答案已经撤下了'), 'why')
    page.tap(holding(page, '.button', '看常见问题'))
    await opens(page, '/pages/faq/index')
    page.close()
  })
})

describe('a person who was called on a page of questions', () => {
  const own = (page: MiniPage) =>
    page.all('.message--shopper.message--sent').map(({ textContent }) => textContent)

  it('is called in the chat before the words that she typed, once', async () => {
    const query = { ask: '会议室密码', person: '1', visit: 'visit-of-one-tap' }
    const page = await mini.open('pages/chat/index', query)
    await page.until(() => page.text().includes('正在转人工'), 'the way to a person')
    await page.until(() => own(page).length === 2, 'her words')
    expect(own(page)).toEqual([expect.stringContaining('转人工'), expect.stringContaining('会议室密码')])
    page.close()
    const again = await mini.open('pages/chat/index', query)
    await again.until(() => own(again).length === 2, 'the same words')
    again.close()
  })
})
