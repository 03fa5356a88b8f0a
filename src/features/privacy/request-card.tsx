import { View } from '@tarojs/components'
import type { DataRequestView } from '../../../core/contracts/shopper/privacy.contract'
import type { Instant } from '../../../core/shared/time'
import { privacyWords as words } from '../../copy/privacy'
import { copyText } from '../../platform/clipboard'
import { say } from '../../platform/say'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { isUnderWay, stateText } from './request-state'

interface RequestCardProps {
  readonly title: string
  readonly text: string
  readonly act: string
  readonly request: DataRequestView | undefined
  readonly now: Instant
  readonly sending: boolean
  readonly onSubmit: () => void
  readonly onWithdraw: () => void
}

const copyLink = async (url: string): Promise<void> => {
  if (await copyText(url)) say(words.copied)
}

/** One thing that can be asked for, and where the last request for it stands. */
export function RequestCard(props: RequestCardProps) {
  const { title, text, act, request, now, sending, onSubmit, onWithdraw } = props
  const url = request?.status === 'ready' ? request.url : undefined
  return (
    <Card className='privacy__card' label={title}>
      <View className='privacy__what'>{title}</View>
      <View className='privacy__why'>{text}</View>
      {request && (
        <View className={`privacy__state privacy__state--${request.status}`}>{stateText(request, now)}</View>
      )}
      <View className='privacy__acts'>
        {url !== undefined && (
          <Button look='primary' small onPress={() => void copyLink(url)}>
            {words.copyLink}
          </Button>
        )}
        {request?.status === 'submitted' && (
          <Button look='line' small busy={sending} onPress={onWithdraw}>
            {words.withdraw}
          </Button>
        )}
        {!isUnderWay(request) && (
          <Button look='line' small busy={sending} onPress={onSubmit}>
            {request === undefined ? act : words.again}
          </Button>
        )}
      </View>
    </Card>
  )
}
