import type { EvidenceView } from '../../../core/aftersales/view'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { UploadKind } from '../../../core/files/limits'
import { err, type Result } from '../../../core/shared/result'
import type { KeptFiles, SendingPorts } from '../conversation/ports'
import { nextStep } from '../conversation/retry.shared'
import {
  canRetry,
  isThere,
  isUnderWay,
  movedTo,
  retried,
  withOne,
  withoutOne,
  type Attached,
  type Files,
} from './attached.shared'

/** What carrying evidence needs of the world. */
export interface AttachingPorts {
  readonly begin: (file: {
    readonly kind: UploadKind
    readonly bytes: number
  }) => Promise<Result<{ readonly uploadId: string; readonly cloudPath: string }, RefusalCode>>
  readonly upload: SendingPorts['upload']
  /** The server checks what was uploaded and keeps it. */
  readonly take: (
    uploadId: string,
    kind: Attached['kind'],
  ) => Promise<Result<{ readonly file: EvidenceView }, RefusalCode>>
  readonly files: KeptFiles
  readonly after: (ms: number, then: () => void) => () => void
}

/** Progress is shown in steps: a redraw for every packet would cost more than it tells. */
const STEP = 5

const uploadKindOf = (kind: Attached['kind']): UploadKind => (kind === 'photo' ? 'image' : kind)

/**
 * Carries the evidence of one case, one file after the other. What is refused waits for a tap, or for the network when
 * that was it, and lets the others pass; nothing that was chosen is lost.
 */
export class Attaching {
  private items: Files = []
  private busy = false
  /** The server wants a moment. */
  private waiting = false
  private closed = false
  private callOff: () => void = () => undefined
  private readonly tries = new Map<string, number>()
  private readonly listeners = new Set<() => void>()

  constructor(private readonly ports: AttachingPorts) {}

  readonly files = (): Files => this.items

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Takes up what was there when the page was left; what is gone from the phone can only be chosen again. */
  async restore(files: Files): Promise<void> {
    this.set(files)
    for (const { id, kept, path, fileId } of files) {
      if (path !== '' && kept === null && fileId !== null) continue
      const found = await this.ports.files.open({ kept, path })
      const isLost = found === null && fileId === null
      this.set(withOne(this.items, id, { path: found ?? '', ...(isLost && { refusal: 'fileGone' }) }))
    }
    this.next()
  }

  readonly add = (fresh: Files): void => {
    this.set([...this.items, ...fresh])
    fresh.forEach((file) => void this.keep(file))
    this.next()
  }

  readonly retry = (id: string): void => {
    this.tries.delete(id)
    this.set(retried(this.items, id))
    this.next()
  }

  /** The network is there again: what it stopped goes on. */
  readonly wake = (): void => {
    const waiting = this.items.filter((file) => file.refusal === 'offline' && canRetry(file))
    waiting.forEach(({ id }) => this.set(retried(this.items, id)))
    this.next()
  }

  readonly move = (id: string, to: number): void => this.set(movedTo(this.items, id, to))

  readonly remove = (id: string): void => {
    const gone = this.items.find((file) => file.id === id)
    if (gone) this.ports.files.drop(gone)
    this.set(withoutOne(this.items, id))
    this.next()
  }

  /** It is sent: nothing of it has to be kept here. */
  readonly clear = (): void => {
    this.items.forEach((file) => this.ports.files.drop(file))
    this.close()
  }

  /** The page is left: what is on its way goes on when it is opened again. */
  readonly close = (): void => {
    this.closed = true
    this.callOff()
  }

  private set(files: Files): void {
    if (files === this.items) return
    this.items = files
    this.listeners.forEach((listener) => listener())
  }

  private async keep({ id, path }: Attached): Promise<void> {
    const kept = await this.ports.files.keep(id, path)
    if (kept === null) return
    if (this.items.some((file) => file.id === id)) this.set(withOne(this.items, id, { kept }))
    else this.ports.files.drop({ kept, path })
  }

  private next(): void {
    if (this.busy || this.waiting || this.closed) return
    const file = this.items.find(isUnderWay)
    if (file) void this.carry(file)
  }

  private async carry(file: Attached): Promise<void> {
    this.busy = true
    const taken = await this.taken(file)
    this.busy = false
    if (taken.ok) {
      this.tries.delete(file.id)
      this.set(withOne(this.items, file.id, { fileId: taken.value.file.fileId, percent: null }))
    } else this.refused(file.id, taken.error)
    this.next()
  }

  private async taken(file: Attached): Promise<Result<{ readonly file: EvidenceView }, RefusalCode>> {
    const uploaded = file.uploadId ?? (await this.uploaded(file))
    if (typeof uploaded !== 'string') return uploaded
    this.set(withOne(this.items, file.id, { uploadId: uploaded, percent: 100 }))
    return this.ports.take(uploaded, file.kind)
  }

  private async uploaded({ id, kind, bytes, path }: Attached): Promise<string | Result<never, RefusalCode>> {
    const place = await this.ports.begin({ kind: uploadKindOf(kind), bytes })
    if (!place.ok) return place
    const { uploadId, cloudPath } = place.value
    const onProgress = (percent: number) => this.progress(id, percent - (percent % STEP))
    const carried = await this.ports.upload({ cloudPath, path, onProgress })
    return carried.ok ? uploadId : err(carried.error)
  }

  private progress(id: string, percent: number): void {
    const file = this.items.find((one) => one.id === id)
    if (file && !isThere(file) && file.percent !== percent) this.set(withOne(this.items, id, { percent }))
  }

  /** The network is worth a word at once; what the server will take in a moment is sent again by itself. */
  private refused(id: string, refusal: RefusalCode): void {
    const tries = (this.tries.get(id) ?? 0) + 1
    this.tries.set(id, tries)
    const step = nextStep(refusal, tries)
    if (refusal === 'offline' || step.then === 'tap') {
      return this.set(withOne(this.items, id, { refusal, percent: null }))
    }
    const again = step.then === 'carryAgain' ? { uploadId: null, percent: null } : { percent: null }
    this.set(withOne(this.items, id, again))
    this.waiting = true
    this.callOff = this.ports.after(step.afterMs, () => {
      this.waiting = false
      this.next()
    })
  }
}
