import { Button } from 'antd'
import { useState } from 'react'
import type { PolicyDifference, ReplayedPolicy } from '../../../core/contracts/desk/policy'
import { rulingText } from '../../../core/copy/aftersales-rules'
import { yuanText } from '../../../core/shared/money'
import { dayText, type Instant } from '../../../core/shared/time'
import { failureWords } from '../../api/query'
import { serverNow } from '../../api/server-time'
import { triedWords as words } from '../../words/policy-tried'
import { useFurther, type Asked } from './use-policy'

/** Before anybody asks for all. */
const FIRST = 5

/** What of it differs: the decision, or only who pays how much of the way back. */
const differsText = ({ before, after }: PolicyDifference): string => {
  const [was, is] = [rulingText(before), rulingText(after)]
  return was === is ? words.freightDiffers(before.freightFen, after.freightFen) : words.differs(was, is)
}

const One = ({ one, now }: { readonly one: PolicyDifference; readonly now: Instant }) => (
  <a href={`#/cases/${one.caseNo}`}>
    <span>
      {one.title}
      <small>
        {dayText(one.openedAt, now)}，{one.called}，{words.asked(yuanText(one.askedFen))}
      </small>
    </span>
    <span>
      {differsText(one)}
      <small>{words.money(one.moreFen, one.after.freightFen - one.before.freightFen)}</small>
    </span>
  </a>
)

interface DifferencesProps {
  readonly asked: Asked
  readonly tried: ReplayedPolicy
}

/** The cases that the draft decides differently, the newest first, page by page. */
export const Differences = ({ asked, tried }: DifferencesProps) => {
  const [isWhole, setWhole] = useState(false)
  const { all, next, more, error, isMore } = useFurther(asked, tried)
  const now = serverNow()
  return (
    <>
      <h3>{words.differences}</h3>
      <ul className='tried-list'>
        {all.slice(0, isWhole ? undefined : FIRST).map((one) => (
          <li key={one.caseNo}>
            <One one={one} now={now} />
          </li>
        ))}
      </ul>
      {!isWhole && all.length > FIRST && (
        <Button block onClick={() => setWhole(true)}>
          {words.all(tried.changed)}
        </Button>
      )}
      {error && (
        <p className='policy-fault' role='alert'>
          {failureWords(error)}
        </p>
      )}
      {isWhole && next !== null && (
        <Button block loading={isMore} onClick={more}>
          {words.further(all.length, tried.changed)}
        </Button>
      )}
    </>
  )
}
