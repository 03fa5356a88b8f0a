import { View } from '@tarojs/components'
import type { CaseParcelView, CaseView } from '../../../core/aftersales/view'
import { termsText } from '../../../core/copy/aftersales'
import { orderTail } from '../../../core/orders/order-view'
import { yuanText } from '../../../core/shared/money'
import { deadlineText, momentText, type Instant } from '../../../core/shared/time'
import { caseWords as words } from '../../copy/aftersales'
import { requestWords } from '../../copy/requests'
import { openPage } from '../../platform/navigation'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Icon } from '../../ui/icon/icon'
import { Photo } from '../../ui/photo/photo'
import { meaning, press } from '../../ui/press'
import { PromiseLine } from '../../ui/promise-line/promise-line'
import { reasonText, titleOf, typeText } from '../cases/case-text'
import { promiseOf } from '../cases/headline-promise'
import { CheckNote } from '../conversation/bodies/check-note'
import { EvidenceGrid } from '../evidence/evidence-grid'
import { CopyNumber } from '../order/copy-number'
import { ParcelCard } from '../order/parcel-card'
import { AsideCard } from './aside-card'
import { TakeMoney } from './take-money'
import type { Deeds } from './use-deeds'

interface PartProps {
  readonly view: CaseView
  readonly now: Instant
}

/** State first, large; what happens next and by when, second. */
export function Headline({ view: { headline }, now }: PartProps) {
  const promise = promiseOf(headline, now)
  return (
    <View className='case-head' {...meaning({ role: 'status' })}>
      <View className='case-head__title'>{titleOf(headline)}</View>
      <PromiseLine large icon={promise.time === '' ? null : 'clock'} {...promise} />
    </View>
  )
}

/** What is asked or agreed while no money moves yet. */
export function Agreed({ view: { terms, amountFen, type, refund } }: Pick<PartProps, 'view'>) {
  if (refund !== null || amountFen === 0) return null
  return (
    <Card className='money' label={words.askedAmount}>
      <View className='money__title'>{terms === null ? words.askedAmount : words.agreedAmount}</View>
      <View className='money__head'>
        <View className='money__figure'>{yuanText(amountFen)}</View>
        <View className='money__route'>
          {terms === null ? typeText(type) : termsText({ ...terms, amountFen: 0 })}
        </View>
      </View>
    </Card>
  )
}

export function InsuranceCard({ view: { insurance, insurancePayout }, now }: PartProps) {
  if (insurance === null) return null
  const { name, coverFen, amountFen, stateText, nextText, isPaid } = insurance
  return (
    <AsideCard
      icon='shield'
      name={name}
      overFen={amountFen > 0 ? amountFen : coverFen}
      state={{ text: stateText, isGood: isPaid }}
      next={nextText}
    >
      {insurancePayout !== null && <TakeMoney money={insurancePayout} now={now} />}
    </AsideCard>
  )
}

/** What the shop proposes, and her answer. */
export function ProposalCard({
  view: { proposal, actions },
  now,
  deeds,
}: PartProps & { readonly deeds: Deeds }) {
  if (proposal === null) return null
  const { terms, by } = proposal
  const canAnswer = actions.includes('acceptProposal')
  return (
    <Card className='case-proposal' label={words.proposal}>
      <View className='case-proposal__label'>{words.proposal}</View>
      <View className='case-proposal__terms'>{termsText(terms)}</View>
      {by !== null && <PromiseLine icon='clock' time={deadlineText(by, now)} after={words.answerBy} />}
      {canAnswer && (
        <View className='case-proposal__acts'>
          <Button look='line' busy={deeds.busy !== null} onPress={() => deeds.act('declineProposal')}>
            {words.decline}
          </Button>
          <Button look='primary' busy={deeds.busy !== null} onPress={() => deeds.act('acceptProposal')}>
            {words.accept}
          </Button>
        </View>
      )}
    </Card>
  )
}

function Parcel({ parcel, title, now }: { parcel: CaseParcelView; title: string; now: Instant }) {
  const { company, trackingNo, track, stalledAt } = parcel
  return (
    <>
      <ParcelCard parcel={{ company, trackingNo, track }} now={now} title={title} />
      {stalledAt !== null && <View className='case-note'>{words.stalled(momentText(stalledAt, now))}</View>}
    </>
  )
}

/** Where the goods go, and what is on its way: hers back, the shop's to her. */
export function Parcels({ view: { returnTo, parcel, replacements, actions }, now }: PartProps) {
  return (
    <>
      {returnTo === null && actions.includes('shipBack') && (
        <View className='case-note'>{words.noReturnTo}</View>
      )}
      {returnTo !== null && (
        <Card className='case-address' label={words.returnTo}>
          <View className='case-address__text'>
            <View className='case-address__label'>{words.returnTo}</View>
            {returnTo}
          </View>
          <CopyNumber number={returnTo} label={words.copyAddress} />
        </Card>
      )}
      {parcel !== null && <Parcel parcel={parcel} title={words.back(parcel.stateText)} now={now} />}
      {replacements.map((one) => (
        <Parcel key={one.trackingNo} parcel={one} title={words.forth(one.stateText)} now={now} />
      ))}
    </>
  )
}

/** What she sent in, and what the shop found. */
export function Proofs({ view }: Pick<PartProps, 'view'>) {
  const { evidence, findings, description, descriptionCheck } = view
  return (
    <>
      {findings.length > 0 && (
        <Card className='case-proofs' label={words.findings}>
          <View className='case-proofs__title'>{words.findings}</View>
          <EvidenceGrid files={findings} />
        </Card>
      )}
      {(evidence.length > 0 || description !== '') && (
        <Card className='case-proofs' label={words.evidence}>
          {description !== '' && <View className='case-proofs__said'>{description}</View>}
          <CheckNote check={descriptionCheck} />
          {evidence.length > 0 && (
            <>
              <View className='case-proofs__title'>{words.evidence}</View>
              <EvidenceGrid files={evidence} />
              <CheckNote check={evidence.some(({ check }) => check === 'pending') ? 'pending' : undefined} />
            </>
          )}
        </Card>
      )}
    </>
  )
}

/** The goods, why, and the number by which people talk of it; a tap leads to the order. */
export function GoodsCard({ view }: Pick<PartProps, 'view'>) {
  const { lines, type, reason, caseNo, orderNo } = view
  return (
    <Card className='case-goods'>
      <View className='case-goods__open' {...press(() => openPage('order-detail', { orderNo }))}>
        <View className='case-goods__lines'>
          {lines.map((line) => (
            <View key={line.item} className='case-goods__line'>
              <Photo src={line.image} size='s' />
              <View className='case-goods__text'>
                <View>{line.title}</View>
                <View className='case-goods__sku'>
                  {[line.sku, words.pieces(line.pieces)].filter(Boolean).join(' ')}
                </View>
              </View>
            </View>
          ))}
        </View>
        <Icon name='next' />
      </View>
      <View className='case-goods__facts'>
        <View>{words.asked(typeText(type), reasonText(reason))}</View>
        <View className='case-goods__fact'>
          {words.number(caseNo)}
          <CopyNumber number={caseNo} label={words.copyNumber(caseNo)} />
        </View>
        <View>{requestWords.orderTail(orderTail(orderNo))}</View>
      </View>
    </Card>
  )
}
