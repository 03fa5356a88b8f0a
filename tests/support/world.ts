import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient, type Client } from '../../core/contracts/client'
import { clockContract } from '../../core/contracts/clock.contract'
import { shopperContract, type ShopperContract } from '../../core/contracts/shopper.contract'
import { wechatContract } from '../../core/contracts/wechat.contract'
import { wecomContract } from '../../core/contracts/wecom.contract'
import { Faults } from '../../local/faults/faults'
import type { FaultPlan } from '../../local/faults/plan'
import { contextOf, type Caller } from '../../local/functions/context'
import { eventOf, sendReply } from '../../local/functions/http-access'
import { readBody } from '../../local/http'
import { demoOpenid } from '../../local/demo/people'
import { loadDemo } from '../../local/demo/load'
import { demoPayAccounts, demoStocks } from '../../local/demo/pay'
import { demoApps, demoWecomEnv } from '../../local/demo/wecom'
import type { Push } from '../../local/wx/verdicts'
import { createPayKeys, payEnv, type PayKeys } from '../../local/wechatpay/account'
import { WechatPayStandIn } from '../../local/wechatpay/stand-in'
import type { Body, CardBody, Entry, MediaType } from '../../local/wecom/config'
import { createWecomStandIn, type WecomStandIn } from '../../local/wecom/stand-in'
import { cloudbaseAssistant } from '../../server/adapters/cloudbase/assistant'
import { readMerchants } from '../../server/adapters/wechatpay/merchants'
import { wechatPayNo } from '../../server/adapters/wechatpay/pay-no'
import { wechatPayRails } from '../../server/adapters/wechatpay/rails'
import { readWecomApps } from '../../server/adapters/wecom/apps'
import { clockEntry } from '../../server/entries/clock'
import { isCalledByClient, shopperEntry } from '../../server/entries/shopper'
import { wechatEntry } from '../../server/entries/wechat'
import { wechatDoor } from '../../server/entries/wechatpay'
import { wecomEntry } from '../../server/entries/wecom'
import { amrVoices } from '../../server/adapters/voice/amr'
import { createPorts } from '../../server/live'
import { tellHearers } from '../../server/money/hearers'
import type { OnMoved } from '../../server/money/moved'
import type { Log, Ports } from '../../server/ports'
import { serve } from '../../server/serve'
import { judged } from '../../server/usecases/checks/judged'
import { tick } from '../../server/usecases/clock/tick'
import { receive } from '../../server/usecases/lane/receive'
import { claimJudged } from '../../server/usecases/insurance/claim-judged'
import { moneySaid } from '../../server/usecases/money/said'
import { shopperUseCases } from '../../server/usecases/shopper'
import { startTestCloud, type TestCloud } from './cloud'
import { createClock } from './wecom-rig'

type Main = (event: unknown, context: unknown) => Promise<unknown>

/** Nothing here is timed: a busy machine must not fail a test. */
jest.setTimeout(60_000)

/** Saturday 2026-11-21 11:00 in China: open (R13). */
export const SATURDAY_MORNING = Date.UTC(2026, 10, 21, 3, 0, 0)

const contextFor = (name: string, caller: Caller, source: 'wx_client' | 'http' | 'timer' | 'wx_unknown') =>
  contextOf({
    env: 'local',
    fn: { name, memoryMb: 256, timeoutMs: 10_000 },
    requestId: `${name}-test`,
    caller,
    source,
  })

/** One running copy of the functions, with its own memory. */
export interface Instance {
  /** The real client of one shopper's mini-program. */
  shopper(caller?: Partial<WechatCaller>): Client<ShopperContract>
  tick(): Promise<unknown>
  /** WeCom's callback, as the platform's HTTP access hands it over. */
  callback(event: unknown): Promise<unknown>
}

export interface WechatCaller {
  readonly appid: string
  readonly openid: string
}

interface Surrounding {
  readonly env: Readonly<Record<string, string>>
  readonly onMoved: OnMoved
}

/** The doors as cloud functions have them, on ports whose time the test sets. */
const openDoors = (ports: () => Ports, { env, onMoved }: Surrounding) => ({
  shopper: serve({
    contract: shopperContract,
    useCases: shopperUseCases,
    entry: shopperEntry,
    ports: ports(),
  }),
  wecom: serve({
    contract: wecomContract,
    useCases: { callback: { receive } },
    entry: wecomEntry(readWecomApps(env.WECOM_APPS)),
    ports: ports(),
  }),
  wechat: serve({
    contract: wechatContract,
    useCases: { checks: { judged }, money: moneySaid(onMoved), insurance: { claimJudged } },
    entry: wechatDoor(wechatEntry, readMerchants(env.WECHAT_PAY)),
    ports: ports(),
  }),
  clock: serve({
    contract: clockContract,
    useCases: { clock: { tick } },
    entry: clockEntry(isCalledByClient),
    ports: ports(),
  }),
})

const nobody: Caller = { anonymous: true }

type Doors = ReturnType<typeof openDoors>
const TIMER = { Type: 'Timer', TriggerName: 'tick', Time: '', Message: '' }

/** Brings callbacks to the door as the platform's HTTP access does. */
const listenForCallbacks = async (door: string, main: () => Main) => {
  const server = createServer((req, res) => {
    void (async () => {
      const body = await readBody(req, 1_000_000)
      const event = eventOf(req, {
        env: 'local',
        path: new URL(req.url ?? '/', 'http://local').pathname,
        body,
      })
      sendReply(res, JSON.stringify(await main()(event, contextFor(door, nobody, 'http'))))
    })().catch(() => res.writeHead(500).end()) // as the platform says that a function failed
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** The doors of a test run outside of the cloud: WeChat answers them as it does functions, and pushes to the door. */
const speakAsFunction = ({ wx }: TestCloud, push: Push): void => {
  const openapi = ['security.msgSecCheck', 'security.mediaCheckAsync', 'subscribeMessage.send']
  wx.outside = { openapi, appid: 'wxa1de300000000001', push }
  wx.settings = { ...wx.settings, verdictAfterMs: null }
}

/** As a shop whose mini-program may not ask WeChat. */
const withoutChecks = ({ db }: TestCloud): Promise<unknown> =>
  db
    .collection('shops')
    .where({ _id: db.command.neq('') })
    .update({ checks: db.command.remove() })

/** Made once: it takes a while. */
let payKeys: PayKeys | undefined

/** WeChat Pay, which knows the demo shops and brings its notifications to the door `wechat`. */
const openPay = async (clock: ReturnType<typeof createClock>, main: () => Main) => {
  const keys = (payKeys ??= createPayKeys())
  const door = await listenForCallbacks('wechat', main)
  const pay = new WechatPayStandIn({
    accounts: demoPayAccounts,
    stocks: demoStocks,
    keys,
    now: clock.now,
    after: clock.after,
  })
  const { url: baseUrl, close } = await pay.listen()
  return {
    pay,
    env: payEnv(demoPayAccounts, keys, { baseUrl, notifyUrl: door.url }),
    close: async () => {
      await close()
      await door.close()
    },
  }
}

export interface World extends Instance {
  readonly cloud: TestCloud
  readonly wecom: WecomStandIn
  /** Only of a world that was opened with it. */
  readonly pay: WechatPayStandIn
  /** From now on callbacks reach a copy of the functions that has these ports. */
  answerBy(ports: Ports): void
  /** What the functions' environment is. */
  readonly env: Readonly<Record<string, string>>
  /** In place of `https://open.weixin.qq.com`, as members of a corp reach it. */
  readonly wecomOpenUrl: string
  readonly clock: ReturnType<typeof createClock>
  /** A test's own look at the database, which no fault disturbs. */
  look<T>(work: (db: TestCloud['db']) => Promise<T>): Promise<T>
  /** Sets these fields of a document. */
  change(collection: string, id: string, fields: object): Promise<unknown>
  readonly logged: { level: string; message: string; fields: Record<string, unknown> }[]
  /** What a copy of the functions reaches; a new one remembers nothing. */
  newPorts(): Ports
  /** Another copy of all functions, on ports that a test may have broken. */
  instance(ports?: Ports): Instance
  /** Any call to a door, as somebody. */
  call(door: keyof Doors, event: unknown, caller?: Caller): Promise<unknown>
  /** WeChat's message push brings this event. */
  push(event: object): Promise<unknown>
  agent(userid: string, shop?: 'mianyu' | 'shanye'): TestAgent
  close(): Promise<void>
}

export interface TestAgent {
  /** Types into the app's chat and waits for the answer. */
  says(text: string): Promise<string>
  sendsImage(bytes: Uint8Array): Promise<string>
  /** `thumb`: of a video, the first picture that WeCom's client makes. */
  sends(type: MediaType, content: Uint8Array, thumb?: Uint8Array): Promise<string>
  sendsPlace(place: { latitude: number; longitude: number; label: string }): Promise<string>
  /** What the agent sees, oldest first, as text; pictures as `[图]`, files by their name, cards by all that they say. */
  sees(): readonly string[]
  /** His cards, oldest first. */
  cards(): readonly (Entry & { readonly body: CardBody })[]
  /** Presses a button of his newest card, or of that one, and waits until the app has taken it. */
  presses(button: string, wish?: { readonly picked?: string; readonly id?: string }): Promise<void>
}

const cardText = ({ card, over }: CardBody): string =>
  [
    `[卡片] ${card.main_title.title ?? ''}`,
    card.main_title.desc,
    card.sub_title_text,
    ...(card.horizontal_content_list ?? []).map(({ keyname, value }) => `${keyname} ${value ?? ''}`),
    over ?? card.button_list.map(({ text }) => `[${text}]`).join(' '),
  ].join('\n')

const isCard = (entry: Entry): entry is Entry & { readonly body: CardBody } => entry.body.type === 'card'

const agentOf = (wecom: WecomStandIn, userid: string, shopName: string): TestAgent => {
  const app = demoApps.find(({ shop }) => shop === shopName)
  if (!app) throw new Error(`no demo app of ${shopName}`)
  const address = { corpId: app.corpId, agentId: app.agentId, userid }
  const textOf = (body: Body): string => {
    if (body.type === 'text') return body.content
    if (body.type === 'card') return cardText(body)
    if (body.type === 'location') return `[位置] ${body.label}`
    return { image: '[图]', video: '[视频]', voice: '[语音]', file: `[文件 ${body.filename ?? ''}]` }[
      body.type
    ]
  }

  /** The passive answer stands behind what was typed; no answer at all ends with the callback. */
  const answerTo = (id: string): Promise<string> =>
    new Promise((resolve) => {
      const look = (): boolean => {
        const chat = wecom.inboxOf(address)
        const at = chat.findIndex((entry) => entry.id === id)
        const typed = chat[at]
        const reply = chat.slice(at + 1).find((entry) => entry.passive)
        if (!typed || typed.status === 'sending') return false
        if (typed.status === 'delivered' && !reply) return false
        resolve(reply ? textOf(reply.body) : `(${typed.status})`)
        return true
      }
      if (look()) return
      const stop = wecom.listenTo(() => {
        if (look()) stop()
      })
    })

  const cards = () => wecom.inboxOf(address).filter(isCard)
  /** The app has answered the callback, or WeCom has given it up. */
  const pressed = (id: string): Promise<void> =>
    new Promise((resolve) => {
      const isTold = () => cards().find((card) => card.id === id)?.body.press?.status !== 'sending'
      if (isTold()) return resolve()
      const stop = wecom.listenTo(() => {
        if (!isTold()) return
        stop()
        resolve()
      })
    })

  return {
    says: (text) => answerTo(wecom.say(address, text).id),
    sendsImage: (bytes) => answerTo(wecom.sendImage(address, bytes).id),
    sends: (type, content, thumb) => {
      const media = { type, content, contentType: 'application/octet-stream', filename: 'sent' }
      const picture = thumb && { content: thumb, contentType: 'image/png', filename: 'thumb' }
      return answerTo(wecom.sendMedia(address, { ...media, ...(picture && { thumb: picture }) }).id)
    },
    sendsPlace: (place) => answerTo(wecom.sendPlace(address, place).id),
    sees: () => wecom.inboxOf(address).map(({ body }) => textOf(body)),
    cards,
    presses: (button, { picked, id = cards().at(-1)?.id ?? '' } = {}) => {
      const card = cards().find((one) => one.id === id)?.body.card
      const meant = card?.button_list.find(({ text }) => text === button)
      if (!meant || !('key' in meant)) throw new Error(`no button ${button}`)
      wecom.press(address, id, { key: meant.key, ...(picked !== undefined && { picked }) })
      return pressed(id)
    },
  }
}

/**
 * Set by the jest project "faults", which runs every test of this folder a second time: each request to the database
 * fails once, or is answered late, and everything has to end as it does without. Nobody repeats a call but the server
 * and WeCom: the real client does not either, it shows that it failed.
 */
const { faultSeed } = globalThis as { readonly faultSeed?: number }
const eachOnce: FaultPlan = {
  ...(faultSeed !== undefined && { seed: faultSeed }),
  onlyOnce: true,
  cutRate: 0.4,
  errorRate: 0.15,
  timeoutRate: 0.25,
  busyRate: 0.1,
  stallRate: 0.1,
  stallMs: 3,
}

interface WorldWish {
  readonly at?: number
  /** WeChat judges what shoppers send. */
  readonly admission?: boolean
  readonly withPay?: boolean
  /** Hears of money that a notification moved. */
  readonly onMoved?: OnMoved
  /** Of the functions, besides where the stand-ins are. */
  readonly env?: Readonly<Record<string, string>>
}

/** The whole system in one process: demo shops, real doors, real SDK, local gateway in memory, WeCom stand-in. */
export const openWorld = async (wish: WorldWish = {}): Promise<World> => {
  const { at = SATURDAY_MORNING, admission = false, withPay = false, onMoved = tellHearers } = wish
  const clock = createClock(at)
  const faults = new Faults()
  const cloud = await startTestCloud({ now: clock.now, faults })
  await loadDemo(cloud.db, clock.now())
  const push = (event: object) => doors.wechat(event, contextFor('wechat', nobody, 'wx_unknown'))
  if (admission) speakAsFunction(cloud, push)
  else await withoutChecks(cloud)
  if (faultSeed !== undefined) faults.begin(eachOnce)

  const logged: World['logged'] = []
  const log: Log = {
    info: (message, fields = {}) => logged.push({ level: 'info', message, fields }),
    error: (message, fields = {}) => logged.push({ level: 'error', message, fields }),
  }
  const callbacks = await listenForCallbacks('wecom', () => doors.wecom)
  const money = withPay ? await openPay(clock, () => doors.wechat) : null
  const apps = demoApps.map((app) => ({
    ...app,
    callbackUrl: `${callbacks.url}/${app.corpId}/${app.agentId}`,
  }))
  const wecom = createWecomStandIn({ apps, now: clock.now, after: clock.after })
  const standIn = await wecom.listen()
  const env = { ...demoWecomEnv(), ...wish.env, ...money?.env, WECOM_BASE_URL: standIn.apiUrl }
  const look: World['look'] = (work) => faults.suspended(() => work(cloud.db))
  const newPorts = (): Ports =>
    createPorts({
      ...{ now: clock.now, pause: () => Promise.resolve(), log, env, voices: amrVoices },
      rails: wechatPayRails(env),
      payNoOf: wechatPayNo(env),
      assistant: cloudbaseAssistant(env),
    })
  let doors = openDoors(newPorts, { env, onMoved })
  const instanceOn = (open: Doors): Instance => ({
    shopper: ({ appid = 'wxa1de300000000001', openid = demoOpenid(1) } = {}) =>
      createClient('shopper', shopperContract, (_door, call) =>
        open.shopper(call, contextFor('shopper', { appid, openid }, 'wx_client')),
      ),
    callback: (event) => open.wecom(event, contextFor('wecom', { anonymous: true }, 'http')),
    tick: () => open.clock(TIMER, contextFor('clock', { anonymous: true }, 'timer')),
  })

  return {
    cloud,
    wecom,
    get pay() {
      if (!money) throw new Error('this world was opened without WeChat Pay')
      return money.pay
    },
    env,
    answerBy: (ports) => {
      doors = openDoors(() => ports, { env, onMoved })
    },
    wecomOpenUrl: standIn.openUrl,
    clock,
    look,
    change: (collection, _id, fields) =>
      look((db) => db.collection(collection).where({ _id }).update(fields)),
    logged,
    newPorts,
    ...instanceOn(doors),
    instance: (ports = newPorts()) => instanceOn(openDoors(() => ports, { env, onMoved })),
    call: (name, event, caller = nobody) => doors[name](event, contextFor(name, caller, 'wx_client')),
    push,
    agent: (userid, shop = 'mianyu') => agentOf(wecom, userid, shop === 'mianyu' ? '棉屿生活' : '山野茶舍'),
    close: async () => {
      await money?.close()
      await callbacks.close()
      await standIn.close()
      await cloud.close()
    },
  }
}
