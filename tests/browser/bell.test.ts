/** The agent's words come to the shopper's screen over the bell of the local cloud. */
import { openStage, seen, storyOf, type Phone, type Stage } from '../support/browser'
import { Chat, Desk } from '../support/pages'

let stage: Stage
let shopper: Phone
let chat: Chat
let desk: Desk

const scene = storyOf(() => stage)

beforeAll(async () => {
  stage = await openStage()
  shopper = await stage.phone('张雨晴')
  chat = new Chat(shopper.page)
  desk = new Desk(await stage.wecom('林晓'))
}, 60_000)

afterAll(() => stage.close())

scene('listens once a person is asked for', async () => {
  await shopper.open('chat')
  const line = shopper.page.waitForRequest('**/watch/bells?*')
  await chat.button('转人工').click()
  await line
  await seen(shopper.page.getByText('林晓为您服务'))
})

scene('shows the agent’s words while time stands still on the phone: no pull is ever due', async () => {
  const { page } = shopper
  const now = await page.evaluate(() => Date.now())
  await page.clock.install({ time: now })
  await page.clock.pauseAt(now + 2_000)
  for (const words of ['在的', '照片收到', '马上处理']) {
    await desk.say(words)
    await seen(chat.agents(words))
  }
})

scene('goes on without the bell', async () => {
  const { page, context } = shopper
  await context.route('**/watch/bells?*', (route) => route.abort())
  await page.clock.resume()
  await shopper.open('chat')
  await seen(chat.agents('马上处理'))
  await desk.say('还在吗')
  await seen(chat.agents('还在吗'))
})
