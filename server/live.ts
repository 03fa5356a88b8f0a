import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { openCloudbase, type Cloudbase } from './adapters/cloudbase/app'
import { cloudbaseAsks } from './adapters/cloudbase/asks'
import { cloudbaseBells } from './adapters/cloudbase/bells'
import { CloudbaseFiles, cloudbaseUploads } from './adapters/cloudbase/files'
import { cloudbaseCases } from './adapters/cloudbase/cases'
import { cloudbaseCheckBook } from './adapters/cloudbase/check-book'
import { cloudbaseDataRequests } from './adapters/cloudbase/data-requests'
import { cloudbaseNoticeBook, cloudbaseNoticeConsents } from './adapters/cloudbase/notices'
import { cloudbasePersonalData } from './adapters/cloudbase/personal-data'
import { cloudbasePresences } from './adapters/cloudbase/presences'
import { CloudbaseClaims } from './adapters/cloudbase/claims'
import { cloudbaseFollowUps } from './adapters/cloudbase/follow-ups'
import { cloudbaseLooks } from './adapters/cloudbase/looks'
import { cloudbaseIdentities } from './adapters/cloudbase/identities'
import { cloudbaseInvoices } from './adapters/cloudbase/invoices'
import { cloudbaseKnowledge, cloudbaseKnowledgeBook } from './adapters/cloudbase/knowledge'
import { cloudbaseInbox, cloudbaseLanes, CloudbasePushes } from './adapters/cloudbase/lane'
import { cloudbaseCouponBook, cloudbasePayoutBook, cloudbaseRefundBook } from './adapters/cloudbase/money'
import { cloudbaseNonces, cloudbaseWebNonces } from './adapters/cloudbase/nonces'
import { cloudbaseNumbers } from './adapters/cloudbase/numbers'
import { CloudbaseOrderBook } from './adapters/cloudbase/order-book'
import { cloudbaseOrderRequests } from './adapters/cloudbase/order-requests'
import { cloudbaseOrders } from './adapters/cloudbase/orders'
import { cloudbasePolicies } from './adapters/cloudbase/policies'
import { cloudbaseQuickReplies } from './adapters/cloudbase/quick-replies'
import { cloudbaseReplyBook } from './adapters/cloudbase/reply-book'
import {
  cloudbaseAgents,
  cloudbaseCounters,
  cloudbaseLeases,
  cloudbasePlaces,
} from './adapters/cloudbase/routing'
import { cloudbaseSessions } from './adapters/cloudbase/sessions'
import { cloudbaseShifts } from './adapters/cloudbase/shifts'
import { cloudbaseShopperNotes } from './adapters/cloudbase/shopper-notes'
import { cloudbaseShoppers, cloudbaseShops } from './adapters/cloudbase/shops'
import { cloudbaseTokens } from './adapters/cloudbase/tokens'
import { cloudbaseTracks } from './adapters/cloudbase/tracks'
import { CloudbaseTurns } from './adapters/cloudbase/turns'
import { consoleLog } from './adapters/console-log'
import { insurancePorts } from './adapters/insurance/compose'
import { readKuaidi100 } from './adapters/kuaidi100/accounts'
import { createKuaidi100 } from './adapters/kuaidi100/client'
import type { PayNoOf } from './adapters/wechat/freight-insurance'
import { wechatContentCheck } from './adapters/wechat/content-check'
import { wechatNotifier } from './adapters/wechat/notifier'
import { wechatPhoneNumbers } from './adapters/wechat/phone-numbers'
import { readWecomApps } from './adapters/wecom/apps'
import { WecomLane } from './adapters/wecom/lane'
import type { Assistant } from './assistant-ports'
import type { Voices } from './lane-ports'
import type { MoneyRails, Rails } from './money-ports'
import type { Log, Ports } from './ports'
import type { WebPorts } from './web-ports'

export interface Surroundings {
  readonly now: () => number
  readonly pause: Ports['pause']
  readonly log: Log
  readonly env: Readonly<Record<string, string | undefined>>
  /** Of a door through which agents speak. */
  readonly voices?: Voices
  /** Of a door that insures: WeChat Pay's own number of a payment. */
  readonly payNoOf?: (at: { readonly now: () => number; readonly log: Log }) => PayNoOf
  /** Of a door whose bot answers shoppers; null: there is nobody to ask. */
  readonly assistant?: (at: Pick<Surroundings, 'log'>) => Assistant | null
  /** Of a door that may move money. */
  readonly rails?: (at: Pick<Surroundings, 'now' | 'log'>) => MoneyRails
}

const noVoices: Voices = { playable: () => Promise.resolve(null) }

const noAssistant: Assistant = { answer: () => Promise.resolve(null) }

const noRail: Rails<unknown, never> = {
  ask: () => Promise.resolve({ kind: 'silent', code: 'noRail' }),
  query: () => Promise.resolve({ kind: 'silent', code: 'noRail' }),
}
const noRails = (): MoneyRails => ({ refunds: noRail, payouts: noRail, coupons: noRail })

const WECOM = 'https://qyapi.weixin.qq.com/cgi-bin'
const KUAIDI100 = 'https://poll.kuaidi100.com'

const webPorts = (cloudbase: Cloudbase, now: () => number): WebPorts => ({
  webNonces: cloudbaseWebNonces(cloudbase),
  identities: cloudbaseIdentities(cloudbase, now),
})

const privacyPorts = (cloudbase: Cloudbase, now: () => number) => ({
  dataRequests: cloudbaseDataRequests(cloudbase),
  personalData: cloudbasePersonalData(cloudbase),
  looks: cloudbaseLooks(cloudbase, now),
  shopperNotes: cloudbaseShopperNotes(cloudbase),
})

const orderPorts = (cloudbase: Cloudbase, now: () => number) => ({
  orders: cloudbaseOrders(cloudbase),
  orderBook: new CloudbaseOrderBook(cloudbase, now),
  claims: new CloudbaseClaims(cloudbase, now),
  orderRequests: cloudbaseOrderRequests(cloudbase),
  tracks: cloudbaseTracks(cloudbase),
  phoneNumbers: wechatPhoneNumbers(cloudbase),
  refundBook: cloudbaseRefundBook(cloudbase),
  payoutBook: cloudbasePayoutBook(cloudbase),
  invoices: cloudbaseInvoices(cloudbase),
  couponBook: cloudbaseCouponBook(cloudbase),
})

const deskPorts = (cloudbase: Cloudbase, now: () => number) => ({
  agents: cloudbaseAgents(cloudbase, now),
  places: cloudbasePlaces(cloudbase, now),
  shifts: cloudbaseShifts(cloudbase),
  policies: cloudbasePolicies(cloudbase),
  quickReplies: cloudbaseQuickReplies(cloudbase, now),
  replyBook: cloudbaseReplyBook(cloudbase, now),
  knowledge: cloudbaseKnowledge(cloudbase, now),
  knowledgeBook: cloudbaseKnowledgeBook(cloudbase),
  asks: cloudbaseAsks(cloudbase),
})

const databasePorts = (cloudbase: Cloudbase, now: () => number) => ({
  shops: cloudbaseShops(cloudbase, now),
  shoppers: cloudbaseShoppers(cloudbase),
  ...orderPorts(cloudbase, now),
  ...cloudbaseCases(cloudbase, now),
  nonces: cloudbaseNonces(cloudbase),
  ...webPorts(cloudbase, now),
  turns: new CloudbaseTurns(cloudbase, now),
  sessions: cloudbaseSessions(cloudbase),
  followUps: cloudbaseFollowUps(cloudbase),
  numbers: cloudbaseNumbers(cloudbase),
  bells: cloudbaseBells(cloudbase),
  presences: cloudbasePresences(cloudbase),
  counters: cloudbaseCounters(cloudbase),
  ...deskPorts(cloudbase, now),
  uploads: cloudbaseUploads(cloudbase),
  files: new CloudbaseFiles(cloudbase, now),
  inbox: cloudbaseInbox(cloudbase),
  lanes: cloudbaseLanes(cloudbase),
  pushes: new CloudbasePushes(cloudbase, now),
  leases: cloudbaseLeases(cloudbase, now),
  checks: cloudbaseCheckBook(cloudbase),
  ...privacyPorts(cloudbase, now),
  noticeConsents: cloudbaseNoticeConsents(cloudbase),
  notices: cloudbaseNoticeBook(cloudbase),
  contentCheck: wechatContentCheck(cloudbase),
})

const humanOf = (
  { env, log, now }: Surroundings,
  cloudbase: Cloudbase,
  stored: ReturnType<typeof databasePorts>,
): Ports['human'] =>
  new WecomLane({
    ...stored,
    baseUrl: env.WECOM_BASE_URL ?? WECOM,
    consoleUrl: env.CONSOLE_URL,
    apps: readWecomApps(env.WECOM_APPS),
    tokens: cloudbaseTokens(cloudbase),
    log,
    now,
  })

const logisticsOf = ({ env, log }: Surroundings): Ports['logistics'] =>
  createKuaidi100({
    accounts: readKuaidi100(env.KUAIDI100),
    baseUrl: env.KUAIDI100_BASE_URL ?? KUAIDI100,
    log,
  })

/** The only composition root: every port with the adapter that serves it. */
export const createPorts = (surroundings: Surroundings): Ports => {
  const { now, pause, log, voices = noVoices, rails = noRails } = surroundings
  const cloudbase = openCloudbase(pause)
  const stored = databasePorts(cloudbase, now)
  return {
    ...stored,
    ...insurancePorts({ ...surroundings, cloudbase, stored }),
    ...rails({ now, log }),
    notifier: wechatNotifier(cloudbase, log),
    logistics: logisticsOf(surroundings),
    assistant: surroundings.assistant?.({ log }) ?? noAssistant,
    human: humanOf(surroundings, cloudbase, stored),
    now,
    newId: () => randomUUID(),
    pause,
    log,
    voices,
  }
}

/** What a door brings that others do without. */
type Door = Pick<Surroundings, 'voices' | 'rails' | 'payNoOf' | 'assistant'>

/** As a cloud function has them. */
export const livePorts = (door: Door = {}): Ports =>
  createPorts({ ...door, now: Date.now, pause: (ms) => setTimeout(ms), log: consoleLog, env: process.env })
