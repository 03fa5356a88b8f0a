import { randomBytes } from 'node:crypto'

import { CloudError } from './errors'

/** The cloud ends a transaction by itself after this long (WeChat documentation, "database transactions"). */
const longestMs = 30_000

interface Version {
  readonly commit: number
  readonly before: string | null
}

export interface Write {
  readonly collection: string
  readonly id: Buffer
  /** The new text; null removes. */
  readonly text: string | null
}

export interface Transaction {
  readonly id: string
  readonly startedAt: number
  /** Everything committed later than this is invisible. */
  readonly snapshot: number
  readonly writes: Map<string, Write>
  /** The call of a function that began it; undefined when a process outside did. */
  readonly by: string | undefined
}

const keyFor = (collection: string, id: Buffer): string => `${collection}\n${id.toString('latin1')}`

const conflict = (): CloudError =>
  new CloudError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict',
  )

/**
 * Snapshot isolation over single documents: a transaction reads the documents as they were when it began,
 * keeps its writes to itself, and is refused with the code that `runTransaction` retries when somebody else
 * changed one of them meanwhile.
 */
export class Transactions {
  private readonly open = new Map<string, Transaction>()
  private readonly versions = new Map<string, Version[]>()
  private commits = 0

  constructor(private readonly now: () => number) {}

  begin(by?: string): Transaction {
    this.expire()
    const transaction: Transaction = {
      id: randomBytes(16).toString('hex'),
      startedAt: this.now(),
      snapshot: this.commits,
      writes: new Map(),
      by,
    }
    this.open.set(transaction.id, transaction)
    return transaction
  }

  /** Whether the call of a function has a transaction open. */
  isOpenIn(by: string): boolean {
    return this.open.size > 0 && [...this.open.values()].some((transaction) => transaction.by === by)
  }

  get(id: unknown): Transaction {
    this.expire()
    const transaction = typeof id === 'string' ? this.open.get(id) : undefined
    if (transaction) return transaction
    throw new CloudError(
      'DATABASE_TRANSACTION_FAIL',
      '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server',
    )
  }

  /** True while replaced texts must be kept. */
  keeping(): boolean {
    if (this.open.size === 0) return false
    this.expire() // an abandoned transaction must not keep texts for ever
    return this.open.size > 0
  }

  record(collection: string, id: Buffer, before: string | null): void {
    this.commits += 1
    const key = keyFor(collection, id)
    const versions = this.versions.get(key) ?? []
    versions.push({ commit: this.commits, before })
    this.versions.set(key, versions)
  }

  /** The text that the transaction sees, given what is stored now. */
  see(
    transaction: Transaction,
    collection: string,
    at: { id: Buffer; stored: string | null },
  ): string | null {
    const key = keyFor(collection, at.id)
    const own = transaction.writes.get(key)
    if (own) return own.text
    const later = this.versions.get(key)?.find(({ commit }) => commit > transaction.snapshot)
    return later ? later.before : at.stored
  }

  /** Keeps a write for the commit; a document that another changed ends the transaction. */
  write(transaction: Transaction, write: Write): void {
    const key = keyFor(write.collection, write.id)
    const taken = [...this.open.values()].some((other) => other !== transaction && other.writes.has(key))
    if (taken || this.changedSince(transaction, key)) {
      this.end(transaction)
      throw conflict()
    }
    transaction.writes.set(key, write)
  }

  /** The writes to make now, or the conflict. The transaction is over either way. */
  finish(transaction: Transaction): readonly Write[] {
    const lost = [...transaction.writes.keys()].some((key) => this.changedSince(transaction, key))
    this.end(transaction)
    if (lost) throw conflict()
    return [...transaction.writes.values()]
  }

  end(transaction: Transaction): void {
    this.open.delete(transaction.id)
    if (this.open.size === 0) this.versions.clear()
  }

  private changedSince(transaction: Transaction, key: string): boolean {
    return (this.versions.get(key) ?? []).some(({ commit }) => commit > transaction.snapshot)
  }

  private expire(): void {
    for (const transaction of this.open.values()) {
      if (this.now() - transaction.startedAt > longestMs) this.end(transaction)
    }
  }
}
