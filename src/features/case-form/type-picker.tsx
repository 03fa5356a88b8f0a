import { useState } from 'react'
import { View } from '@tarojs/components'
import type { TypeOffer } from '../../../core/aftersales/form'
import type { CaseType } from '../../../core/aftersales/kinds'
import { caseTypeWords } from '../../../core/copy/aftersales'
import { caseFormWords as words, typeMeans } from '../../copy/aftersales'
import { meaning, press } from '../../ui/press'

interface TypeCardProps {
  readonly offer: TypeOffer
  readonly isOn: boolean
  readonly onPress: () => void
}

function TypeCard({ offer, isOn, onPress }: TypeCardProps) {
  const [name, means] = [caseTypeWords[offer.type], typeMeans[offer.type]]
  const classes = ['type-card', isOn && 'type-card--on', !offer.isOffered && 'type-card--off']
  return (
    <View
      className={classes.filter(Boolean).join(' ')}
      {...press(onPress, `${name}，${offer.isOffered ? means : (offer.why ?? '')}`)}
      {...meaning({ role: 'radio', 'aria-checked': isOn })}
    >
      <View className='type-card__name'>{name}</View>
      <View className='type-card__means'>{means}</View>
    </View>
  )
}

export interface TypePickerProps {
  readonly types: readonly TypeOffer[]
  readonly chosen: CaseType | null
  readonly error: string | undefined
  readonly onChoose: (offer: TypeOffer) => void
}

/** What is asked for, and what that means for her; one that is not offered says why. */
export function TypePicker({ types, chosen, error, onChoose }: TypePickerProps) {
  const [asked, setAsked] = useState<CaseType | null>(null)
  const known = types.filter(({ type }) => type in typeMeans)
  const why = known.find(({ type, isOffered }) => type === asked && !isOffered)?.why
  const choose = (offer: TypeOffer) => {
    setAsked(offer.type)
    if (offer.isOffered) onChoose(offer)
  }
  const wrong = why ?? error
  return (
    <View className='claim-types'>
      <View className='type-cards' {...meaning({ role: 'radiogroup', 'aria-label': words.type })}>
        {known.map((offer) => (
          <TypeCard
            key={offer.type}
            offer={offer}
            isOn={offer.type === chosen}
            onPress={() => choose(offer)}
          />
        ))}
      </View>
      {wrong !== undefined && (
        <View className='claim-form__error' {...meaning({ role: 'alert' })}>
          {wrong}
        </View>
      )}
    </View>
  )
}
