import type Database from 'better-sqlite3'

interface Job {
  readonly run: () => unknown
  readonly writes: boolean
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

type Outcome =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown }

const attempt = (job: Job): Outcome => {
  try {
    return { ok: true, value: job.run() }
  } catch (error) {
    return { ok: false, error }
  }
}

/**
 * Group commit: everything that arrives in one tick of the event loop shares one transaction and one fsync,
 * and nobody is answered before it. A job that throws keeps the documents which it had already written, as
 * the cloud does (`add([a, b])` is not atomic); each single document is one statement, hence atomic.
 */
export class Batch {
  private jobs: Job[] = []
  private scheduled = false

  constructor(private readonly db: Database.Database) {}

  /** Runs `run` with the next batch; resolves when what it saw and wrote is on disk. */
  submit<T>(run: () => T, writes: boolean): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.jobs.push({ run, writes, resolve: resolve as (value: unknown) => void, reject })
      if (this.scheduled) return
      this.scheduled = true
      setImmediate(() => this.flush())
    })
  }

  /** Runs what is waiting now; used when closing. */
  flush(): void {
    const jobs = this.jobs
    this.jobs = []
    this.scheduled = false
    if (jobs.length === 0) return

    let outcomes: Outcome[]
    try {
      outcomes = this.commit(jobs)
    } catch (error) {
      outcomes = jobs.map(() => ({ ok: false, error }))
    }
    jobs.forEach((job, at) => {
      const outcome = outcomes[at]
      if (outcome?.ok) job.resolve(outcome.value)
      else job.reject(outcome?.error)
    })
  }

  private commit(jobs: readonly Job[]): Outcome[] {
    if (!jobs.some((job) => job.writes)) return jobs.map(attempt)
    this.db.exec('BEGIN IMMEDIATE')
    try {
      const outcomes = jobs.map(attempt)
      this.db.exec('COMMIT')
      return outcomes
    } catch (error) {
      if (this.db.inTransaction) this.db.exec('ROLLBACK')
      throw error
    }
  }
}
