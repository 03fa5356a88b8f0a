import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { FollowUpListName } from '../../../core/contracts/desk/followups'
import { failureWords } from '../../api/query'
import { Failed, Skeleton, State } from '../../app/states'
import { followUpsWords as words } from '../../words/followups'
import { FollowUpRow } from './follow-up-row'
import { useFollowUpCount, useFollowUps } from './use-follow-ups'
import './follow-ups.css'
import '../sessions/tags.css'

interface ListProps {
  readonly list: FollowUpListName
  readonly isSupervisor: boolean
}

const List = ({ list, isSupervisor }: ListProps) => {
  const { data, error, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useFollowUps(list)
  if (!data && error) return <Failed why={failureWords(error)} onRetry={() => void refetch()} />
  if (!data) return <Skeleton rows={5} />
  const followUps = data.pages.flatMap((page) => page.followUps)
  if (followUps.length === 0) return <State title={words.empty[list]} why={words.emptyWhy[list]} />
  return (
    <>
      {error && <p className='followups-stale'>{words.stale}</p>}
      <ul className='followups-list'>
        {followUps.map((followUp) => (
          <FollowUpRow key={followUp.sessionId} followUp={followUp} isSupervisor={isSupervisor} />
        ))}
      </ul>
      {hasNextPage && (
        <Button block loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </>
  )
}

/** Who has to be asked whether all is well, what is due first first. */
export const FollowUps = ({ isSupervisor }: Pick<ListProps, 'isSupervisor'>) => {
  const lists = FollowUpListName.options.filter((name) => isSupervisor || name !== 'all')
  const [list, setList] = useState<FollowUpListName>(isSupervisor ? 'all' : 'mine')
  const { data: count } = useFollowUpCount()
  return (
    <>
      <header className='followups-head'>
        <h1>{words.title}</h1>
        <p>
          {count && count.late > 0 && <b>{words.countLate(count.late)}。</b>}
          {words.why}
        </p>
        <Segmented<FollowUpListName>
          aria-label={words.lists}
          options={lists.map((value) => ({ value, label: words.list[value] }))}
          value={list}
          onChange={setList}
        />
      </header>
      <List list={list} isSupervisor={isSupervisor} />
    </>
  )
}
