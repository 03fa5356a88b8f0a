import { useState } from 'react'
import { isOpen } from '../../../core/aftersales/case'
import type { RemoteContent } from '../../api/use-remote'
import { caseWords as words } from '../../copy/aftersales'
import { Scroll } from '../../ui/scroll/scroll'
import { CaseMissing } from '../cases/case-missing'
import { NoticeOffer } from '../notices/notice-offer'
import { NotReady } from '../trouble/not-ready'
import { Stale } from '../trouble/stale'
import { CaseBar } from './case-bar'
import { CouponCard } from './coupon-card'
import { EvidenceSheet } from './evidence-sheet'
import { MoneyCard } from './money-card'
import { MoreActs } from './more-acts'
import { Agreed, GoodsCard, Headline, InsuranceCard, Parcels, Proofs, ProposalCard } from './parts'
import { PickupCard } from './pickup-card'
import { RatingCard } from './rating-card'
import { ShipSheet } from './ship-sheet'
import { StoryCard } from './story-card'
import type { FoundCase } from './use-case'
import { useDeeds, type Deeds } from './use-deeds'
import './case.scss'

interface ShownProps {
  readonly found: FoundCase
  readonly deeds: Deeds
  readonly onShip: () => void
  readonly onAdd: () => void
}

/** The next step is the headline; then the money, what is hers to answer, what happened. */
function Shown({ found: { case: view, now }, deeds, onShip, onAdd }: ShownProps) {
  return (
    <>
      <Headline view={view} now={now} />
      <ProposalCard view={view} now={now} deeds={deeds} />
      {view.refund !== null && <MoneyCard title={words.refundAmount} money={view.refund} now={now} />}
      <Agreed view={view} />
      {view.freight !== null && <MoneyCard title={words.freightAmount} money={view.freight} now={now} />}
      <InsuranceCard view={view} now={now} />
      <CouponCard view={view} />
      <PickupCard view={view} deeds={deeds} />
      <Parcels view={view} now={now} />
      <StoryCard view={view} now={now} />
      <RatingCard view={view} deeds={deeds} />
      {isOpen(view.status) && <NoticeOffer kind='caseMoved' />}
      <Proofs view={view} />
      <GoodsCard view={view} />
      <MoreActs {...{ view, deeds, onShip, onAdd }} />
    </>
  )
}

function Open({ found, content }: { found: FoundCase; content: RemoteContent<FoundCase> }) {
  const { case: view, now } = found
  const deeds = useDeeds(view)
  const [sheet, setSheet] = useState<'ship' | 'evidence' | null>(null)
  const close = () => setSheet(null)
  const onShip = () => setSheet('ship')
  const { state, again } = content
  return (
    <>
      <Scroll onRefresh={again}>
        <Stale refusal={state.status === 'ready' ? state.refusal : null} since={now} />
        <Shown {...{ found, deeds, onShip }} onAdd={() => setSheet('evidence')} />
      </Scroll>
      <CaseBar {...{ view, deeds, onShip }} />
      {sheet === 'ship' && (
        <ShipSheet
          start={{ typed: view.parcel?.trackingNo ?? '', chosen: view.parcel?.company ?? '' }}
          deeds={deeds}
          onClose={close}
        />
      )}
      {sheet === 'evidence' && <EvidenceSheet view={view} deeds={deeds} onClose={close} />}
    </>
  )
}

/** What the page of a case shows: on its way, not there, not to be had, or the case. */
export function CaseContent(content: RemoteContent<FoundCase>) {
  const { state } = content
  if (state.status === 'ready') return <Open found={state.value} content={content} />
  return <NotReady {...content} state={state} failed={words.failed} missing={<CaseMissing />} />
}
