import type { RefusalCode } from '../../../core/contracts/refusals'
import {
  isFile,
  outgoing,
  restoredOutbox,
  sendBodyOf,
  withFailed,
  withPercent,
  withRetry,
  withUpload,
  without,
  type Outgoing,
  type OutgoingBody,
} from './outbox.shared'
import type { Ports } from './ports'
import type { Store } from './store'
import { afterReply } from './thread.shared'

const STORED_AS = 'outbox'
/** Progress is shown in steps: a redraw for every packet would cost more than it tells. */
const STEP = 5

/** The outbox: messages go out one after the other, files are carried beside them, a failure waits for a tap. */
export class Sending {
  private words: Promise<void> = Promise.resolve()
  private files: Promise<void> = Promise.resolve()

  constructor(
    private readonly store: Store,
    private readonly ports: Ports,
    private readonly onAnswer: () => void,
  ) {}

  /** What was left unsent when the page was left. */
  restore(): void {
    this.store.update(() => ({ outbox: restoredOutbox(this.ports.readStored(STORED_AS)) }))
  }

  add(bodies: readonly OutgoingBody[]): void {
    const items = bodies.map((body) => outgoing(this.ports.newClientId(), body))
    this.store.update(({ outbox }) => ({ outbox: [...outbox, ...items] }))
    this.keep()
    items.forEach((item) => this.start(item))
  }

  /** Sends it again under the same clientId. */
  retry(clientId: string): void {
    const item = this.find(clientId)
    if (item?.status !== 'failed') return
    this.store.update(({ outbox }) => ({ outbox: withRetry(outbox, clientId) }))
    this.start(item)
  }

  discard(clientId: string): void {
    this.store.update(({ outbox }) => ({ outbox: without(outbox, clientId) }))
    this.keep()
  }

  private keep(): void {
    this.ports.writeStored(STORED_AS, this.store.state().outbox)
  }

  private find(clientId: string): Outgoing | undefined {
    return this.store.state().outbox.find((item) => item.clientId === clientId)
  }

  private start({ clientId, body }: Outgoing): void {
    if (!isFile(body)) return this.enqueue(clientId)
    this.files = this.files.then(() => this.carry(clientId)).then(() => this.enqueue(clientId))
  }

  private enqueue(clientId: string): void {
    this.words = this.words.then(() => this.send(clientId))
  }

  private fail(clientId: string, refusal: RefusalCode): void {
    this.store.update(({ outbox, thread }) => ({
      outbox: withFailed(outbox, clientId, { refusal, after: thread.seq }),
      offline: refusal === 'offline',
    }))
    this.keep()
  }

  private async send(clientId: string): Promise<void> {
    const item = this.find(clientId)
    const body = item?.status === 'sending' ? sendBodyOf(item.body) : null
    if (body === null) return
    const seen = this.store.state().thread.seq
    const reply = await this.ports.api.conversation.send({ clientId, body, seen })
    if (!reply.ok) {
      // The file is not there after all: the next try carries it again.
      if (reply.error === 'fileMissing') this.noteUpload(clientId, null)
      return this.fail(clientId, reply.error)
    }
    this.store.update(({ thread, outbox }) => ({
      thread: afterReply(thread, reply.value),
      outbox: without(outbox, clientId),
      offline: false,
    }))
    this.keep()
    this.onAnswer()
  }

  private async carry(clientId: string): Promise<void> {
    const body = this.find(clientId)?.body
    if (!body || !isFile(body) || body.uploadId !== null) return
    const place = await this.ports.api.uploads.begin({ kind: body.kind, bytes: body.bytes })
    if (!place.ok) return this.fail(clientId, place.error)
    const { uploadId, cloudPath } = place.value
    const onProgress = (percent: number) => this.progress(clientId, percent)
    const carried = await this.ports.upload({ cloudPath, path: body.path, onProgress })
    if (!carried.ok) return this.fail(clientId, carried.error)
    this.noteUpload(clientId, uploadId)
    this.keep()
  }

  private progress(clientId: string, percent: number): void {
    const step = percent - (percent % STEP)
    this.store.update(({ outbox }) => ({ outbox: withPercent(outbox, clientId, step) }))
  }

  private noteUpload(clientId: string, uploadId: string | null): void {
    this.store.update(({ outbox }) => ({ outbox: withUpload(outbox, clientId, uploadId) }))
  }
}
