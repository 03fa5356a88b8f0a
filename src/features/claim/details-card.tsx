import { View } from '@tarojs/components'
import { ClaimDetails } from '../../../core/orders/claim/claim'
import { claimWords } from '../../copy/claim'
import { wordsOf } from '../../copy/refusal-words'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { TextField } from '../../ui/field/text-field'
import { meaning } from '../../ui/press'
import { useFields } from '../form/use-fields'
import { noDetails, type ClaimState, type Details } from './claim.shared'
import './claim.scss'

const words = claimWords.byDetails

export interface DetailsCardProps {
  readonly state: ClaimState
  /** The one thing to do on this page, where there is no other way. */
  readonly primary: boolean
  readonly onAsk: (details: Details) => void
}

/** What she knows of the order. A wrong part is named only while it cannot be right. */
export function DetailsCard({ state, primary, onAsk }: DetailsCardProps) {
  const { field, submitTo } = useFields(ClaimDetails, noDetails)
  const row = (name: keyof Details) => ({ label: words[name], hint: words[`${name}Hint`], ...field(name) })
  const isAsking = state.busy === 'details'
  return (
    <Card className='claim__form' label={words.title}>
      <View className='claim__heading claim__heading--form'>{words.title}</View>
      <TextField {...row('orderNo')} maxLength={60} />
      <TextField {...row('phoneTail')} maxLength={4} digits />
      <TextField {...row('recipient')} maxLength={50} />
      <View className='claim__ask'>
        {state.details !== null && (
          <View className='claim__told claim__told--bad' {...meaning({ role: 'alert' })}>
            {wordsOf(state.details)}
          </View>
        )}
        <Button look={primary ? 'primary' : 'weak'} wide busy={isAsking} onPress={() => submitTo(onAsk)}>
          {isAsking ? words.asking : words.ask}
        </Button>
        <View className='claim__limit'>{words.limit}</View>
      </View>
    </Card>
  )
}
