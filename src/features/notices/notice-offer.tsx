import { View } from '@tarojs/components'
import type { NoticeKind } from '../../../core/notices/notice'
import { noticeActs, noticeOffers } from '../../copy/notices'
import { Button } from '../../ui/button/button'
import { useOffer } from './use-offer'
import './notice-offer.scss'

/** Offers to be told through WeChat, and says of what; nothing where WeChat or the shop has no such notice. */
export function NoticeOffer({ kind }: { kind: NoticeKind }) {
  const { offer, busy, agree } = useOffer(kind)
  if (offer === null) return null
  const words = noticeOffers[kind]
  const isAgreed = offer.left > 0
  return (
    <View className='notice-offer'>
      <View className='notice-offer__text'>{isAgreed ? words.agreed : words.text}</View>
      {!isAgreed && (
        <Button look='weak' small busy={busy} onPress={agree}>
          {noticeActs.agree}
        </Button>
      )}
    </View>
  )
}
