import { Text, View } from '@tarojs/components'
import { MINUTE } from '../../../../core/shared/time'
import { chatCopy } from '../../../copy/chat'
import { Button } from '../../../ui/button/button'
import { Icon } from '../../../ui/icon/icon'
import { meaning } from '../../../ui/press'
import './hand-off.scss'

interface HandOffProps {
  /** Shoppers before this one. */
  readonly ahead: number
  /** null when nobody is on duty: then nothing moves. */
  readonly waitMs: number | null
  readonly brief: string
  readonly onCancel: () => void
}

const words = chatCopy.handOff

/** The place in the queue and the expected wait, kept up to date while the shopper waits. */
export function HandOff({ ahead, waitMs, brief, onCancel }: HandOffProps) {
  return (
    <View className='hand-off' {...meaning({ 'aria-live': 'polite', role: 'status' })}>
      <View className='hand-off__title'>
        {words.title}
        {waitMs !== null && <View className='hand-off__dots' />}
      </View>
      <View className='hand-off__two'>
        <View className='hand-off__figure'>
          {ahead === 0 ? (
            <View className='hand-off__none'>{words.next}</View>
          ) : (
            <>
              <View>{words.ahead}</View>
              <Text className='hand-off__number'>{String(ahead)}</Text>
              {words.people}
            </>
          )}
        </View>
        <View className='hand-off__figure'>
          <View>{words.wait}</View>
          {waitMs === null ? (
            <View className='hand-off__none'>{words.noWait}</View>
          ) : (
            <>
              <Text className='hand-off__number'>{String(Math.max(1, Math.ceil(waitMs / MINUTE)))}</Text>
              {words.minutes}
            </>
          )}
        </View>
      </View>
      <View className='hand-off__brief'>
        <Icon name='check' />
        <View className='hand-off__brief-words'>{brief}</View>
      </View>
      <Button wide onPress={onCancel}>
        {words.cancel}
      </Button>
    </View>
  )
}
