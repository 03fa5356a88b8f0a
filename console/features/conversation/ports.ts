import type { Client } from '../../../core/contracts/client'
import type { DeskContract } from '../../../core/contracts/desk.contract'
import type { Carrying } from '../composer/carry'

/** What a conversation needs of the world; tests bring their own. */
export interface ConversationPorts {
  readonly api: Pick<Client<DeskContract>['desk'], 'pull' | 'history' | 'reply' | 'typing' | 'upload'>
  readonly notes: Client<DeskContract>['notes']
  readonly carry: (carrying: Carrying) => Promise<boolean>
  /** Things kept in the browser, of this agent and this session. */
  readonly kept: Kept
  /** Up to which turn it was read, 0: never; what the lists count as new goes by it too. */
  readonly readTo: () => number
  readonly markRead: (seq: number) => void
  /** The device's clock, ms: only how long something takes is measured by it. */
  readonly deviceNow: () => number
  /** Runs it later, unless it is called off. */
  readonly after: (ms: number, then: () => void) => () => void
  readonly newClientId: () => string
}

export interface Kept {
  /** What was written under this name, undefined when nothing was or it can't be read. */
  readonly read: (name: string) => unknown
  /** `undefined` forgets it. */
  readonly write: (name: string, value: unknown) => void
  /** The names that begin like that, in no order. */
  readonly names: (beginning: string) => readonly string[]
  /** Another window of this agent wrote that, or (`undefined`) forgot it; the answer ends the listening. */
  readonly onOther: (listener: (name: string, value: unknown) => void) => () => void
}
