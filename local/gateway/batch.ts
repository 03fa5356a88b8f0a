import type Database from 'better-sqlite3'

/** Makes what was committed so far lasting; undefined when there is nothing to sync (memory). */
export interface Syncer {
  sync(): Promise<void>
  syncNow(): void
}

interface Job {
  readonly run: () => unknown
  readonly writes: boolean
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/** Answers a job; called when the answer may be given. */
type Settle = (failure?: unknown) => void

const attempt = (job: Job): Settle => {
  try {
    const value = job.run()
    return (failure) => (failure === undefined ? job.resolve(value) : job.reject(failure))
  } catch (error) {
    return (failure) => job.reject(failure ?? error)
  }
}

/**
 * Group commit. Everything that arrives in one tick of the event loop is one transaction; writes are answered
 * when the log is synced, and what commits while a sync is under way shares the next one, so that the event
 * loop never waits for the disk. Reads are answered at once, like MongoDB's read concern "local". A job that
 * throws keeps the documents which it had already written, as the cloud does (`add([a, b])` is not atomic);
 * each single document is one statement, hence atomic.
 */
export class Batch {
  private jobs: Job[] = []
  private scheduled = false
  private unsynced: Settle[] = []
  private syncing = false

  private readonly begin
  private readonly end

  constructor(
    private readonly db: Database.Database,
    private readonly syncer: Syncer | undefined,
  ) {
    this.begin = db.prepare('BEGIN IMMEDIATE')
    this.end = db.prepare('COMMIT')
  }

  /** Runs `run` with the next batch; resolves when what it wrote is on disk. */
  submit<T>(run: () => T, writes: boolean): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.jobs.push({ run, writes, resolve: resolve as (value: unknown) => void, reject })
      if (this.scheduled) return
      this.scheduled = true
      setImmediate(() => this.flush())
    })
  }

  /** Runs and syncs what is waiting, before the database is closed. */
  close(): void {
    this.flush()
    this.syncer?.syncNow()
    for (const settle of this.unsynced.splice(0)) settle()
  }

  private flush(): void {
    const jobs = this.jobs
    this.jobs = []
    this.scheduled = false
    if (jobs.length === 0) return
    try {
      const settles = this.commit(jobs)
      jobs.forEach((job, at) => this.answer(job, settles[at]))
    } catch (error) {
      for (const job of jobs) job.reject(error)
    }
  }

  private answer(job: Job, settle: Settle | undefined): void {
    if (!job.writes || !this.syncer) return settle?.()
    if (settle) this.unsynced.push(settle)
    if (!this.syncing) void this.syncAll(this.syncer)
  }

  private async syncAll(syncer: Syncer): Promise<void> {
    this.syncing = true
    await Promise.resolve() // the rest of the batch joins
    while (this.unsynced.length > 0) {
      const waiting = this.unsynced.splice(0)
      const failure: unknown = await syncer.sync().then(
        () => undefined,
        (error: unknown) => error,
      )
      for (const settle of waiting) settle(failure)
    }
    this.syncing = false
  }

  private commit(jobs: readonly Job[]): Settle[] {
    if (!jobs.some((job) => job.writes)) return jobs.map(attempt)
    this.begin.run()
    try {
      const settles = jobs.map(attempt)
      this.end.run()
      return settles
    } catch (error) {
      if (this.db.inTransaction) this.db.exec('ROLLBACK')
      throw error
    }
  }
}
