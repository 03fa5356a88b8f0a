import { introduction } from '../../../core/lane/introduction'
import { MOST_AT_ONCE } from '../../../core/lane/push-limit'
import { calledBy, renderGroup, runningOf, type LaneMessage } from '../../../core/lane/render'
import type { Turn } from '../../../core/conversation/turn'
import { err, ok, type Result } from '../../../core/shared/result'
import type { Shop } from '../../../core/shop/shop'
import type { Delivery, Files, HumanChannel, LaneDelivery, Log, Pushes } from '../../ports'
import { createWecomApi, type WecomApi } from './api'
import type { TokenStore } from './access-token'
import type { WecomFailure } from './call'
import type { WecomApps } from './apps'

export interface LaneOptions {
  readonly baseUrl: string
  readonly apps: WecomApps
  readonly tokens: TokenStore
  readonly pushes: Pushes
  readonly files: Files
  readonly log: Log
  readonly now: () => number
}

type Failed = Exclude<Delivery, { ok: true }>

const outcomeOf = (sent: Result<unknown, WecomFailure>): Delivery => {
  if (sent.ok) return { ok: true }
  return { ok: false, why: sent.error === 'agentUnknown' ? 'agentUnknown' : 'unreachable' }
}

const messagesFor = (shop: Shop, { turns, introduction: before }: LaneDelivery): readonly LaneMessage[] => {
  const [head] = turns
  if (!head) return []
  if (!before) return renderGroup(turns.map(shown))
  const messages = [...before, head].flatMap((turn) => turn.messages)
  return introduction({ state: head.state, messages, now: head.at, policy: shop.policy })
}

const shown = (turn: Turn) => ({ turn, running: runningOf(turn), honorific: calledBy(turn.state.shopper) })

const pictureName = (fileId: string): string => fileId.split('/').at(-1) ?? 'photo.jpg'

/** The lane `app` (design.md): official messages of a self-built app, answered in the app's own chat. */
export const wecomLane = (options: LaneOptions): HumanChannel => {
  const apis = new Map<string, WecomApi>()

  const apiOf = (shop: Shop): WecomApi | null => {
    const key = shop.wecom && `${shop.wecom.corpId}:${shop.wecom.agentId}`
    const app = key ? options.apps[key] : undefined
    if (!shop.wecom || !app || !key) return null
    const known = apis.get(key)
    if (known) return known
    const { baseUrl, tokens, now, log } = options
    const { corpId, agentId } = shop.wecom
    const api = createWecomApi({
      baseUrl,
      tokens,
      now,
      corpId,
      agentId: String(agentId),
      secret: app.secret,
      onProblem: (problem) => log.error('wecom refused', { ...problem }),
    })
    apis.set(key, api)
    return api
  }

  const mediaIdFor = async (
    api: WecomApi,
    fileId: string,
    delivery: LaneDelivery,
  ): Promise<string | Failed> => {
    const known = delivery.media[fileId]
    if (known !== undefined) return known
    const bytes = await options.files.read(fileId)
    if (!bytes) return { ok: false, why: 'unreachable' }
    const uploaded = await api.uploadImage(bytes, pictureName(fileId), 'image/jpeg')
    if (!uploaded.ok) return { ok: false, why: 'unreachable' }
    await delivery.keepMedia(fileId, uploaded.value)
    return uploaded.value
  }

  const push = async (api: WecomApi, message: LaneMessage, delivery: LaneDelivery): Promise<Delivery> => {
    if (message.kind === 'text') return outcomeOf(await api.sendText(delivery.userid, message.text))
    const mediaId = await mediaIdFor(api, message.fileId, delivery)
    return typeof mediaId === 'string' ? outcomeOf(await api.sendImage(delivery.userid, mediaId)) : mediaId
  }

  const reserve = async (shop: Shop, userid: string, count: number): Promise<Delivery> => {
    const reserved = await options.pushes.reserve({ shopId: shop._id, userid }, Math.min(count, MOST_AT_ONCE))
    return reserved.ok ? reserved : { ok: false, why: 'limited', retryAt: reserved.retryAt }
  }

  return {
    deliver: async (shop, delivery) => {
      const messages = messagesFor(shop, delivery)
      const api = apiOf(shop)
      if (messages.length === 0) return { ok: true }
      if (!api) return { ok: false, why: 'unreachable' }

      const reserved = await reserve(shop, delivery.userid, messages.length)
      if (!reserved.ok) return reserved
      for (const message of messages) {
        const sent = await push(api, message, delivery)
        if (!sent.ok) return sent
      }
      return { ok: true }
    },

    tell: async (shop, userid, text) => {
      const api = apiOf(shop)
      if (!api) return { ok: false, why: 'unreachable' }
      const reserved = await reserve(shop, userid, 1)
      return reserved.ok ? outcomeOf(await api.sendText(userid, text)) : reserved
    },

    picture: async (shop, mediaId) => {
      const media = await apiOf(shop)?.getMedia(mediaId)
      return media?.ok ? ok(media.value.bytes) : err('fileMissing')
    },
  }
}
