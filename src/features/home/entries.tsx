import { View } from '@tarojs/components'
import { homeWords as words } from '../../copy/home'
import { openPage } from '../../platform/navigation'
import { Card } from '../../ui/card/card'
import { Icon, type IconName } from '../../ui/icon/icon'
import { press } from '../../ui/press'
import './entries.scss'

interface Entry {
  readonly icon: IconName
  readonly text: string
  readonly open: () => void
}

/** The scenes of R5: orders, parcels, returns, questions. */
const entries: readonly Entry[] = [
  { icon: 'box', text: words.entryOrders, open: () => openPage('orders') },
  { icon: 'truck', text: words.entryTrack, open: () => openPage('orders', { status: 'shipped' }) },
  { icon: 'refund', text: words.entryReturn, open: () => openPage('cases') },
  { icon: 'question', text: words.entryFaq, open: () => openPage('faq') },
]

export function Entries() {
  return (
    <Card className='entries' label={words.entries}>
      {entries.map(({ icon, text, open }) => (
        <View key={icon} className='entries__entry' {...press(open)}>
          <Icon name={icon} />
          {text}
        </View>
      ))}
    </Card>
  )
}
