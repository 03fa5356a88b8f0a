/** A question on a phone: found while it is typed, by meaning, by category; judged, acted upon, taken to a person. */
import type { Page } from 'playwright-core'
import { openStage, seen, storyOf, gone, type Phone, type Stage } from '../support/browser'
import { CALLS, inspect, inspecting } from '../support/inspect'
import { Chat, settled, sticksOut } from '../support/pages'
import { shot } from '../support/shots'

let stage: Stage
let zhang: Phone

const scene = storyOf(() => stage)
const { button, text, fine, offline } = inspecting(() => zhang)
const searchField = () => zhang.page.getByLabel('搜问题，如 退货运费').filter({ visible: true })

beforeAll(async () => {
  stage = await openStage()
  zhang = await stage.phone('张雨晴', { scale: 2 })
}, 90_000)
afterAll(() => stage.close())

const looksFine = async (page: Page, name: string): Promise<void> => {
  await settled(page)
  expect(await sticksOut(page)).toBe(0)
  await shot(page, name)
}

scene('from home to the questions: hot ones, categories, a person', async () => {
  const { page } = zhang
  await zhang.open('home')
  await seen(text('大家常问'))
  await looksFine(page, 'faq-home')
  await button('常见问题').click()
  await seen(text('按类别找'))
  await seen(button(/^售后\s*\d+ 条$/))
  await seen(text('没找到？'))
  await seen(text(/^现在约 \d+ 分钟接入$/))
  await looksFine(page, 'faq-start')
  await fine('faq')
})

scene('finds while she types: letters, initials, a slip', async () => {
  const { page } = zhang
  await searchField().fill('thyf')
  await seen(button(/^退货的运费谁出？/))
  await searchField().fill('退贷的运费')
  await seen(button(/^退货的运费谁出？/))
  await searchField().fill('退货运费')
  await seen(text('最接近的回答'))
  await looksFine(page, 'faq-search')
  await fine('faq-search')
})

scene('finds by meaning what no title says, and says it where it is sure', async () => {
  await searchField().fill('寄回去的邮费你们给报吗')
  await seen(text('最接近的回答'))
  await seen(button(/退货的运费谁出？/))
})

scene('without network the titles are found still, and what was not asked can be asked again', async () => {
  const { page } = zhang
  await offline(async () => {
    await searchField().fill('退款')
    await seen(button(/^退款多久到账？/))
    await seen(text('没有搜完整，'))
    await looksFine(page, 'faq-search-offline')
  })
  await button(/点这里再试/).click()
  await gone(text('没有搜完整，'))
})

scene('says that nothing is found, and takes the words to 小美', async () => {
  const { page } = zhang
  await searchField().fill('量子纠缠会议室密码')
  await seen(button('问小美：量子纠缠会议室密码'))
  await gone(text('正在搜更多'))
  await looksFine(page, 'faq-nothing')
  await button('问小美：量子纠缠会议室密码').click()
  const chat = new Chat(page)
  await seen(chat.own('量子纠缠会议室密码'))
  await page.getByRole('button', { name: '返回' }).filter({ visible: true }).click()
  await button('取消').click()
  await seen(text('最近搜过'))
  await seen(button('量子纠缠会议室密码'))
  await button('清空最近搜过的').click()
  await gone(text('最近搜过'))
})

scene('a category holds its questions; an answer leads to what solves it', async () => {
  const { page } = zhang
  await button(/^售后\s*\d+ 条$/).click()
  await seen(button('退款多久到账？'))
  await looksFine(page, 'faq-category')
  await button('退货的运费谁出？').click()
  await seen(page.getByRole('heading', { name: '退货的运费谁出？' }))
  await seen(text('相关的问题'))
  await looksFine(page, 'faq-answer')
  await fine('answer')
  await button('申请售后').click()
  await seen(text('选要售后的订单，点进去申请'))
  await looksFine(page, 'faq-choose-order')
  await page.getByRole('button', { name: '返回' }).filter({ visible: true }).click()
})

scene('she says that it helped, that it did not, and is offered a person', async () => {
  const { page } = zhang
  await offline(async () => {
    await button('有用').click()
    await seen(text('没有提交上，再点一次'))
  })
  await button('有用').click()
  await seen(text('谢谢，您的反馈收到了'))
  await button('没用').click()
  await seen(text('抱歉没有帮到您'))
  await seen(button('换个问法'))
  await looksFine(page, 'faq-not-helpful')
  await zhang.open('answer?key=aftersales-5')
  await seen(text('抱歉没有帮到您')) // kept on this phone
  await button('转人工').click()
  await seen(new Chat(page).own('转人工'))
})

scene('what is said no more, and what does not load, lead on', async () => {
  await zhang.open('answer?key=gone-1')
  await seen(text('这条答案已经撤下了'))
  await fine('answer-gone')
  await offline(async () => {
    await zhang.open('answer?key=aftersales-5')
    await seen(text('答案没有载入'))
    await fine('answer-failed')
    await zhang.open('faq')
    await seen(text(/没有网络，显示的是/)) // as it was last
    await fine('faq-stale')
  })
})

scene('a phone that never saw the questions says why there are none, and what is on its way', async () => {
  const li = await stage.phone('李国强')
  await li.context.route(CALLS, (route) => route.abort())
  await li.open('faq')
  await seen(li.page.getByText('常见问题没有载入'))
  await li.context.unroute(CALLS)
  await li.page.getByRole('button', { name: '再试一次' }).click()
  await seen(li.page.getByText('按类别找'))
  await li.context.close()
})

scene('in the chat: the answer with its way on, judged there', async () => {
  const wang = await stage.phone('王雪', { scale: 2 })
  const { page } = wang
  await wang.open('chat')
  const chat = new Chat(page)
  await chat.say('退货的运费谁出？')
  const card = page.locator('.faq-card')
  await seen(card.getByText('退货的运费谁出？'))
  await settled(page)
  await looksFine(page, 'faq-card')
  await card.getByRole('button', { name: '没用' }).click()
  await seen(card.getByText('抱歉没帮到您，换个说法，或转人工'))
  await looksFine(page, 'faq-card-rated')
  expect(await inspect(page)).toEqual([])
  await card.getByRole('button', { name: '转人工' }).click()
  await seen(page.getByText(/转人工，您是下一位/))
  await chat.openTray()
  await page.getByRole('button', { name: '常见问题' }).filter({ visible: true }).click()
  await seen(page.getByText('按类别找'))
  await wang.context.close()
})
