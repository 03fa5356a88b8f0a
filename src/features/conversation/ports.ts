import type { Client } from '../../../core/contracts/client'
import type { ShopperContract } from '../../../core/contracts/shopper.contract'
import type { Result } from '../../../core/shared/result'

/** What a conversation needs of the world; src/platform gives it, tests give their own. */
export interface Ports {
  readonly api: Pick<Client<ShopperContract>, 'conversation' | 'uploads'>
  readonly upload: (file: {
    readonly cloudPath: string
    readonly path: string
    readonly onProgress: (percent: number) => void
  }) => Promise<Result<true, 'offline'>>
  /** Listens for the shopper's bell; the answer ends it. */
  readonly watchBell: (listener: {
    readonly onRing: (seq: number) => void
    readonly onLost: () => void
  }) => () => void
  readonly newClientId: () => string
  /** ms of the device, for durations. */
  readonly deviceNow: () => number
  /** Runs it later; the answer calls it off. */
  readonly after: (ms: number, then: () => void) => () => void
  readonly readStored: (name: string) => unknown
  readonly writeStored: (name: string, value: unknown) => void
}
