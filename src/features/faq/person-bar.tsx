import { View } from '@tarojs/components'
import { faqWords, personWords as words } from '../../copy/faq'
import { BottomBar } from '../../ui/bottom-bar/bottom-bar'
import { Button } from '../../ui/button/button'
import { Icon } from '../../ui/icon/icon'
import { callPerson } from './go'
import { useWait } from './use-wait'
import { waitLine } from './wait-text'
import './person-bar.scss'

export interface PersonBarProps {
  readonly title: string
  /** A green button stands elsewhere on the page. */
  readonly isQuiet?: boolean
  /** What she typed goes along. */
  readonly said?: string
  readonly onAskBot?: () => void
}

/** A person is one tap away, and how soon (R111). */
export function PersonBar({ title, isQuiet = false, said = '', onAskBot }: PersonBarProps) {
  const { state } = useWait()
  return (
    <BottomBar>
      <View className='person-bar'>
        <View className='person-bar__title'>{title}</View>
        <View className='person-bar__wait'>
          {state.status === 'ready' && waitLine(state.value.service, state.value.now)}
        </View>
      </View>
      {onAskBot && (
        <Button look='line' onPress={onAskBot}>
          {faqWords.askBot}
        </Button>
      )}
      <Button look={isQuiet ? 'weak' : 'primary'} onPress={() => callPerson(said)}>
        <Icon name='headset' />
        {words.call}
      </Button>
    </BottomBar>
  )
}
