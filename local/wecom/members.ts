import { randomUUID } from 'node:crypto'
import type { Callbacks } from './callbacks'
import type { Address, Body, Entry, MediaType, PlaceBody, StandInApp } from './config'
import type { Context } from './context'
import { newCode } from './cards'
import { storeMedia, type MediaContent } from './media'
import { pickedOn } from './template-card'

type SentMedia = MediaContent & { readonly type: MediaType; readonly thumbMediaId?: string }

/** What a member can do, whether by hand on the page or in a test. */
export class Members {
  constructor(
    private readonly context: Context,
    private readonly callbacks: Callbacks,
  ) {}

  /** The same `clientId` is the same message: the page did not hear the first answer and asks again. */
  say(to: Address, clientId: string, content: string): Entry {
    return this.known(to, clientId) ?? this.type(to, clientId, { type: 'text', content })
  }

  sendMedia(to: Address, clientId: string, media: SentMedia): Entry {
    const known = this.known(to, clientId)
    if (known) return known
    const { type, filename, thumbMediaId } = media
    const mediaId = storeMedia(this.context, to.corpId, media)
    const more = { ...(type === 'file' && { filename }), ...(thumbMediaId !== undefined && { thumbMediaId }) }
    return this.type(to, clientId, { type, mediaId, ...more })
  }

  /** The first picture of a video that the member is about to send: WeCom's client makes it. */
  keepThumb(to: Address, picture: MediaContent): string {
    return storeMedia(this.context, to.corpId, picture)
  }

  sendPlace(to: Address, clientId: string, place: Omit<PlaceBody, 'type'>): Entry {
    return this.known(to, clientId) ?? this.type(to, clientId, { type: 'location', ...place })
  }

  /** Presses a button of a card that still has them; one that is on its way already is not pressed twice. */
  press(to: Address, cardId: string, { key, picked }: { readonly key: string; readonly picked?: string }) {
    const { ledger, now } = this.context
    const body = ledger.chats.find(to, cardId)?.body
    if (body?.type !== 'card' || body.over !== undefined || body.press?.status === 'sending') return
    const { card } = body
    if (!card.button_list.some((one) => 'key' in one && one.key === key)) return
    const chosen = pickedOn(card, picked)
    const pressed = { type: 'press' as const, taskId: card.task_id, key, code: newCode() }
    const told = {
      to: plain(to),
      msgId: newMsgId(),
      at: now(),
      body: { ...pressed, ...(chosen && { picked: chosen }) },
    }
    ledger.record({ type: 'pressed', cardId, ...told })
    void this.callbacks.deliver({ app: this.appOf(to), typed: told })
  }

  /** Tries a failed message again: the same message with the same MsgId, so that it cannot arrive twice. */
  again(to: Address, msgId: string) {
    const entry = this.context.ledger.chats.find(to, msgId)
    if (entry?.status !== 'failed') return
    this.context.ledger.record({ type: 'again', at: this.context.now(), to: plain(to), msgId })
    void this.callbacks.deliver({ app: this.appOf(to), typed: { to, msgId, at: entry.at, body: entry.body } })
  }

  /** Takes up what no callback took before the last stop, one after the other: their order has a meaning. */
  async resume() {
    for (const typed of this.context.ledger.unanswered()) {
      const app = this.findApp(typed.to)
      if (app) await this.callbacks.deliver({ app, typed })
    }
  }

  appOf(of: Omit<Address, 'userid'>): StandInApp {
    const app = this.findApp(of)
    if (!app) throw new Error(`no app ${of.corpId}:${of.agentId}`)
    return app
  }

  private findApp({ corpId, agentId }: Omit<Address, 'userid'>) {
    return this.context.apps.find((app) => app.corpId === corpId && app.agentId === agentId)
  }

  private known(to: Address, clientId: string) {
    return this.context.ledger.chats.findByClient(to, clientId)
  }

  private type(address: Address, clientId: string, body: Body): Entry {
    const { ledger, now } = this.context
    const app = this.appOf(address)
    const typed = { to: plain(address), msgId: newMsgId(), at: now(), body }
    ledger.record({ type: 'typed', clientId, ...typed })
    void this.callbacks.deliver({ app, typed })
    const entry = ledger.chats.find(address, typed.msgId)
    if (!entry) throw new Error('a recorded message is in its chat')
    return entry
  }
}

const plain = ({ corpId, agentId, userid }: Address): Address => ({ corpId, agentId, userid })

/** Digits only, as WeCom's are, and too long for a number. */
const newMsgId = () =>
  BigInt(`0x${randomUUID().replaceAll('-', '').slice(0, 15)}`)
    .toString()
    .padStart(19, '7')
