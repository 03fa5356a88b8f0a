/**
 * A phone that can be killed and a server that keeps the real rule (server/usecases/conversation/send.ts): a clientId is
 * stored once, a repeat is answered with the first answer. Nothing happens by itself: each call waits until the test
 * says how it ends.
 */
import type { RefusalCode } from '../../core/contracts/refusals'
import type { SendBody } from '../../core/conversation/message'
import type { Thread } from '../../core/conversation/thread'
import { err, ok, type Result } from '../../core/shared/result'
import type { SendingPorts } from '../../src/features/conversation/ports'
import { Sending } from '../../src/features/conversation/sending'

/** `answered`: done and told. `lostOnTheWay`: never done. `answerLost`: done, nobody is told. */
export type Ending = 'answered' | 'lostOnTheWay' | 'answerLost' | 'busy'

interface Pending {
  readonly end: (how: Ending) => void
}

export interface Stored {
  readonly clientId: string
  readonly body: SendBody
}

class Server {
  readonly turns: Stored[] = []
  readonly uploads = new Set<string>()
  /** What is refused until somebody mends it. */
  readonly refuses = new Set<string>()
  private ids = 0

  send(said: Stored): Result<Thread, RefusalCode> {
    if (this.turns.some(({ clientId }) => clientId === said.clientId)) return this.answer(said)
    if (said.body.kind === 'text' && this.refuses.has(said.body.text)) return err('textTooLong')
    if ('uploadId' in said.body && !this.uploads.delete(said.body.uploadId)) return err('fileMissing')
    this.turns.push(said)
    return this.answer(said)
  }

  begin() {
    this.ids += 1
    const uploadId = `upload-${String(this.ids).padStart(12, '0')}`
    return ok({ uploadId, cloudPath: `inbox/${uploadId}` })
  }

  put(cloudPath: string): Result<true, 'offline'> {
    this.uploads.add(cloudPath.replace('inbox/', ''))
    return ok(true)
  }

  private answer({ clientId }: Stored): Result<Thread, RefusalCode> {
    const seq = this.turns.findIndex((turn) => turn.clientId === clientId) + 1
    const slowsDown = seq % 3 === 0 && { nextInMs: 2_000 }
    return ok({ messages: [], seq, service: { status: 'bot' }, ...slowsDown, now: seq })
  }
}

export class OutboxWorld {
  readonly server = new Server()
  readonly said: string[] = []
  /** Those that once waited for a tap: others may have passed them. */
  readonly everFailed = new Set<string>()
  phone: Sending
  private life = { isOver: false }
  private readonly storage = new Map<string, string>()
  private readonly disk = new Set<string>()
  private readonly pending: Pending[] = []
  private timers: { then: () => void }[] = []
  private ids = 0

  constructor() {
    this.phone = this.start()
  }

  say(texts: readonly string[]): void {
    this.phone.add(texts.map((text) => ({ kind: 'text', text })))
  }

  /** The oldest (or a later) call that is under way ends like that; an answer to a killed phone is not heard. */
  end(which: number, how: Ending): void {
    const [one] = this.pending.splice(which % Math.max(1, this.pending.length), 1)
    one?.end(how)
  }

  fireTimers(): void {
    this.timers.splice(0).forEach(({ then }) => then())
  }

  /** What is in memory is gone; what was asked may still be done. */
  kill(): void {
    this.timers = []
    this.phone = this.start()
  }

  tapFailed(): void {
    const failed = this.phone.outbox().find(({ status }) => status === 'failed')
    if (!failed) return
    if (failed.body.kind === 'text') this.server.refuses.delete(failed.body.text)
    this.phone.retry(failed.clientId)
  }

  /** From here on everything is answered, until nothing goes on any more. */
  async heal(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet += 1) {
      await flushed()
      if (this.pending.length + this.timers.length > 0) quiet = 0
      while (this.pending.length > 0) this.end(0, 'answered')
      this.fireTimers()
      this.phone.wake()
    }
  }

  private start(): Sending {
    const life = { isOver: false }
    this.life.isOver = true
    this.life = life
    const phone = new Sending(this.ports(() => !life.isOver))
    phone.listen({ onChange: () => this.noteFailed(phone), onReply: nothing, onOffline: nothing })
    void phone.restore()
    return phone
  }

  private noteFailed(phone: Sending): void {
    for (const { clientId, status } of phone.outbox()) if (status === 'failed') this.everFailed.add(clientId)
  }

  /** One call: it is done when the test says so, and heard when the phone still runs. */
  private call<T>(
    isAlive: () => boolean,
    act: () => T,
    refused: (code: 'offline' | 'busy') => T,
  ): Promise<T> {
    return new Promise((resolve) => {
      const hear = (value: T) => isAlive() && resolve(value)
      this.pending.push({
        end: (how) => {
          if (how === 'answered') hear(act())
          else if (how === 'busy') hear(refused('busy'))
          else {
            if (how === 'answerLost') act()
            hear(refused('offline'))
          }
        },
      })
    })
  }

  private ports(isAlive: () => boolean): SendingPorts {
    const { server, disk, storage } = this
    const offline = (): Result<true, 'offline'> => err('offline')
    const calls = {
      conversation: {
        send: (input: Stored) => this.call(isAlive, () => server.send(input), err),
      },
      uploads: { begin: () => this.call(isAlive, () => server.begin(), err as never) },
    }
    return {
      api: calls as unknown as SendingPorts['api'],
      upload: ({ cloudPath }) => this.call(isAlive, () => server.put(cloudPath), offline),
      files: {
        keep: (name) => {
          disk.add(name)
          return Promise.resolve(name)
        },
        open: ({ kept }) => Promise.resolve(kept !== null && disk.has(kept) ? `disk://${kept}` : null),
        drop: ({ kept }) => {
          if (kept !== null) disk.delete(kept)
        },
        sweep: (wanted) => [...disk].filter((name) => !wanted(name)).forEach((name) => disk.delete(name)),
      },
      newClientId: () => {
        const clientId = `client-${String((this.ids += 1)).padStart(6, '0')}`
        this.said.push(clientId)
        return clientId
      },
      deviceNow: () => 0,
      after: (_ms, then) => {
        const timer = { then: () => isAlive() && then() }
        this.timers.push(timer)
        return () => (this.timers = this.timers.filter((one) => one !== timer))
      },
      readStored: (name) => JSON.parse(storage.get(name) ?? 'null') as unknown,
      writeStored: (name, value) => {
        if (isAlive()) storage.set(name, JSON.stringify(value))
      },
    }
  }

  /** How many files the phone still keeps. */
  get filesLeft(): number {
    return this.disk.size
  }
}

const nothing = () => undefined

/** Everything that is not waiting for the world has run. */
export const flushed = (): Promise<void> => new Promise((then) => setImmediate(then))
