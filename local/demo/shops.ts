import type { Checks } from '../../core/admission/check'
import type { Agent } from '../../core/routing/agent'
import type { NoticeTemplate } from '../../core/notices/notice'
import { agentIdOf } from '../../core/routing/agent'
import { HOUR, MINUTE } from '../../core/shared/time'
import type { ConversationPolicy, OpeningSpan, Shop, WelcomeWords } from '../../core/shop/shop'
import { demoAfterSales } from './after-sales'
import { demoInsurance } from './insurance'

export type DemoShopId = 'mianyu' | 'shanye'

const policy: ConversationPolicy = {
  welcomeAgainAfterMs: 30 * MINUTE,
  botIdleMs: 30 * MINUTE,
  rateableForMs: 24 * HOUR,
  messagesPerMinute: 30,
  burst: 12,
  averageServiceMs: 3 * MINUTE,
}

/** WeChat judges what shoppers send. */
const checks: Checks = { text: true, media: true, mediaWithinMs: 30 * MINUTE }

/** Three years of orders are asked for by law; conversations go sooner. */
const privacy = { conversationDays: 365, orderDays: 1_095, downloadHours: 72, deletionWaitHours: 24 }

/** R100: how soon a request about an order is answered. */
const requestPolicy = { cancel: { answerMs: 30 * MINUTE }, address: { answerMs: 30 * MINUTE } }

/** Templates have other ids in every mini-program: these are of this machine. */
const notices: NoticeTemplate[] = [
  {
    kind: 'answered',
    templateId: 'demo-template-answered',
    fields: { thing1: '{店名}', thing2: '{结果}', name3: '{客服}', time4: '{时间}' },
    page: 'pages/chat/index',
  },
  {
    kind: 'requestAnswered',
    templateId: 'demo-template-request-answered',
    fields: { thing1: '{事项}', thing2: '{结果}', character_string3: '{订单号}', time4: '{时间}' },
    page: 'pages/order-detail/index?orderNo={订单号}',
  },
  {
    kind: 'requestDone',
    templateId: 'demo-template-request-done',
    fields: { thing1: '{事项}', thing2: '{结果}', time3: '{时间}' },
    page: 'pages/privacy/index',
  },
  {
    kind: 'caseMoved',
    templateId: 'demo-template-case-moved',
    fields: { thing1: '{事项}', thing2: '{结果}', character_string3: '{售后单}', time4: '{时间}' },
    page: 'pages/case/index?caseNo={售后单}',
  },
  {
    kind: 'parcelTrouble',
    templateId: 'demo-template-parcel-trouble',
    fields: { thing1: '{事项}', thing2: '{结果}', character_string3: '{单号}', time4: '{时间}' },
    page: 'pages/order-detail/index?orderNo={订单号}',
  },
]

/** R13: weekdays 9–21, weekends 10–18. */
const officeHours: OpeningSpan[] = [
  { days: [1, 2, 3, 4, 5], opens: 9 * 60, closes: 21 * 60 },
  { days: [0, 6], opens: 10 * 60, closes: 18 * 60 },
]

/** The second shop never closes, so that a person can play both sides at any hour. */
const always: OpeningSpan[] = [{ days: [0, 1, 2, 3, 4, 5, 6], opens: 0, closes: 24 * 60 }]

const welcomeOf = (offer: string): WelcomeWords => ({
  first: `{称呼}，{问候}。我是{店名}的小美，${offer}，直接说就行。找客服预计等待 {等待}。`,
  returning: `{称呼}，{问候}，又见面了。${offer}，直接说就行。找客服预计等待 {等待}。`,
  fromOrder: `{称呼}，{问候}。您在看尾号 {订单} 的订单，要查物流、改地址还是退换货？找客服预计等待 {等待}。`,
  closed: '{称呼}，{问候}。人工客服 {开门} 上班，现在可以先留言，上班后按先后回复您。查物流我现在就能答。',
})

const chips = ['我的快递到哪了', '怎么退换货', '开发票', '转人工']

export const demoShops: readonly (Shop & { readonly _id: DemoShopId })[] = [
  {
    _id: 'mianyu',
    name: '棉屿生活',
    botName: '小美',
    appids: ['wxa1de300000000001'],
    wecom: { corpId: 'ww0de3000000000001', agentId: 1_000_002 },
    phone: '400-000-6116',
    email: 'kefu@mianyu.example',
    web: { appid: 'wxacc00de300000001', origins: [] },
    hours: officeHours,
    problemPool: { L2: { userids: ['hejing'], groups: [] } },
    calendar: { holidays: 'asSunday', own: [] },
    welcome: welcomeOf('查物流、改地址、退换货'),
    chips,
    quickQuestions: [],
    policy,
    requestPolicy,
    insurance: demoInsurance.mianyu,
    invoices: { staff: ['linxiao'], withinDays: 365, answerDays: 7 },
    afterSales: demoAfterSales,
    returnTo: '棉屿生活 售后仓 0571-8800 6116，浙江省杭州市余杭区 棉屿路 6 号',
    checks,
    privacy,
    notices,
  },
  {
    _id: 'shanye',
    name: '山野茶舍',
    botName: '小美',
    appids: ['wxa1de300000000002'],
    wecom: { corpId: 'ww0de3000000000002', agentId: 1_000_002 },
    phone: '400-000-6116',
    web: { appid: 'wxacc00de300000002', origins: [] },
    hours: always,
    welcome: welcomeOf('问茶、查物流、退换货'),
    chips,
    quickQuestions: [],
    // the other shop has none: both ways can be tried
    assistant: { provider: 'cloudbase', model: 'extractive' },
    policy,
    requestPolicy,
    insurance: demoInsurance.shanye,
    checks,
    privacy,
    notices,
  },
]

/**
 * userid, name, duty by day; the last one of a shop is its supervisor. `linxiao` is in both shops, and is not the same
 * person.
 */
const people: Readonly<Record<DemoShopId, readonly (readonly [string, string, Agent['duty']])[]>> = {
  mianyu: [
    ['linxiao', '林晓', 'on'],
    ['hejing', '何静', 'busy'],
    ['zhouke', '周可', 'off'],
  ],
  shanye: [
    ['linxiao', '林小满', 'on'],
    ['xuzhi', '徐知', 'busy'],
    ['jiangbo', '江博', 'off'],
  ],
}

export const demoAgents: readonly (Agent & { readonly shopId: DemoShopId })[] = demoShops.flatMap(
  ({ _id: shopId }) =>
    people[shopId].map(([userid, name, duty], at, all) => ({
      _id: agentIdOf(shopId, userid),
      shopId,
      userid,
      name,
      duty,
      capacity: 8,
      role: at === all.length - 1 ? 'supervisor' : 'agent',
    })),
)
