import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { SECOND, clockText, type Instant } from '../../../core/shared/time'
import { common } from '../../copy/common'
import { threadCopy } from '../../copy/thread'
import { after, deviceNow } from '../../platform/clock'
import { Banner } from '../../ui/banner/banner'
import type { Hold } from './sending'
import type { ConversationState } from './store'

/** Whole seconds until then, counted down by the device; 0 when it is over. */
const useSeconds = (until: number): number => {
  const [now, setNow] = useState(deviceNow)
  const left = Math.max(0, Math.ceil((until - now) / SECOND))
  useEffect(() => setNow(deviceNow()), [until])
  useEffect(() => (left > 0 ? after(SECOND, () => setNow(deviceNow())) : undefined), [left, now])
  return left
}

const TooFast = ({ until }: { until: number }) => {
  const seconds = useSeconds(until)
  return seconds === 0 ? null : <Banner icon='clock' text={threadCopy.tooFast(seconds)} />
}

const offlineWords = (since: Instant, unsent: number): string =>
  unsent === 0
    ? common.offlineSince(clockText(since))
    : `${common.offlineSince(clockText(since))}，${threadCopy.unsent(unsent)}`

const isTooFast = (hold: Hold | null): hold is Hold => hold?.why === 'tooFast'

/** The line under the bar: how the network is, when that is worth a word. */
export function LineStrip({ state }: { state: ConversationState }) {
  const { offline, slow, hold, thread, outbox } = state
  const unsent = outbox.filter(({ status }) => status === 'sending').length
  const isHeldBack = unsent > 0 && isTooFast(hold)
  if (!offline && !slow && !isHeldBack) return null
  return (
    <View className='chat__strip'>
      {isHeldBack ? (
        <TooFast until={hold.until} />
      ) : (
        <Banner
          icon={offline ? 'no-network' : 'clock'}
          text={offline ? offlineWords(thread.now, unsent) : threadCopy.slow}
        />
      )}
    </View>
  )
}
