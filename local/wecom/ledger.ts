import path from 'node:path'
import { Chats } from './chats'
import type { Address, Entry } from './config'
import { openJournal, type AcceptedCall, type JournalRecord } from './journal'
import { Limits } from './limits'
import { MediaStore } from './media-store'

export type Listener = (address: Address, entry: Entry) => void
type Typed = Extract<JournalRecord, { type: 'typed' }>

/** Everything that happened, written down first and then applied: chats, accepted calls, media, limits. */
export class Ledger {
  readonly chats = new Chats()
  readonly calls: AcceptedCall[] = []
  readonly limits = new Limits()
  readonly media: MediaStore
  private readonly journal
  private readonly typed = new Map<string, Typed>()
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

  /** What members typed and no receiver has taken yet, oldest first. */
  unanswered(): Typed[] {
    return [...this.typed.values()].filter(({ msgId }) => this.waiting.has(msgId))
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
    if (call.sent?.outcome !== 'shown') return
    const { corpId, agentId, sent, at } = call
    const address = { corpId, agentId, userid: sent.userid }
    this.show(address, { id: sent.msgId, at, body: sent.body, passive: false })
  }

  private applyTyped(record: Typed) {
    const { to, msgId: id, at, body, clientId } = record
    this.typed.set(id, record)
    this.waiting.add(id)
    const { seq } = this
    this.put(to, { id, seq, rev: seq, at, from: 'member', passive: false, body, status: 'sending', clientId })
  }

  private show(address: Address, entry: Pick<Entry, 'id' | 'at' | 'body' | 'passive'>) {
    this.put(address, { ...entry, seq: this.seq, rev: this.seq, from: 'app', status: 'shown' })
  }

  private mark(address: Address, msgId: string, status: Entry['status']) {
    if (status === 'sending') this.waiting.add(msgId)
    else this.waiting.delete(msgId)
    const entry = this.chats.find(address, msgId)
    if (entry) this.put(address, { ...entry, status, rev: this.seq })
  }

  private put(address: Address, entry: Entry) {
    this.chats.put(address, entry)
    for (const listener of this.listeners) listener(address, entry)
  }
}
