import { View } from '@tarojs/components'
import type { CaseView } from '../../../core/aftersales/view'
import { caseWords as words } from '../../copy/aftersales'
import { wordsOf } from '../../copy/refusal-words'
import { say } from '../../platform/say'
import { Button } from '../../ui/button/button'
import { AsideCard } from './aside-card'
import type { Deeds } from './use-deeds'

export interface PickupCardProps {
  readonly view: CaseView
  readonly deeds: Deeds
}

/** The insurer fetches the goods at her door, in place of a number that she types. */
export function PickupCard({ view: { pickup }, deeds }: PickupCardProps) {
  if (pickup === null) return null
  const book = async () => {
    const refusal = await deeds.bookPickup()
    if (refusal !== null) say(wordsOf(refusal))
  }
  return (
    <AsideCard icon='truck' name={pickup.title} next={pickup.text}>
      {pickup.mayBook && (
        <View className='case-insured__act'>
          <Button look='line' busy={deeds.busy === 'bookPickup'} onPress={() => void book()}>
            {words.bookPickup}
          </Button>
        </View>
      )}
    </AsideCard>
  )
}
