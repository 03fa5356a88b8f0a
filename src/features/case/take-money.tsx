import { useState } from 'react'
import { View } from '@tarojs/components'
import type { MoneyView } from '../../../core/aftersales/view'
import { yuanText, type Fen } from '../../../core/shared/money'
import { deadlineText, type Instant } from '../../../core/shared/time'
import { takeWords as words } from '../../copy/aftersales'
import { announceCasesChanged } from '../../platform/changes'
import { askFirst } from '../../platform/question'
import { takeTransfer, type Taking, type TransferTicket } from '../../platform/transfer'
import { Button } from '../../ui/button/button'
import { meaning } from '../../ui/press'
import { PromiseLine } from '../../ui/promise-line/promise-line'

/** What stands below the button after a tap; '' where nothing has to be said. */
const said: Readonly<Record<Taking, string>> = {
  ...{ shown: words.shown, left: words.left, failed: words.failed },
  ...{ tooOld: words.tooOld, notHere: '' },
}

interface TakeProps {
  readonly ticket: TransferTicket
  readonly amountFen: Fen
}

function Take({ ticket, amountFen }: TakeProps) {
  const [taking, setTaking] = useState<Taking | 'opening' | null>(null)
  const isOpening = taking === 'opening'
  const take = async () => {
    setTaking('opening')
    const came = await takeTransfer(ticket)
    setTaking(came)
    if (came === 'notHere') await askFirst(words.notHere)
    if (came === 'shown') announceCasesChanged()
  }
  return (
    <>
      <Button look='primary' wide busy={isOpening} onPress={() => void take()}>
        {isOpening ? words.opening : words.take(yuanText(amountFen))}
      </Button>
      <View className='money__note' {...meaning({ role: 'status' })}>
        {taking === null || isOpening ? '' : said[taking]}
      </View>
    </>
  )
}

/** 去领取: money that she has to confirm in WeChat (待领取), as long as WeChat keeps it for her. */
export function TakeMoney({ money: { toTake, amountFen }, now }: { money: MoneyView; now: Instant }) {
  if (toTake === undefined) return null
  const { by, ticket } = toTake
  if (by <= now) return <View className='money__note'>{words.tooLate}</View>
  if (ticket === undefined) return <View className='money__note'>{words.noTicket}</View>
  return (
    <View className='money__take'>
      <PromiseLine icon='clock' time={deadlineText(by, now)} after={words.until} />
      <Take ticket={ticket} amountFen={amountFen} />
    </View>
  )
}
