import { useState } from 'react'
import { View } from '@tarojs/components'
import type { RequestView } from '../../../core/orders/requests/request'
import { allowed } from '../../../core/orders/requests/decide'
import { momentText, type Instant } from '../../../core/shared/time'
import { checkWords } from '../../copy/admission'
import { requestWords as words } from '../../copy/requests'
import { wordsOf } from '../../copy/refusal-words'
import { api } from '../../api/client'
import { announceOrdersChanged } from '../../platform/changes'
import { say } from '../../platform/say'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { PromiseLine } from '../../ui/promise-line/promise-line'
import { answerPromise, requestTitle } from './request-text'
import './request-card.scss'

export interface RequestCardProps {
  readonly orderNo: string
  readonly request: RequestView
  readonly now: Instant
}

function Withdraw({ orderNo, number }: { orderNo: string; number: number }) {
  const [busy, setBusy] = useState(false)
  const withdraw = async () => {
    setBusy(true)
    const reply = await api.requests.withdraw({ orderNo, number })
    setBusy(false)
    say(reply.ok ? words.withdrawn : wordsOf(reply.error))
    if (reply.ok || reply.error !== 'offline') announceOrdersChanged()
  }
  return (
    <Button look='line' small busy={busy} onPress={() => void withdraw()}>
      {busy ? words.withdrawing : words.withdraw}
    </Button>
  )
}

/** A wish about the order: how it stands first, then until when or why. */
export function RequestCard({ orderNo, request, now }: RequestCardProps) {
  const { status, reason, sendTo, at, number, check } = request
  const promise = answerPromise(request, now)
  return (
    <Card className={`request request--${status}`} label={requestTitle(request)}>
      <View className='request__words'>
        <View className='request__title'>{requestTitle(request)}</View>
        {promise ? (
          <PromiseLine icon='clock' {...promise} />
        ) : (
          <View className='request__line'>{momentText(at, now)}</View>
        )}
        {reason !== undefined && <View className='request__line'>{words.declinedFor(reason)}</View>}
        {check === 'risky' && <View className='request__line'>{checkWords.risky}</View>}
        {sendTo !== undefined && <View className='request__line'>{words.sendTo(sendTo)}</View>}
      </View>
      {allowed[status].includes('withdraw') && <Withdraw orderNo={orderNo} number={number} />}
    </Card>
  )
}
