import type { DeskSaid } from '../../../core/contracts/desk.contract'
import type { RefusalCode } from '../../../core/contracts/refusals'
import { without } from '../../../core/conversation/outbox'
import { err, ok, type Result } from '../../../core/shared/result'
import { SECOND } from '../../../core/shared/time'
import type { ConversationPorts } from '../conversation/ports'
import type { ConversationStore } from '../conversation/store'
import { afterAnswer, withNote, type ThreadState } from '../conversation/thread'
import { KeptOutbox } from './kept-outbox'
import {
  mayPass,
  nextOf,
  saidText,
  withCarried,
  withForgotten,
  withRefused,
  withRetry,
  withSaid,
  type Outbox,
  type Outgoing,
  type OutgoingBody,
} from './outbox'

const FIRST_WAIT = 2 * SECOND
const MOST_WAIT = 30 * SECOND
/** So long another window has to send what it wrote; then this one sends it as well, for the other may be gone. */
const OTHERS_TURN = 2 * SECOND

type NoteBody = Extract<OutgoingBody, { kind: 'note' }>
/** What the server's answer makes of the thread. */
type Told = Result<(thread: ThreadState) => ThreadState, RefusalCode>

/** Sends what an agent says in one session, in order; what can't go waits, and outlives the page. */
export class Sending {
  /** Something went out. */
  onSaid: () => void = () => undefined
  private busy = false
  private refusals = 0
  private readonly kept: KeptOutbox
  private readonly files = new Map<string, Blob>()
  private callOff: () => void = () => undefined
  private callOffOthers: () => void = () => undefined
  private readonly stopHearing: () => void

  constructor(
    private readonly sessionId: string,
    private readonly store: ConversationStore,
    private readonly ports: ConversationPorts,
  ) {
    this.kept = new KeptOutbox(ports.kept)
    store.subscribe(() => this.kept.keep(store.state().outbox))
    this.stopHearing = this.kept.onOther(this.hear)
    this.wake()
  }

  /** Nothing is left to send, and it is looked at no more. */
  close(): void {
    this.stopHearing()
    this.callOff()
    this.callOffOthers()
  }

  readonly say = (body: OutgoingBody): void => this.add(this.ports.newClientId(), body)

  /** A picture: carried to storage first. `url`: where it is shown from meanwhile. */
  readonly sayImage = (file: Blob, url: string): void => {
    const clientId = this.ports.newClientId()
    this.files.set(clientId, file)
    this.add(clientId, { kind: 'image', url, bytes: file.size, percent: null, uploadId: null })
  }

  readonly retry = (clientId: string): void => {
    this.change((outbox) => withRetry(outbox, clientId))
    this.go()
  }

  readonly discard = (clientId: string): void => {
    this.files.delete(clientId)
    this.change((outbox) => without(outbox, clientId))
  }

  /** Tries at once what waits, whoever wrote it: under its own id, so that it is stored once. */
  readonly wake = (): void => {
    this.change((outbox) => this.kept.withKept(outbox))
    this.go()
  }

  private go(): void {
    this.callOff()
    if (!this.busy) void this.run()
  }

  private add(clientId: string, body: OutgoingBody): void {
    const at = this.ports.deviceNow()
    this.change((outbox) => withSaid(outbox, { clientId, body }, at))
    this.go()
  }

  /** What another window sent or removed is done; what it has not sent in a while is sent from here too. */
  private readonly hear = (clientId: string, isForgotten: boolean): void => {
    if (isForgotten) return this.change((outbox) => withForgotten(outbox, clientId))
    this.callOffOthers()
    this.callOffOthers = this.ports.after(OTHERS_TURN, this.wake)
  }

  private change(how: (outbox: Outbox) => Outbox): void {
    this.store.update(({ outbox }) => ({ outbox: how(outbox) }))
  }

  private async run(): Promise<void> {
    this.busy = true
    let item = nextOf(this.store.state().outbox)
    while (item && (await this.send(item))) item = nextOf(this.store.state().outbox)
    this.busy = false
    if (item) this.later()
  }

  private later(): void {
    const wait = Math.min(MOST_WAIT, FIRST_WAIT * 2 ** (this.refusals - 1))
    this.callOff = this.ports.after(wait, this.wake)
  }

  /** Whether the next one may go. */
  private async send(item: Outgoing): Promise<boolean> {
    const { clientId } = item
    const told = await this.tell(item)
    if (told.ok) {
      this.refusals = 0
      this.store.update(({ thread }) => ({ thread: told.value(thread) }))
      this.discard(clientId)
      this.onSaid()
      return true
    }
    // an upload that is gone is carried once more, by the page that has the file
    if (told.error === 'fileMissing' && this.files.has(clientId))
      this.change((all) => withCarried(all, clientId, notCarried))
    this.change((outbox) => withRefused(outbox, clientId, told.error))
    if (!mayPass(told.error)) return true
    this.refusals += 1
    return false
  }

  private async tell({ clientId, body }: Outgoing): Promise<Told> {
    if (body.kind === 'note') return this.note(clientId, body)
    if (body.kind === 'text') return this.reply(clientId, saidText(body))
    if (body.kind === 'replyImage') return this.reply(clientId, { kind: 'replyImage', replyId: body.replyId })
    const uploadId = body.uploadId === null ? await this.carried(clientId) : ok(body.uploadId)
    if (!uploadId.ok) return uploadId
    this.change((outbox) => withCarried(outbox, clientId, { uploadId: uploadId.value }))
    return this.reply(clientId, { kind: 'image', uploadId: uploadId.value })
  }

  private async reply(clientId: string, body: DeskSaid): Promise<Told> {
    const reply = await this.ports.api.reply({ sessionId: this.sessionId, clientId, body })
    return reply.ok ? ok((thread) => afterAnswer(thread, reply.value)) : reply
  }

  private async note(clientId: string, { text, mentions }: NoteBody): Promise<Told> {
    const userids = mentions.map(({ userid }) => userid)
    const asked = { sessionId: this.sessionId, clientId, text, mentions: userids }
    const added = await this.ports.notes.add(asked)
    return added.ok ? ok((thread) => withNote(thread, added.value.note)) : added
  }

  /** Carries its picture to storage; answers the upload's id. */
  private async carried(clientId: string): Promise<Result<string, RefusalCode>> {
    const file = this.files.get(clientId)
    if (!file) return err('fileGone')
    const to = await this.ports.api.upload({ bytes: file.size })
    if (!to.ok) return to
    const onPercent = (percent: number) => this.change((outbox) => withCarried(outbox, clientId, { percent }))
    return (await this.ports.carry({ file, to: to.value, onPercent }))
      ? ok(to.value.uploadId)
      : err('offline')
  }
}

const notCarried = { uploadId: null, percent: null } as const
