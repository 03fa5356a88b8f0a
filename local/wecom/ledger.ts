import path from 'node:path'
import { Cards } from './cards'
import { Chats } from './chats'
import type { Address, Body, CardBody, Entry, PressBody } from './config'
import { openJournal, type AcceptedCall, type CardChange, type JournalRecord } from './journal'
import { Limits } from './limits'
import { MediaStore } from './media-store'

export type Listener = (address: Address, entry: Entry) => void
type Pressed = Extract<JournalRecord, { type: 'pressed' }>
type Typed = Extract<JournalRecord, { type: 'typed' }>

/** What a member did and the app has to hear of. */
export interface Told {
  readonly to: Address
  readonly msgId: string
  readonly at: number
  readonly body: Body | PressBody
}

/** Everything that happened, written down first and then applied: chats, accepted calls, media, limits. */
export class Ledger {
  readonly chats = new Chats()
  readonly calls: AcceptedCall[] = []
  readonly limits = new Limits()
  readonly cards = new Cards()
  readonly media: MediaStore
  private readonly journal
  private readonly told = new Map<string, Told>()
  /** Which card a press was on. */
  private readonly pressedOn = new Map<string, string>()
  private readonly waiting = new Set<string>()
  private readonly listeners = new Set<Listener>()
  private seq = 0

  constructor(state: string | undefined) {
    this.media = new MediaStore(state && path.join(path.dirname(state), 'wecom-media'))
    this.journal = openJournal(state)
    for (const record of this.journal.past) this.apply(record)
  }

  /** Written first, then seen. */
  record(record: JournalRecord) {
    this.journal.append(record)
    this.apply(record)
  }

  /** What members did and no receiver has taken yet, oldest first. */
  unanswered(): Told[] {
    return [...this.told.values()].filter(({ msgId }) => this.waiting.has(msgId))
  }

  /** Says what is new from now on; returns how to stop. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  close() {
    this.journal.close()
  }

  private apply(record: JournalRecord) {
    this.seq += 1
    switch (record.type) {
      case 'call':
        this.applyCall(record)
        break
      case 'typed':
        this.applyTyped(record)
        break
      case 'pressed':
        this.applyPressed(record)
        break
      case 'answered':
        this.mark(record.to, record.msgId, record.outcome)
        break
      case 'again':
        this.mark(record.to, record.msgId, 'sending')
        break
      case 'replied':
        this.show(record.to, { id: record.msgId, at: record.at, body: record.body, passive: true })
        break
      case 'stored':
        this.media.learn(record.mediaId, record)
        break
    }
  }

  private applyCall(call: AcceptedCall) {
    this.calls.push(call)
    this.limits.learn(call)
    if (call.changed) this.applyChange(call, call.changed)
    const { corpId, agentId, sent, at } = call
    if (sent?.body.type === 'card') this.cards.sent(call, sent.body.card.task_id)
    if (sent?.code !== undefined) this.cards.issued(call, sent.code, { msgId: sent.msgId, at })
    if (sent?.outcome !== 'shown') return
    const address = { corpId, agentId, userid: sent.userid }
    this.show(address, { id: sent.msgId, at, body: sent.body, passive: false })
  }

  private applyTyped(record: Typed) {
    const { to, msgId: id, at, body, clientId } = record
    this.told.set(id, record)
    this.waiting.add(id)
    const { seq } = this
    this.put(to, { id, seq, rev: seq, at, from: 'member', passive: false, body, status: 'sending', clientId })
  }

  private applyPressed(record: Pressed) {
    const { to, msgId, at, cardId, body } = record
    this.told.set(msgId, record)
    this.waiting.add(msgId)
    this.pressedOn.set(msgId, cardId)
    this.cards.issued(to, body.code, { msgId: cardId, at })
    const picked = body.picked && { picked: body.picked.optionId }
    this.changeCard(to, cardId, { press: { key: body.key, status: 'sending' }, ...picked })
  }

  private applyChange(app: Omit<Address, 'userid'>, change: CardChange) {
    const { corpId, agentId } = app
    this.cards.used(app, change)
    for (const userid of change.userids) {
      this.changeCard({ corpId, agentId, userid }, change.msgId, { over: change.words })
    }
  }

  private changeCard(address: Address, id: string, fields: Partial<CardBody>) {
    const entry = this.chats.find(address, id)
    if (entry?.body.type !== 'card') return
    this.put(address, { ...entry, body: { ...entry.body, ...fields }, rev: this.seq })
  }

  private show(address: Address, entry: Pick<Entry, 'id' | 'at' | 'body' | 'passive'>) {
    this.put(address, { ...entry, seq: this.seq, rev: this.seq, from: 'app', status: 'shown' })
  }

  private mark(address: Address, msgId: string, status: Entry['status']) {
    if (status === 'sending') this.waiting.add(msgId)
    else this.waiting.delete(msgId)
    const cardId = this.pressedOn.get(msgId)
    if (cardId !== undefined && status !== 'shown') return this.markPress(address, cardId, status)
    const entry = this.chats.find(address, msgId)
    if (entry) this.put(address, { ...entry, status, rev: this.seq })
  }

  private markPress(address: Address, cardId: string, status: Exclude<Entry['status'], 'shown'>) {
    const body = this.chats.find(address, cardId)?.body
    if (body?.type !== 'card' || !body.press) return
    this.changeCard(address, cardId, { press: { ...body.press, status } })
  }

  private put(address: Address, entry: Entry) {
    this.chats.put(address, entry)
    for (const listener of this.listeners) listener(address, entry)
  }
}
