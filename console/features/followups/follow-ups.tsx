import { Segmented } from 'antd'
import { useState } from 'react'
import { FollowUpListName } from '../../../core/contracts/desk/followups'
import { PagedList } from '../../app/paged-list'
import { followUpsWords as words } from '../../words/followups'
import { FollowUpRow } from './follow-up-row'
import { useFollowUpCount, useFollowUps } from './use-follow-ups'
import '../../app/work-page.css'
import './follow-ups.css'
import '../sessions/tags.css'

interface ListProps {
  readonly list: FollowUpListName
  readonly isSupervisor: boolean
}

const List = ({ list, isSupervisor }: ListProps) => (
  <PagedList
    query={useFollowUps(list)}
    rowsOf={({ followUps }) => followUps}
    empty={{ title: words.empty[list], why: words.emptyWhy[list] }}
  >
    {(followUps) => (
      <ul className='work-list'>
        {followUps.map((followUp) => (
          <FollowUpRow key={followUp.sessionId} followUp={followUp} isSupervisor={isSupervisor} />
        ))}
      </ul>
    )}
  </PagedList>
)

/** Who has to be asked whether all is well, what is due first first. */
export const FollowUps = ({ isSupervisor }: Pick<ListProps, 'isSupervisor'>) => {
  const lists = FollowUpListName.options.filter((name) => isSupervisor || name !== 'all')
  const [list, setList] = useState<FollowUpListName>(isSupervisor ? 'all' : 'mine')
  const { data: count } = useFollowUpCount()
  return (
    <>
      <header className='work-head'>
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
