import { randomBytes } from 'node:crypto'

import { parseObject, type Doc } from '../gateway/ejson'
import { failed } from '../gateway/errors'
import { find } from '../gateway/find'
import { matcher } from '../gateway/match'
import type { Gateway } from '../gateway/gateway'

import { checkRead } from './rule'
import { initial, seenAs, type Change, type DocChange, type Snapshot } from './snapshot'

/** The platform's limit of one watch; whoever comes to match more is cut off. */
const mostDocuments = 5_000
/** As the meter names it. */
const action = 'client.watch'
/** How far back a reader may resume. */
const keptChanges = 1_000

export interface Question {
  readonly collection: string
  readonly filter: Doc
  readonly openid: string
}

export interface Listener {
  /** `mark`: resume behind this one with it. */
  readonly onSnapshot: (snapshot: Snapshot, mark: string) => void
  /** Nothing has happened for a while: a sign that the line is alive. */
  readonly onBeat: () => void
  readonly onEnd: () => void
}

interface Watch extends Listener {
  readonly collection: string
  readonly filter: Doc
  readonly matches: (doc: Doc) => boolean
}

/** A write that was seen before its commit. */
interface Touched {
  readonly collection: string
  readonly id: Buffer
  readonly before: string | null
}

const docOf = (text: string | null): Doc | null => (text === null ? null : parseObject(text, 0))

/**
 * Readers of the watchable collections: a first snapshot, then every change as it is committed, in order. What one
 * tick of the event loop commits, the next one tells.
 */
export class WatchHub {
  private readonly watches = new Set<Watch>()
  /** The latest changes, oldest first. */
  private readonly changes: Change[] = []
  private touched = new Map<string, Touched>()
  private last = 0
  private isClosed = false
  /** Marks of another run of this cloud mean nothing here. */
  private readonly run = randomBytes(4).toString('hex')

  constructor(private readonly gateway: Pick<Gateway, 'store' | 'meter'>) {
    gateway.store.onTouch((collection, id, before) => this.touch({ collection, id, before }))
  }

  /**
   * Watches until the answer is called. With a mark that is still known it goes on behind it, without a first snapshot.
   * @throws CloudError DATABASE_PERMISSION_DENIED, DATABASE_COLLECTION_NOT_EXIST, more than 5,000 documents
   */
  open(question: Question, listener: Listener, mark?: string): () => void {
    if (this.isClosed) throw failed('[FailedOperation] the cloud is stopping')
    this.tell() // what was committed before is no news to the newcomer
    const { collection, filter } = question
    checkRead(this.gateway.store.collection(collection).spec.clientRead, question)
    this.gateway.meter.request({ action, on: collection }, 0)
    const watch: Watch = { ...listener, collection, filter, matches: matcher(filter) }
    const texts = this.textsOf(watch)
    if (!texts) throw failed(`[FailedOperation] a watch is about ${mostDocuments} documents at most`)
    const missed = this.missedBy(watch, mark)
    if (missed === null) listener.onSnapshot(initial(this.last, texts), this.markNow)
    else if (missed.length > 0) this.send(watch, missed)
    this.watches.add(watch)
    return () => void this.watches.delete(watch)
  }

  /** Every reader hears that its line is alive. */
  beat(): void {
    for (const watch of this.watches) watch.onBeat()
  }

  /** Nothing is told any more: the database is about to be closed. */
  close(): void {
    this.isClosed = true
    for (const watch of this.watches) watch.onEnd()
    this.watches.clear()
  }

  private get markNow(): string {
    return `${this.run}-${this.last}`
  }

  /** The documents as the reader may see them now; undefined when they are too many. */
  private textsOf({ collection, filter }: Watch): readonly string[] | undefined {
    const { store, meter } = this.gateway
    const { rows, ...cost } = find(store.collection(collection), { filter, limit: mostDocuments + 1 })
    meter.cost({ action, on: collection }, { ...cost, fields: Object.keys(filter) })
    return rows.length > mostDocuments ? undefined : rows.map(({ doc }) => doc)
  }

  /** Null when the mark is not known any more: then everything has to be told anew. */
  private missedBy(watch: Watch, mark: string | undefined): readonly DocChange[] | null {
    const [, run, at] = /^(\w+)-(\d+)$/.exec(mark ?? '') ?? []
    const from = Number(at)
    const oldest = this.changes[0]?.id ?? this.last + 1
    if (run !== this.run || from > this.last || from < oldest - 1) return null
    return this.concerning(
      watch,
      this.changes.filter(({ id }) => id > from),
    )
  }

  private concerning({ collection, matches }: Watch, changes: readonly Change[]): readonly DocChange[] {
    return changes
      .filter((change) => change.collection === collection)
      .map((change) => seenAs(change, matches))
      .filter((change) => change !== null)
  }

  private send(watch: Watch, docChanges: readonly DocChange[]): void {
    const texts = this.textsOf(watch)
    if (!texts) {
      this.watches.delete(watch)
      return watch.onEnd()
    }
    const { docs } = initial(this.last, texts)
    watch.onSnapshot({ id: this.last, docs, docChanges }, this.markNow)
  }

  /** Called in the middle of a commit: only noted here. */
  private touch(touched: Touched): void {
    if (this.touched.size === 0) setImmediate(() => this.tell())
    const key = `${touched.collection}\n${touched.id.toString('latin1')}`
    if (!this.touched.has(key)) this.touched.set(key, touched)
  }

  private tell(): void {
    if (this.isClosed || this.touched.size === 0) return
    const committed = this.committed([...this.touched.values()])
    this.touched = new Map()
    this.changes.push(...committed)
    this.changes.splice(0, Math.max(0, this.changes.length - keptChanges))
    for (const watch of this.watches) {
      const news = this.concerning(watch, committed)
      if (news.length > 0) this.send(watch, news)
    }
  }

  /** Looks at what stands there now: of a commit that was undone nothing is told. */
  private committed(touched: readonly Touched[]): readonly Change[] {
    const changes: Change[] = []
    for (const { collection, id, before } of touched) {
      const after = this.gateway.store.collection(collection).byId(id)?.doc ?? null
      if (after === before) continue
      this.last += 1
      changes.push({ id: this.last, collection, before: docOf(before), after: docOf(after) })
    }
    return changes
  }
}
