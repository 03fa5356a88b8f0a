import { View } from '@tarojs/components'
import type { Reason } from '../../../core/aftersales/kinds'
import { caseFormWords as words } from '../../copy/aftersales'
import { Card } from '../../ui/card/card'
import { Icon } from '../../ui/icon/icon'
import { meaning, press } from '../../ui/press'
import { Sheet } from '../../ui/sheet/sheet'
import { reasonText } from '../cases/case-text'

export interface ReasonSheetProps {
  readonly reasons: readonly Reason[]
  readonly chosen: Reason | null
  readonly onChoose: (reason: Reason) => void
  readonly onClose: () => void
}

/** Why: one of the reasons that go with the type. */
export function ReasonSheet({ reasons, chosen, onChoose, onClose }: ReasonSheetProps) {
  return (
    <Sheet title={words.reasonTitle} onClose={onClose}>
      <Card>
        <View {...meaning({ role: 'radiogroup', 'aria-label': words.reasonTitle })}>
          {reasons.map((reason) => (
            <View
              key={reason}
              className='reason'
              {...press(() => {
                onChoose(reason)
                onClose()
              })}
              {...meaning({ role: 'radio', 'aria-checked': reason === chosen })}
            >
              <View className='reason__text'>{reasonText(reason)}</View>
              {reason === chosen && <Icon name='check' />}
            </View>
          ))}
        </View>
      </Card>
      <View className='reason__end' />
    </Sheet>
  )
}
