import Taro from '@tarojs/taro'
import { ownBells, rungTo, typingUntil } from '../../core/conversation/bell'
import { after } from './clock'
import { startCloud } from './cloud'
import { isWeapp } from './env'
import { browserShopper } from './shopper'
import { serverNow } from './server-time'
import { webDoor } from './web/door'

/** A bell that broke for good is hung up again after this long. */
const AGAIN_MS = 30_000

export interface BellListener {
  /**
   * It hangs there, or it was rung: the newest turn that it tells of, 0 when it was never rung, and for how long still the
   * agent is writing, ms.
   */
  readonly onRing: (seq: number, typingMs: number) => void
  /** It may not be heard for now: whoever waits for news has to ask. */
  readonly onLost: () => void
}

interface Watching extends BellListener {
  /** Lost, and it does not come back by itself. */
  readonly onBroken: () => void
}

interface Snapshot {
  readonly docs: readonly unknown[]
}

const tell = ({ onRing }: BellListener, { docs }: Snapshot): void => {
  const now = serverNow()
  onRing(rungTo(docs), now === null ? 0 : Math.max(0, typingUntil(docs) - now))
}

const watchInWeChat = (watching: Watching): (() => void) => {
  startCloud()
  const watcher = Taro.cloud
    .database()
    .collection('bells')
    .where(ownBells)
    .watch({
      onChange: (change) => tell(watching, change as unknown as Snapshot),
      onError: watching.onBroken,
    })
  return () => void watcher.close()
}

/** The local cloud tells in the same words as WeChat; a broken line is mended by the browser. */
const watchInBrowser = (watching: Watching): (() => void) => {
  const { onLost, onBroken } = watching
  const query = new URLSearchParams({ where: JSON.stringify(ownBells), ...browserShopper() })
  const source = new EventSource(`/watch/bells?${query.toString()}`)
  let last: Snapshot = { docs: [] }
  source.onopen = () => tell(watching, last)
  source.onmessage = ({ data }: MessageEvent<string>) => {
    last = JSON.parse(data) as Snapshot
    tell(watching, last)
  }
  source.onerror = () => (source.readyState === EventSource.CLOSED ? onBroken() : onLost())
  return () => source.close()
}

const watch = isWeapp ? watchInWeChat : watchInBrowser

/** Listens for the shopper's bell until the answer is called. */
export const watchBell = ({ onRing, onLost }: BellListener): (() => void) => {
  if (webDoor) return () => undefined // outside of WeChat nobody may watch the database: pulling tells
  let end: () => void
  const again = () => (end = after(AGAIN_MS, open))
  const open = (): void => {
    let isOpen = true
    const whileOpen = (act: () => void) => isOpen && act()
    const onBroken = () => {
      isOpen = false
      again()
      onLost()
    }
    try {
      const close = watch({
        onRing: (seq, typingMs) => whileOpen(() => onRing(seq, typingMs)),
        onLost: () => whileOpen(onLost),
        onBroken: () => whileOpen(onBroken),
      })
      end = () => {
        isOpen = false
        close()
      }
    } catch {
      again() // a WeChat that is too old to watch
    }
  }
  open()
  return () => end()
}
