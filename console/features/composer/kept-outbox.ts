import type { Kept } from '../conversation/ports'
import { inOrder, isKeepable, restored, type Outbox, type Outgoing } from './outbox'

/** Each message has a name of its own: windows of one agent write beside each other, never over each other. */
export const KEPT_OUTBOX = 'outbox.'

const nameOf = (clientId: string): string => `${KEPT_OUTBOX}${clientId}`

/** What the server has not confirmed, kept in the browser until it has; of every window that says something. */
export class KeptOutbox {
  private readonly written = new Map<string, Outgoing>()

  constructor(private readonly kept: Kept) {}

  /** The outbox with what is kept and not in it: written by an earlier page, or by another window. */
  withKept(outbox: Outbox): Outbox {
    const known = new Set(outbox.map(({ clientId }) => clientId))
    const names = this.kept.names(KEPT_OUTBOX)
    const others = restored(names.map((name) => this.kept.read(name))).filter(
      ({ clientId }) => !known.has(clientId),
    )
    for (const item of others) this.written.set(item.clientId, item)
    return others.length === 0 ? outbox : inOrder([...outbox, ...others])
  }

  /** Writes what changed; what left the outbox, however it did, is not kept either. */
  keep(outbox: Outbox): void {
    const keeps = new Map(outbox.filter(isKeepable).map((item) => [item.clientId, item]))
    for (const clientId of this.written.keys()) {
      if (keeps.has(clientId)) continue
      this.written.delete(clientId)
      this.kept.write(nameOf(clientId), undefined)
    }
    for (const [clientId, item] of keeps) {
      if (this.written.get(clientId) === item) continue
      this.written.set(clientId, item)
      this.kept.write(nameOf(clientId), item)
    }
  }

  /** Tells which message another window wrote or, having sent or removed it, forgot; the answer ends that. */
  onOther(listener: (clientId: string, isForgotten: boolean) => void): () => void {
    return this.kept.onOther((name, value) => {
      if (name.startsWith(KEPT_OUTBOX)) listener(name.slice(KEPT_OUTBOX.length), value === undefined)
    })
  }
}
