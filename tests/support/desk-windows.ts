/**
 * Windows of one agent on one session, in one browser: what one writes to storage the others hear of when the test
 * delivers it. The server keeps the real rule: a clientId is stored once, a repeat is answered with the first answer.
 */
import type { RefusalCode } from '../../core/contracts/refusals'
import { err, ok } from '../../core/shared/result'
import { Sending } from '../../console/features/composer/sending'
import type { ConversationPorts } from '../../console/features/conversation/ports'
import { conversationStore } from '../../console/features/conversation/store'

const NOW = Date.UTC(2025, 10, 21, 2, 0)

/** What is answered, and whether what was asked is done. */
export type Line = 'well' | 'cut' | 'answerLost' | 'refusing'

interface Heard {
  readonly name: string
  readonly value: unknown
}

export interface DeskWindow {
  readonly say: (text: string) => void
  readonly outbox: () => readonly { readonly clientId: string; readonly text: string }[]
  readonly discard: (clientId: string) => void
  /** The others' changes reach it. */
  readonly hear: () => void
  /** What was to happen later happens. */
  readonly later: () => void
  /** It is closed while it works: nothing of it happens any more. */
  readonly close: () => void
}

export class DeskBrowser {
  line: Line = 'well'
  /** What the server stored, in its order. */
  readonly stored: { readonly clientId: string; readonly text: string }[] = []
  readonly storage = new Map<string, string>()
  private readonly inboxes = new Set<Heard[]>()
  private ids = 0

  open(): DeskWindow {
    const life = { isOver: false }
    const inbox: Heard[] = []
    const listeners = new Set<(name: string, value: unknown) => void>()
    const timers = new Set<() => void>()
    this.inboxes.add(inbox)
    const store = conversationStore()
    const ports: Pick<ConversationPorts, 'api' | 'kept' | 'after' | 'deviceNow' | 'newClientId'> = {
      api: { reply: this.reply(life) } as ConversationPorts['api'],
      kept: {
        read: (name) => JSON.parse(this.storage.get(name) ?? 'null') ?? undefined,
        write: (name, value) => !life.isOver && this.write(inbox, name, value),
        names: (beginning) => [...this.storage.keys()].filter((name) => name.startsWith(beginning)).reverse(),
        onOther: (listener) => {
          listeners.add(listener)
          return () => listeners.delete(listener)
        },
      },
      after: (_ms, then) => {
        timers.add(then)
        return () => timers.delete(then)
      },
      deviceNow: () => NOW + this.ids, // the next one is said a moment later
      newClientId: () => `client-${(this.ids += 1)}`,
    }
    const sending = new Sending('session', store, ports as ConversationPorts)
    return {
      say: (text) => sending.say({ kind: 'text', text }),
      outbox: () =>
        store.state().outbox.map(({ clientId, body }) => {
          return { clientId, text: body.kind === 'text' ? body.text : body.kind }
        }),
      discard: sending.discard,
      hear: () => {
        for (const { name, value } of inbox.splice(0)) listeners.forEach((tell) => tell(name, value))
      },
      later: () => {
        const due = [...timers]
        timers.clear()
        for (const then of due) then()
      },
      close: () => {
        life.isOver = true
        this.inboxes.delete(inbox)
        sending.close()
      },
    }
  }

  /** As browsers do: who writes hears nothing, and a value that is there already is no news. */
  private write(own: Heard[], name: string, value: unknown): void {
    const [before, next] = [this.storage.get(name), value === undefined ? undefined : JSON.stringify(value)]
    if (before === next) return
    if (next === undefined) this.storage.delete(name)
    else this.storage.set(name, next)
    for (const inbox of this.inboxes) {
      if (inbox !== own) inbox.push({ name, value: next === undefined ? undefined : JSON.parse(next) })
    }
  }

  private reply(life: { readonly isOver: boolean }): ConversationPorts['api']['reply'] {
    return async ({ clientId, body }) => {
      const { line } = this
      if (line === 'cut') return err('offline')
      if (line === 'refusing') return err('textTooLong' satisfies RefusalCode)
      const isRepeat = this.stored.some((one) => one.clientId === clientId)
      if (!isRepeat) this.stored.push({ clientId, text: body.kind === 'text' ? body.text : body.kind })
      await settled()
      if (life.isOver) return new Promise(() => undefined)
      if (line === 'answerLost') return err('offline')
      return ok({ messages: [], seq: 0, service: { status: 'ended' }, now: NOW } as never)
    }
  }
}

/** As soon as what was promised is done. */
export const settled = () => new Promise<void>((then) => setImmediate(then))
