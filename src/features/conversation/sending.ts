import type { RefusalCode } from '../../../core/contracts/refusals'
import type { MessageView } from '../../../core/conversation/message'
import { without, withoutArrived } from '../../../core/conversation/outbox'
import type { Thread } from '../../../core/conversation/thread'
import { Carrying } from './carrying'
import {
  isFile,
  outgoing,
  restoredOutbox,
  sendBodyOf,
  storedOutbox,
  withFailed,
  withFile,
  withRetry,
  withoutUpload,
  type Outbox,
  type Outgoing,
  type OutgoingBody,
} from './outbox.shared'
import { partsOf, withParts } from './parts.shared'
import type { SendingPorts } from './ports'
import { nextStep } from './retry.shared'
import { OUTBOX } from './unsent.shared'

/** Before anything was heard from the server: what fails stands at the end. */
const AT_THE_END = Number.MAX_SAFE_INTEGER

/** Why nothing goes out now, and until when (ms of the device). */
export interface Hold {
  readonly why: RefusalCode
  readonly until: number
}

export interface SendingListener {
  /** The outbox or the hold changed. */
  readonly onChange: () => void
  /** Something was taken; this followed. */
  readonly onReply: (thread: Thread) => void
  /** The server is not reached. */
  readonly onOffline: () => void
}

/**
 * The outbox of this shopper, as long as the app runs and, by its storage, longer. Messages go out in the order in
 * which they were said, one after the other; files are carried ahead of their turn. What the network stops goes on by
 * itself; what is refused waits for a tap and lets the others pass.
 */
export class Sending {
  private items: Outbox = []
  private stored: Outbox = []
  private held: Hold | null = null
  private callOff: () => void = () => undefined
  private readonly tries = new Map<string, number>()
  private readonly listeners = new Set<SendingListener>()
  private readonly carrying: Carrying
  /** One thing is said at a time. */
  private busy = false
  /** The files of what was left unsent are being looked for. */
  private restoring = false
  private seq = 0

  constructor(private readonly ports: SendingPorts) {
    this.carrying = new Carrying(ports, {
      outbox: () => this.items,
      change: (outbox) => this.set(outbox),
      show: (outbox) => this.show(outbox),
      onRefused: (clientId, refusal) => this.refused(clientId, refusal),
      onBroken: (clientId) => this.giveUp(clientId, 'fileMissing'),
      onCarried: () => this.pump(),
    })
  }

  readonly outbox = (): Outbox => this.items
  readonly hold = (): Hold | null => this.held

  readonly listen = (listener: SendingListener): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Takes up what was left unsent when the app was left. */
  async restore(): Promise<void> {
    this.items = this.stored = restoredOutbox(this.ports.readStored(OUTBOX))
    this.restoring = true
    this.tell()
    for (const { clientId } of this.items) await this.findFiles(clientId)
    this.ports.files.sweep((name) => this.items.some(({ clientId }) => name.startsWith(clientId)))
    this.restoring = false
    this.pump()
  }

  /** Said once for that id: what waits under it already is not taken twice. */
  readonly addOnce = (clientId: string, body: OutgoingBody): void => {
    if (this.find(clientId)) return
    this.set([...this.items, outgoing(clientId, body)])
    this.pump()
  }

  readonly add = (bodies: readonly OutgoingBody[]): void => {
    const items = bodies.map((body) => outgoing(this.ports.newClientId(), body))
    this.set([...this.items, ...items])
    for (const { clientId, body } of items) if (isFile(body)) void this.keepFiles(clientId)
    this.pump()
  }

  /** Sends it again under the same clientId. */
  readonly retry = (clientId: string): void => {
    if (this.find(clientId)?.status !== 'failed') return
    this.tries.delete(clientId)
    this.set(withRetry(this.items, clientId))
    this.wake()
  }

  readonly discard = (clientId: string): void => {
    this.set(without(this.items, clientId))
    this.pump()
  }

  /** What a thread shows has arrived, however its reply got lost. */
  readonly arrived = (messages: readonly MessageView[], seq: number): void => {
    this.seq = Math.max(this.seq, seq)
    this.set(withoutArrived(this.items, messages))
  }

  /** The server is reached again: nothing waits for the network any longer. */
  readonly wake = (): void => {
    if (this.held?.why === 'offline') this.release()
    else this.pump()
  }

  private readonly release = (): void => {
    this.callOff()
    if (this.held !== null) {
      this.held = null
      this.tell()
    }
    this.pump()
  }

  private find(clientId: string): Outgoing | undefined {
    return this.items.find((item) => item.clientId === clientId)
  }

  private tell(): void {
    this.listeners.forEach(({ onChange }) => onChange())
  }

  private show(outbox: Outbox): void {
    if (outbox === this.items) return
    this.items = outbox
    this.tell()
  }

  /** The one place where the outbox changes: storage follows, and the files of what left it. */
  private set(outbox: Outbox): void {
    if (outbox === this.items) return
    this.items = outbox
    const left = new Set(outbox.map(({ clientId }) => clientId))
    const gone = this.stored.filter(({ clientId }) => !left.has(clientId))
    gone.forEach(({ clientId, body }) => {
      this.tries.delete(clientId)
      if (isFile(body)) partsOf(body).forEach((part) => this.ports.files.drop(part))
    })
    this.ports.writeStored(OUTBOX, storedOutbox(this.ports.readStored(OUTBOX), this.stored, outbox))
    this.stored = outbox
    this.tell()
  }

  private async keepFiles(clientId: string): Promise<void> {
    const body = this.find(clientId)?.body
    if (!body || !isFile(body)) return
    const kept = await Promise.all(
      partsOf(body).map(({ path }, at) => this.ports.files.keep(`${clientId}.${at}`, path)),
    )
    const named = (part: { path: string }, at: number) => ({ kept: kept[at] ?? null, path: part.path })
    if (this.find(clientId)) return this.set(withFile(this.items, clientId, (file) => withParts(file, named)))
    partsOf(body).forEach((part, at) => this.ports.files.drop(named(part, at)))
  }

  /** After a restart its files are somewhere else, or gone: then it can only be chosen again. */
  private async findFiles(clientId: string): Promise<void> {
    const body = this.find(clientId)?.body
    if (!body || !isFile(body)) return
    const paths = await Promise.all(partsOf(body).map((part) => this.ports.files.open(part)))
    const found = (_part: unknown, at: number) => ({ path: paths[at] ?? '' })
    const isGone = paths[0] === null && body.uploadId === null
    this.set(withFile(this.items, clientId, (file) => withParts(file, found)))
    if (isGone) this.fail(clientId, 'fileGone')
  }

  private fail(clientId: string, refusal: RefusalCode): void {
    const after = this.seq === 0 ? AT_THE_END : this.seq
    this.set(withFailed(this.items, clientId, { refusal, after }))
  }

  /** Whatever can go on goes on. */
  private pump(): void {
    if (this.held !== null || this.restoring) return
    this.carrying.next()
    const head = this.items.find(({ status }) => status === 'sending')
    if (head && !this.busy) void this.send(head)
  }

  private async send({ clientId, body }: Outgoing): Promise<void> {
    const words = sendBodyOf(body)
    if (words === null) return
    this.busy = true
    const seen = this.seq === 0 ? {} : { seen: this.seq }
    const reply = await this.ports.api.conversation.send({ clientId, body: words, ...seen })
    this.busy = false
    if (!reply.ok) return this.refused(clientId, reply.error)
    this.tries.clear()
    this.seq = Math.max(this.seq, reply.value.messages.length > 0 ? reply.value.seq : 0)
    this.listeners.forEach(({ onReply }) => onReply(reply.value))
    this.set(without(this.items, clientId))
    if (reply.value.nextInMs === undefined) return this.wake()
    this.wait('tooFast', reply.value.nextInMs)
  }

  private refused(clientId: string, refusal: RefusalCode): void {
    const tries = (this.tries.get(clientId) ?? 0) + 1
    this.tries.set(clientId, tries)
    if (refusal === 'offline') this.listeners.forEach(({ onOffline }) => onOffline())
    const step = nextStep(refusal, tries)
    if (step.then === 'tap') return this.giveUp(clientId, refusal)
    if (step.then === 'carryAgain') this.set(withoutUpload(this.items, clientId))
    this.wait(refusal, step.afterMs)
  }

  private giveUp(clientId: string, refusal: RefusalCode): void {
    this.fail(clientId, refusal)
    this.pump()
  }

  private wait(why: RefusalCode, ms: number): void {
    this.callOff()
    this.held = { why, until: this.ports.deviceNow() + ms }
    this.callOff = this.ports.after(ms, this.release)
    this.tell()
  }
}
