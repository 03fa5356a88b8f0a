import type { CaseDraft } from '../../../core/aftersales/form'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Result } from '../../../core/shared/result'
import type { Instant } from '../../../core/shared/time'
import { SECOND } from '../../../core/shared/time'
import type { Files } from '../evidence/attached.shared'
import type { Filled } from './form.shared'
import { DRAFTS, withKept } from './kept-drafts.shared'

/** So long nothing is changed before the server is told. */
const PAUSE_MS = SECOND

export interface KeeperPorts {
  readonly save: (input: {
    readonly revision: number
    readonly draft: CaseDraft
  }) => Promise<Result<{ readonly revision: number; readonly savedAt: Instant }, RefusalCode>>
  readonly readStored: (name: string) => unknown
  readonly writeStored: (name: string, value: unknown) => void
  readonly after: (ms: number, then: () => void) => () => void
}

/** How the draft stands. */
export interface Saved {
  /** The server has it since; null: nothing yet. */
  readonly at: Instant | null
  /** It lies on this phone only: the server was not reached. */
  readonly isHereOnly: boolean
  /** Somewhere else a newer one was written: nothing is saved until she says which holds. */
  readonly isElsewhere: boolean
}

interface Written {
  readonly filled: Filled
  readonly files: Files
}

/** Keeps a claim while it is written: on the phone at every change, with the server after a pause. */
export class DraftKeeper {
  private latest: Written | null = null
  private isSaved = true
  private busy = false
  private over = false
  private callOff: () => void = () => undefined
  private readonly listeners = new Set<() => void>()
  private readonly about: string
  private revision: number
  private state: Saved

  constructor(
    { about, revision, at }: { about: string; revision: number; at: Instant | null },
    private readonly ports: KeeperPorts,
  ) {
    this.about = about
    this.revision = revision
    this.state = { at, isHereOnly: false, isElsewhere: false }
  }

  readonly saved = (): Saved => this.state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Something was changed. */
  readonly write = (written: Written): void => {
    if (this.over) return
    this.latest = written
    this.isSaved = false
    this.keep()
    this.callOff()
    this.callOff = this.ports.after(PAUSE_MS, () => void this.flush())
  }

  /** The server is told now: the page is left, or the network is there again. */
  readonly flush = async (): Promise<void> => {
    this.callOff()
    const written = this.latest
    if (this.busy || this.over || this.isSaved || written === null || this.state.isElsewhere) return
    this.busy = true
    const reply = await this.ports.save({ revision: this.revision, draft: draftOf(written) })
    this.busy = false
    if (this.isGone()) return
    if (!reply.ok) {
      return this.tell({ ...this.state, isHereOnly: true, isElsewhere: reply.error === 'changedMeanwhile' })
    }
    this.revision = reply.value.revision
    this.isSaved = this.latest === written
    this.keep()
    this.tell({ at: reply.value.savedAt, isHereOnly: false, isElsewhere: false })
    if (!this.isSaved) await this.flush()
  }

  /** What is written here goes over the other one, whose revision that is. */
  readonly keepMine = (revision: number): void => {
    this.revision = revision
    this.tell({ ...this.state, isElsewhere: false })
    void this.flush()
  }

  /** It was sent in, or the other one holds: nothing of it is kept. */
  readonly drop = (): void => {
    this.over = true
    this.callOff()
    this.store(null)
  }

  private isGone(): boolean {
    return this.over
  }

  private keep(): void {
    if (this.latest === null) return
    const { about, revision, isSaved, latest } = this
    this.store({ about, revision, isSaved, ...latest })
  }

  private store(draft: Parameters<typeof withKept>[2]): void {
    const { readStored, writeStored } = this.ports
    writeStored(DRAFTS, withKept(readStored(DRAFTS), this.about, draft))
  }

  private tell(state: Saved): void {
    this.state = state
    this.listeners.forEach((listener) => listener())
  }
}

const draftOf = ({ filled, files }: Written): CaseDraft => ({
  ...filled,
  fileIds: files.flatMap(({ fileId }) => (fileId === null ? [] : [fileId])),
})
