import type { RefusalCode } from '../../../core/contracts/refusals'
import { ok, type Result } from '../../../core/shared/result'
import { isFile, withFile, withPercent, type Outbox, type OutgoingFile, type Part } from './outbox.shared'
import { isCarried, partsOf, withParts } from './parts.shared'
import type { SendingPorts } from './ports'
import { UPLOAD_PATIENCE } from './retry.shared'

/** Progress is shown in steps: a redraw for every packet would cost more than it tells. */
const STEP = 5

export interface CarryingHost {
  readonly outbox: () => Outbox
  /** Changed for good. */
  readonly change: (outbox: Outbox) => void
  /** Changed on the screen only. */
  readonly show: (outbox: Outbox) => void
  readonly onRefused: (clientId: string, refusal: RefusalCode) => void
  /** It can't be carried, however often. */
  readonly onBroken: (clientId: string) => void
  readonly onCarried: () => void
}

/** Carries the files of the outbox to storage, one after the other, beside what is being said. */
export class Carrying {
  private busy = false
  /** Uploads in a row that broke although the server had answered. */
  private broken = 0

  constructor(
    private readonly ports: Pick<SendingPorts, 'api' | 'upload'>,
    private readonly host: CarryingHost,
  ) {}

  /** Carries the next file that waits, unless one is on its way. */
  next(): void {
    if (this.busy) return
    for (const { clientId, body, status } of this.host.outbox()) {
      if (status !== 'sending' || !isFile(body) || isCarried(body)) continue
      void this.carry(clientId, body)
      return
    }
  }

  private async carry(clientId: string, file: OutgoingFile): Promise<void> {
    this.busy = true
    const at = partsOf(file).findIndex(({ uploadId }) => uploadId === null)
    const part = partsOf(file)[at] ?? file
    const carried = await this.upload(clientId, part, at === 0 ? file.kind : 'image')
    this.busy = false
    if (!carried.ok) return this.notCarried(clientId, carried.error)
    const uploadId = carried.value
    const noted = (one: Part, index: number): Partial<Part> => (index === at ? { uploadId } : one)
    this.host.change(withFile(this.host.outbox(), clientId, (now) => withParts(now, noted)))
    this.host.onCarried()
  }

  private async upload(
    clientId: string,
    { bytes, path }: Part,
    kind: OutgoingFile['kind'],
  ): Promise<Result<string, RefusalCode>> {
    const place = await this.ports.api.uploads.begin({ kind, bytes })
    if (!place.ok) return place
    const { uploadId, cloudPath } = place.value
    const onProgress = (percent: number) => this.progress(clientId, percent)
    const carried = await this.ports.upload({ cloudPath, path, onProgress })
    this.broken = carried.ok ? 0 : this.broken + 1
    return carried.ok ? ok(uploadId) : carried
  }

  /** The server answers again and again but this file does not get through: it waits for a tap, others may pass. */
  private notCarried(clientId: string, refusal: RefusalCode): void {
    if (this.broken < UPLOAD_PATIENCE) return this.host.onRefused(clientId, refusal)
    this.broken = 0
    this.host.onBroken(clientId)
  }

  private progress(clientId: string, percent: number): void {
    this.host.show(withPercent(this.host.outbox(), clientId, percent - (percent % STEP)))
  }
}
