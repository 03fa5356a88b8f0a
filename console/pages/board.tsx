import { useMe } from '../api/me'
import { Skeleton, State } from '../app/states'
import { LiveBoard } from '../features/board/live-board'
import { boardWords } from '../words/board'

/** 看板: for supervisors. */
export const BoardPage = () => {
  const { data: me } = useMe()
  if (!me) return <Skeleton rows={6} />
  return (
    <main className='board'>
      {me.role === 'supervisor' ? (
        <LiveBoard />
      ) : (
        <State title={boardWords.forSupervisors} why={boardWords.forSupervisorsWhy} />
      )}
    </main>
  )
}
