import { useState } from 'react'
import type { NumbersView } from '../../core/contracts/desk/numbers'
import { useMe } from '../api/me'
import { serverNow } from '../api/server-time'
import { HolidayNotice } from '../features/calendar/holiday-notice'
import type { Choice } from '../features/numbers/choice'
import { Numbers } from '../features/numbers/numbers'
import { Toolbar } from '../features/numbers/toolbar'
import { useNumbers } from '../features/numbers/use-numbers'
import { WhySlow } from '../features/why/why-slow'

/** Of one day of the whole shop on which somebody came. */
const tellsWhy = ({ scope, from, to, total }: NumbersView): boolean =>
  scope === 'shop' && from === to && total.asked > 0

/** 今日: how it goes, for a supervisor in the whole shop, for an agent with himself. */
export const TodayPage = () => {
  const [choice, choose] = useState<Choice>('today')
  const { data: me } = useMe()
  const { data: view, error, isPlaceholderData, refetch } = useNumbers(choice)
  return (
    <main className='numbers-page' aria-busy={isPlaceholderData}>
      <Toolbar choice={choice} onChoose={choose} view={view} now={serverNow()} />
      {me?.role === 'supervisor' && <HolidayNotice />}
      <Numbers view={view} error={error} onRetry={() => void refetch()} />
      {view && tellsWhy(view) && <WhySlow date={view.from} />}
    </main>
  )
}
