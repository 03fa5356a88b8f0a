import { View } from '@tarojs/components'
import { claimWords } from '../../copy/claim'
import { wordsOf } from '../../copy/refusal-words'
import { NativeButton } from '../../ui/button/native-button'
import { Card } from '../../ui/card/card'
import type { ClaimState } from './claim.shared'
import './claim.scss'

const words = claimWords.byPhone

const toldOf = (phone: NonNullable<ClaimState['phone']>): string => {
  if (phone === 'none') return words.none
  return phone === 'denied' ? words.denied : wordsOf(phone)
}

export interface PhoneCardProps {
  readonly state: ClaimState
  /** What WeChat gave: a code, or null when she said no. */
  readonly onCode: (code: string | null) => void
}

/** WeChat vouches for the phone number: only its own button may ask for it. */
export function PhoneCard({ state: { busy, phone }, onCode }: PhoneCardProps) {
  const isAsking = busy === 'phone'
  return (
    <Card className='claim__card' label={words.title}>
      <View className='claim__heading'>{words.title}</View>
      <View className='claim__text'>{words.text}</View>
      <NativeButton
        busy={isAsking}
        openType='getPhoneNumber'
        disabled={busy !== null}
        onGetPhoneNumber={({ detail }) => onCode(detail.code ?? null)}
      >
        {isAsking ? words.asking : words.ask}
      </NativeButton>
      {phone !== null && <View className='claim__told'>{toldOf(phone)}</View>}
    </Card>
  )
}
