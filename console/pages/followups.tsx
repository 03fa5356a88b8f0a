import { useMe } from '../api/me'
import { Skeleton } from '../app/states'
import { FollowUps } from '../features/followups/follow-ups'

/** 回访: who has to be asked whether all is well. */
export const FollowUpsPage = () => {
  const { data: me } = useMe()
  return (
    <main className='work-page'>
      {me ? <FollowUps isSupervisor={me.role === 'supervisor'} /> : <Skeleton rows={6} />}
    </main>
  )
}
