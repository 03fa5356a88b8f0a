import type { Client } from '../../../core/contracts/client'
import type { ShopperContract } from '../../../core/contracts/shopper.contract'
import type { Result } from '../../../core/shared/result'

/** The app's own files: what was chosen survives a restart until it is sent. */
export interface KeptFiles {
  /** Copies it there; answers its name there, null when there is no room. */
  readonly keep: (name: string, path: string) => Promise<string | null>
  /** Where it can be shown and read from now; null when it is gone. */
  readonly open: (file: { readonly kept: string | null; readonly path: string }) => Promise<string | null>
  readonly drop: (file: { readonly kept: string | null; readonly path: string }) => void
  /** Removes what belongs to none of these names. */
  readonly sweep: (wanted: (name: string) => boolean) => void
}

/** What sending needs of the world. */
export interface SendingPorts {
  readonly api: Pick<Client<ShopperContract>, 'conversation' | 'uploads'>
  /** `fileGone`: there is nothing to carry any more. */
  readonly upload: (file: {
    readonly cloudPath: string
    readonly path: string
    readonly onProgress: (percent: number) => void
  }) => Promise<Result<true, 'offline' | 'fileGone'>>
  readonly files: KeptFiles
  readonly newClientId: () => string
  /** ms of the device, for durations. */
  readonly deviceNow: () => number
  /** Runs it later; the answer calls it off. */
  readonly after: (ms: number, then: () => void) => () => void
  readonly readStored: (name: string) => unknown
  readonly writeStored: (name: string, value: unknown) => void
}

/** What a conversation needs of the world; src/platform gives it, tests give their own. */
export interface Ports extends SendingPorts {
  /** Listens for the shopper's bell; the answer ends it. */
  readonly watchBell: (listener: {
    readonly onRing: (seq: number, typingMs: number) => void
    readonly onLost: () => void
  }) => () => void
  /** Tells how the network is; the answer ends it. */
  readonly watchLine: (listener: {
    readonly onBack: () => void
    readonly onSlow: (slow: boolean) => void
  }) => () => void
}
