import { View } from '@tarojs/components'
import { claimWords as words } from '../../copy/claim'
import { isWeapp } from '../../platform/env'
import { openPage } from '../../platform/navigation'
import { press } from '../../ui/press'
import type { ClaimState, Details } from './claim.shared'
import { DetailsCard } from './details-card'
import { PhoneCard } from './phone-card'
import './claim.scss'

export interface ClaimViewProps {
  readonly state: ClaimState
  readonly onCode: (code: string | null) => void
  readonly onAsk: (details: Details) => void
}

/** The ways to find an order: WeChat's phone number where WeChat is, what she knows of it, a person. */
export function ClaimView({ state, onCode, onAsk }: ClaimViewProps) {
  return (
    <>
      <View className='claim__intro'>{words.intro}</View>
      {isWeapp && <PhoneCard state={state} onCode={onCode} />}
      <DetailsCard state={state} primary={!isWeapp} onAsk={onAsk} />
      <View className='claim__person'>
        {words.person}
        <View className='claim__link' {...press(() => openPage('chat', { ask: words.said(state.tried) }))}>
          {words.askPerson}
        </View>
      </View>
    </>
  )
}
