import { toldToOthers } from '../../../core/admission/told'
import { digestOf } from '../../../core/conversation/digest'
import { introduction } from '../../../core/lane/introduction'
import { answerDueAt } from '../../../core/policy/waits'
import { MOST_AT_ONCE } from '../../../core/lane/push-limit'
import { calledBy, renderGroup, runningOf, type LaneMessage } from '../../../core/lane/render'
import type { Turn } from '../../../core/conversation/turn'
import type { RefusalCode } from '../../../core/contracts/refusals'
import { err, ok, type Result } from '../../../core/shared/result'
import type { Shop } from '../../../core/shop/shop'
import type { StaffCard } from '../../../core/lane/card'
import type { CardDelivery, Delivery, HumanChannel, LaneDelivery, Pushes } from '../../lane-ports'
import type { Files, Log } from '../../ports'
import { createWecomApi, type WecomApi } from './api'
import type { TokenStore } from './access-token'
import type { WecomFailure } from './call'
import type { WecomApps } from './apps'
import { shownAs, type ShownMedia } from './shown-as'
import { templateCardOf } from './template-card'
import { splitText } from './text-parts'

export interface LaneOptions {
  readonly baseUrl: string
  /** Where the console stands, as members open it; without it no card leads there. */
  readonly consoleUrl: string | undefined
  readonly apps: WecomApps
  readonly tokens: TokenStore
  readonly pushes: Pushes
  readonly files: Files
  readonly log: Log
  readonly now: () => number
}

type Failed = Extract<Delivery, { ok: false }>

const failed = (error: WecomFailure): Failed => {
  if (error === 'agentUnknown') return { ok: false, why: error }
  return { ok: false, why: error === 'wecomRefused' ? 'refused' : 'unreachable' }
}

const outcomeOf = (sent: Result<unknown, WecomFailure>): Delivery =>
  sent.ok ? { ok: true } : failed(sent.error)

const messagesFor = (
  shop: Shop,
  { turns, introduction: before, earlier, replies }: LaneDelivery,
): readonly LaneMessage[] => {
  const [head] = turns
  if (!head) return []
  if (!before) return renderGroup(turns.map(shown))
  const messages = [...before, head].flatMap(toldToOthers)
  const { service } = head.state
  const by = service.status === 'assigned' && service.waits ? answerDueAt(shop, service.waits) : null
  const digest = service.status === 'none' ? null : digestOf([...earlier, ...before, head], service.sessionId)
  return introduction({ state: head.state, messages, now: head.at, by, replies, digest })
}

const shown = (turn: Turn) => ({ turn, running: runningOf(turn), honorific: calledBy(turn.state.shopper) })

/** The lane `app` (design.md): official messages of a self-built app, answered in the app's own chat. */
export class WecomLane implements HumanChannel {
  private readonly apis = new Map<string, WecomApi>()

  constructor(private readonly options: LaneOptions) {}

  async deliver(shop: Shop, delivery: LaneDelivery): Promise<Delivery> {
    const messages = messagesFor(shop, delivery)
    const api = this.apiOf(shop)
    if (messages.length === 0) return { ok: true }
    if (!api) return { ok: false, why: 'unreachable' }

    const reserved = await this.reserve(shop, delivery.userid, messages.length)
    if (!reserved.ok) return reserved
    for (const message of messages) {
      const sent = await this.push(api, message, delivery)
      if (!sent.ok) return sent
    }
    return { ok: true }
  }

  async tell(shop: Shop, userid: string, text: string): Promise<Delivery> {
    const api = this.apiOf(shop)
    if (!api) return { ok: false, why: 'unreachable' }
    const reserved = await this.reserve(shop, userid, splitText(text).length)
    return reserved.ok ? outcomeOf(await api.sendText(userid, text)) : reserved
  }

  async card(shop: Shop, userid: string, card: StaffCard): Promise<CardDelivery> {
    const api = this.apiOf(shop)
    if (!api) return { ok: false, why: 'unreachable' }
    const reserved = await this.reserve(shop, userid, 1)
    if (!reserved.ok) return reserved
    const sent = await api.sendCard(userid, templateCardOf(card, this.pageOf(shop, card)))
    return sent.ok ? { ok: true, code: sent.value === '' ? null : sent.value } : failed(sent.error)
  }

  async closeCard(
    shop: Shop,
    { userid, code }: { readonly userid: string; readonly code: string },
    words: string,
  ): Promise<Delivery> {
    const api = this.apiOf(shop)
    return api ? outcomeOf(await api.closeCard(userid, code, words)) : { ok: false, why: 'unreachable' }
  }

  async media(shop: Shop, mediaId: string): Promise<Result<Uint8Array, RefusalCode>> {
    const media = await this.apiOf(shop)?.getMedia(mediaId)
    return media?.ok ? ok(media.value.bytes) : err('fileMissing')
  }

  async member(shop: Shop, code: string): Promise<Result<string, RefusalCode>> {
    const found = await this.apiOf(shop)?.memberOf(code)
    if (!found) return err('signInFailed')
    if (!found.ok) return err(found.error === 'wecomRefused' ? 'signInFailed' : 'busy')
    return found.value === '' ? err('forbidden') : found
  }

  /** Null while the shop has no app, or this deployment does not hold its secrets. */
  private apiOf({ wecom }: Shop): WecomApi | null {
    if (!wecom) return null
    const key = `${wecom.corpId}:${wecom.agentId}`
    const secret = this.options.apps[key]?.secret
    const known = this.apis.get(key)
    if (known || secret === undefined) return known ?? null
    const { baseUrl, tokens, now, log } = this.options
    const api = createWecomApi({
      baseUrl,
      tokens,
      now,
      secret,
      corpId: wecom.corpId,
      agentId: String(wecom.agentId),
      onProblem: (problem) => {
        log.error('wecom refused', { ...problem })
      },
    })
    this.apis.set(key, api)
    return api
  }

  /** The console keeps its pages behind the `#`, and is told by the query whose app it is in. */
  private pageOf({ wecom }: Shop, { page }: StaffCard): string | null {
    const { consoleUrl } = this.options
    if (!consoleUrl || !wecom) return null
    return `${consoleUrl}?app=${wecom.corpId}:${wecom.agentId}#${page.path}`
  }

  private async reserve(shop: Shop, userid: string, count: number): Promise<Delivery> {
    const member = { shopId: shop._id, userid }
    const reserved = await this.options.pushes.reserve(member, Math.min(count, MOST_AT_ONCE))
    return reserved.ok ? reserved : { ok: false, why: 'limited', retryAt: reserved.retryAt }
  }

  private async push(api: WecomApi, message: LaneMessage, delivery: LaneDelivery): Promise<Delivery> {
    const { userid } = delivery
    if (message.kind === 'text') return outcomeOf(await api.sendText(userid, message.text))
    const shown = shownAs(message)
    if (shown.kind === 'link') {
      const link = (await this.options.files.links([message.fileId])).get(message.fileId) ?? ''
      return outcomeOf(await api.sendText(userid, shown.words(link)))
    }
    const media = await this.mediaFor(api, { ...shown, fileId: message.fileId }, delivery)
    return outcomeOf(media.ok ? await api.sendMedia(userid, shown.kind, media.value) : media)
  }

  private async mediaFor(
    api: WecomApi,
    { fileId, ...shown }: ShownMedia & { readonly fileId: string },
    delivery: LaneDelivery,
  ): Promise<Result<string, WecomFailure>> {
    const known = delivery.media[fileId]
    if (known !== undefined) return ok(known)
    const bytes = await this.options.files.read(fileId)
    if (!bytes) return err('wecomUnreachable')
    const uploaded = await api.uploadMedia({ ...shown, bytes })
    if (uploaded.ok) await delivery.keepMedia(fileId, uploaded.value)
    return uploaded
  }
}
