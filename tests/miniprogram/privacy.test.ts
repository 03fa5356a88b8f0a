import { demoOpenid } from '../../local/demo/people'
import { DAY, MINUTE, SECOND } from '../../core/shared/time'
import { startMini, type MiniHost, type MiniPage } from '../support/mini-host'
import { openWorld, type World } from '../support/world'

jest.setTimeout(60_000)

/** Sunday 2026-11-22 22:00 in China: the shop is closed. */
const SUNDAY_NIGHT = Date.UTC(2026, 10, 22, 14, 0, 0)
const appid = 'wxa1de300000000001'
/** 张雨晴, whose orders are on their way, and 刘芳 who never ordered. */
const [regular, newcomer] = [demoOpenid(1), demoOpenid(5)]
let openid = regular

type Decide = (answer: { event: string; buttonId?: string }) => void
interface Wx {
  onNeedPrivacyAuthorization: (listener: (decide: Decide) => void) => void
  requirePrivacyAuthorize: (ways: { success: () => void; fail: () => void }) => void
  requestSubscribeMessage: (asked: {
    tmplIds: string[]
    success: (answer: Record<string, string>) => void
  }) => void
}

let world: World
let mini: MiniHost
let page: MiniPage
/** What WeChat was told that the person decided. */
let decided: { event: string; buttonId?: string }[] = []
let asked: string[][] = []

/** WeChat asks before it hands out anything personal, until somebody agreed by the button. */
const privacyOfWechat = (): Wx => {
  let listener: ((decide: Decide) => void) | null = null
  let agreed = false
  return {
    onNeedPrivacyAuthorization: (listen) => (listener = listen),
    requirePrivacyAuthorize: ({ success, fail }) => {
      if (agreed) return success()
      listener?.((answer) => {
        decided.push(answer)
        agreed = answer.event === 'agree'
        return agreed ? success() : fail()
      })
    },
    requestSubscribeMessage: ({ tmplIds, success }) => {
      asked.push(tmplIds)
      success(Object.fromEntries(tmplIds.map((id) => [id, 'accept'])))
    },
  }
}

beforeAll(async () => {
  world = await openWorld({ at: SUNDAY_NIGHT })
  mini = startMini({
    callFunction: ({ name, data }) => world.call(name as 'shopper', data, { appid, openid }),
  })
  await world.agent('linxiao').says('/off')
  Object.assign((globalThis as unknown as { wx: object }).wx, privacyOfWechat())
})
afterAll(async () => {
  mini.close()
  await world.close()
})
beforeEach(() => {
  decided = []
  asked = []
})
afterEach(() => page.close())

const seen = (text: string) => page.until(() => page.text().includes(text), text)
const tapOn = (selector: string, text: string) => {
  const found = page
    .all(selector)
    .filter((element) => element.textContent.includes(text))
    .at(-1)
  if (!found) throw new Error(`nothing says ${text}: ${page.text()}`)
  page.tap(found)
}

describe('the privacy page', () => {
  it('says what is kept as the shop has set it, and where a request stands', async () => {
    page = await mini.open('pages/privacy/index')
    await seen('保存 1 年')
    tapOn('.button', '申请下载')
    await seen('已申请，马上开始准备')
    world.clock.pass(10 * SECOND)
    await world.tick()
    page.close()
    page = await mini.open('pages/privacy/index')
    await seen('准备好了')
    expect(page.text()).toContain('复制下载链接')
  })

  it('asks twice before anything is deleted, and says why it was refused', async () => {
    page = await mini.open('pages/privacy/index')
    await seen('申请删除')
    tapOn('.button', '申请删除')
    await seen('确定要删除吗？')
    tapOn('.button--danger', '申请删除')
    await seen('没有删除：还有订单没有收到货')
  })
})

describe('a deletion', () => {
  it('can be taken back until it begins, and then is carried out', async () => {
    openid = newcomer
    page = await mini.open('pages/privacy/index')
    const askTwice = async (button: string) => {
      await seen(button)
      tapOn('.button', button)
      await seen('确定要删除吗？')
      tapOn('.button--danger', '申请删除')
      await seen('开始删除')
    }
    await askTwice('申请删除')
    tapOn('.button', '撤回')
    await seen('已撤回')
    await askTwice('重新申请')
    page.close()
    world.clock.pass(DAY)
    await world.tick()
    world.clock.pass(MINUTE)
    await world.tick()
    page = await mini.open('pages/privacy/index')
    await seen('已删除，')
    openid = regular
  })
})

describe('in the chat', () => {
  const openChat = async () => {
    page = await mini.open('pages/chat/index', { scene: 'home' })
    await page.until(() => page.all('.composer').length > 0, 'the chat')
  }
  const choosePhotos = () => tapOn('.panel__choice', '照片')

  it('nothing is chosen without consent, and the words say so', async () => {
    await openChat()
    page.tap('[class*=composer__button]:last-child')
    await page.until(() => page.all('.panel__choice').length > 0, 'the panel')
    choosePhotos()
    await seen('先看一下隐私说明')
    tapOn('.button', '不同意')
    await page.until(() => mini.seen.toasts.length > 0, 'words')
    expect(mini.seen.toasts.at(-1)).toContain('什么都没有选')
    expect(decided).toEqual([{ event: 'disagree' }])
    await page.until(() => !page.text().includes('先看一下隐私说明'), 'the sheet to go')
  })

  it('with it WeChat learns of the button, and is not asked again', async () => {
    await openChat()
    page.tap('[class*=composer__button]:last-child')
    await page.until(() => page.all('.panel__choice').length > 0, 'the panel')
    choosePhotos()
    await seen('先看一下隐私说明')
    page.fire('.question__acts .button--primary', 'agreeprivacyauthorization')
    await page.until(() => decided.length > 0, 'the decision')
    expect(decided).toEqual([{ event: 'agree', buttonId: 'agree-privacy' }])
  })

  it('a message that was left offers a notice, by the tap itself', async () => {
    await openChat()
    page.type('.composer__field', '转人工')
    page.fire('.composer__field', 'confirm', { value: '转人工' })
    await seen('客服回复后，微信发一条通知告诉您')
    tapOn('.button', '通知我')
    await seen('客服回复时您不在这里，微信会通知您')
    expect(asked).toEqual([['demo-template-answered']])
    world.clock.pass(MINUTE)
  })
})
