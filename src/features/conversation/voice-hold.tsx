import { View } from '@tarojs/components'
import { messageWords } from '../../copy/messages'
import { VOICE_MAX_MS, type Recorded } from '../../platform/microphone'
import { holdAndSlide } from '../../ui/hold-and-slide'
import { meaning } from '../../ui/press'
import { secondsLeft } from './recorder.shared'
import { useRecorder, type Holding } from './use-recorder'
import './voice-hold.scss'

const words = messageWords.recorder

function Recording({ heldMs, isCancelling }: Holding) {
  const left = secondsLeft(heldMs, VOICE_MAX_MS)
  const seconds = `${Math.floor(heldMs / 1_000)}″`
  return (
    <View className={isCancelling ? 'recording recording--cancel' : 'recording'}>
      <View className='recording__card'>
        <View className='recording__wave' />
        <View className='recording__time'>{left === null ? seconds : words.left(left)}</View>
      </View>
      <View className='recording__tip' {...meaning({ role: 'status' })}>
        {isCancelling ? words.cancelTip : words.releaseTip}
      </View>
    </View>
  )
}

/** Takes the place of the field: held, it records; let go, it sends; slid up, it forgets. */
export function VoiceHold({ onVoice }: { onVoice: (voice: Recorded) => void }) {
  const { holding, begin, slide, release, cancel } = useRecorder(onVoice)
  const label = holding === null ? words.hold : holding.isCancelling ? words.cancel : words.release
  return (
    <>
      <View
        className={holding === null ? 'voice-hold' : 'voice-hold voice-hold--on'}
        {...holdAndSlide({ onDown: begin, onMove: slide, onUp: release, onLost: cancel })}
      >
        {label}
      </View>
      {holding !== null && <Recording {...holding} />}
    </>
  )
}
