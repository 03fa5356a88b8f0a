import { View } from '@tarojs/components'
import type { PrivacyView } from '../../../core/contracts/shopper/privacy.contract'
import { privacyWords as words } from '../../copy/privacy'
import { openPage } from '../../platform/navigation'
import { Card } from '../../ui/card/card'
import { Skeleton } from '../../ui/skeleton/skeleton'
import { Failed } from '../trouble/failed'
import { NoticeOffer } from '../notices/notice-offer'
import { RequestCard } from './request-card'
import { isUnderWay } from './request-state'
import type { Privacy } from './use-privacy'
import './privacy.scss'

function Kept({ policy }: Pick<PrivacyView, 'policy'>) {
  return (
    <Card className='privacy__card' label={words.keptTitle}>
      {words.kept(policy).map(({ id, what, why, howLong }) => (
        <View key={id} className='privacy__row'>
          <View className='privacy__what'>{what}</View>
          <View className='privacy__why'>{why}</View>
          <View className='privacy__long'>{howLong}</View>
        </View>
      ))}
    </Card>
  )
}

function Mine({ view, privacy }: { view: PrivacyView; privacy: Privacy }) {
  const of = (kind: 'download' | 'delete') => view.requests.find((request) => request.kind === kind)
  const { policy, now } = view
  const { sending, submit, askToDelete, withdraw } = privacy
  const { title, act } = words.delete
  return (
    <>
      <View className='privacy__head'>{words.mineTitle}</View>
      <RequestCard
        {...words.download}
        {...{ now, sending, request: of('download') }}
        onSubmit={() => submit('download')}
        onWithdraw={() => withdraw('download')}
      />
      <RequestCard
        {...{ title, act, now, sending, request: of('delete'), text: words.delete.text(policy) }}
        onSubmit={askToDelete}
        onWithdraw={() => withdraw('delete')}
      />
      {view.requests.some(isUnderWay) && <NoticeOffer kind='requestDone' />}
    </>
  )
}

/** What is kept and how long, in the shop's own figures; then what one can do about it. */
export function PrivacyContent({ privacy }: { privacy: Privacy }) {
  const { state, busy, again } = privacy
  if (state.status === 'failed') {
    const onAsk = () => openPage('chat')
    return (
      <Failed
        {...words.failed}
        {...{ busy, onAsk, code: state.code, at: state.at }}
        onRetry={() => void again()}
      />
    )
  }
  if (state.status === 'loading') return <Skeleton className='privacy__skeleton' />
  const { phone, policy } = state.value
  return (
    <View className='privacy'>
      <View className='privacy__head'>{words.keptTitle}</View>
      <Kept policy={policy} />
      <View className='privacy__note'>{words.keptNote}</View>
      <Mine view={state.value} privacy={privacy} />
      {phone !== null && <View className='privacy__note'>{words.contact(phone)}</View>}
    </View>
  )
}
