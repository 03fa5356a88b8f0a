import type { Entry, Reception } from '../config'
import type { PageAgent, PageThread } from '../page-server'
import type { Chosen, Place } from './choice'

/** Something the agent sent that the server has not confirmed yet. */
export interface Outgoing {
  readonly clientId: string
  readonly agent: string
  readonly at: number
  readonly text?: string
  readonly chosen?: Chosen
  readonly place?: Place
  readonly isFailed: boolean
}

export interface Thread {
  readonly entries: readonly Entry[]
  readonly hasOlder: boolean
  readonly state: 'loading' | 'ready' | 'failed'
}

const nothing: Thread = { entries: [], hasOlder: false, state: 'loading' }

/** What the page knows; texts that were not sent and drafts outlive a reload. */
export class Model {
  agents: readonly PageAgent[] = []
  current = localStorage.getItem('wecom.current') ?? ''
  /** Of the current agent; null while it is not known. */
  reception: Reception | null = null
  private readonly threads = new Map<string, Thread>()
  private outbox: readonly Outgoing[] = stored<Outgoing[]>('wecom.outbox', []).map((one) => ({
    ...one,
    isFailed: true,
  }))
  private seen: Readonly<Record<string, number>> = stored('wecom.seen', {})

  get agent(): PageAgent | undefined {
    return this.agents.find(({ key }) => key === this.current)
  }

  threadOf(key: string): Thread {
    return this.threads.get(key) ?? nothing
  }

  outgoingOf(key: string): readonly Outgoing[] {
    return this.outbox.filter(({ agent }) => agent === key)
  }

  open(key: string) {
    if (key !== this.current) this.reception = null
    this.current = key
    localStorage.setItem('wecom.current', key)
    this.markSeen()
  }

  setState(key: string, state: Thread['state']) {
    this.threads.set(key, { ...this.threadOf(key), state })
  }

  /** Adds a page of a thread, older or newer than what is there. */
  addPage(key: string, { entries, hasOlder }: PageThread, isOlder: boolean) {
    const thread = this.threadOf(key)
    const keepsEnd = isOlder || thread.entries.length === 0
    const merged = merge(thread.entries, entries)
    this.threads.set(key, {
      entries: merged,
      hasOlder: keepsEnd ? hasOlder : thread.hasOlder,
      state: 'ready',
    })
    for (const { clientId } of entries) if (clientId) this.drop(clientId)
  }

  /** A new line, or an old one whose state changed. */
  addEntry(key: string, entry: Entry) {
    if (entry.clientId) this.drop(entry.clientId)
    const thread = this.threadOf(key)
    if (thread.state === 'ready')
      this.threads.set(key, { ...thread, entries: merge(thread.entries, [entry]) })
    this.agents = this.agents.map((agent) =>
      agent.key === key && entry.seq >= (agent.last?.seq ?? 0) ? { ...agent, last: entry } : agent,
    )
  }

  putOutgoing(outgoing: Outgoing) {
    this.outbox = [...this.outbox.filter(({ clientId }) => clientId !== outgoing.clientId), outgoing]
    this.keepOutbox()
  }

  isUnread({ key, last }: PageAgent): boolean {
    return last?.from === 'app' && last.seq > (this.seen[key] ?? 0)
  }

  markSeen() {
    const seq = this.agent?.last?.seq
    if (seq === undefined) return
    this.seen = { ...this.seen, [this.current]: seq }
    localStorage.setItem('wecom.seen', JSON.stringify(this.seen))
  }

  private drop(id: string) {
    if (!this.outbox.some(({ clientId }) => clientId === id)) return
    this.outbox = this.outbox.filter(({ clientId }) => clientId !== id)
    this.keepOutbox()
  }

  private keepOutbox() {
    localStorage.setItem(
      'wecom.outbox',
      JSON.stringify(this.outbox.filter(({ text, place }) => text ?? place)),
    )
  }
}

const merge = (left: readonly Entry[], right: readonly Entry[]): Entry[] => {
  const byId = new Map(left.map((entry) => [entry.id, entry]))
  for (const entry of right) {
    // an answer may come after the event that tells what became of it
    if ((byId.get(entry.id)?.rev ?? 0) <= entry.rev) byId.set(entry.id, entry)
  }
  return [...byId.values()].sort((a, b) => a.seq - b.seq)
}

const stored = <T>(name: string, otherwise: T): T => {
  try {
    return (JSON.parse(localStorage.getItem(name) ?? 'null') as T | null) ?? otherwise
  } catch {
    return otherwise
  }
}
