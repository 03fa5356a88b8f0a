import { useMe } from '../api/me'
import { Skeleton, State } from '../app/states'
import { PolicyBook } from '../features/policy/policy-book'
import { policyWords } from '../words/policy'

/** 售后政策: for supervisors. */
export const PolicyPage = () => {
  const { data: me } = useMe()
  if (!me) return <Skeleton rows={6} />
  return (
    <main className='policy-page'>
      {me.role === 'supervisor' ? (
        <PolicyBook />
      ) : (
        <State title={policyWords.forSupervisors} why={policyWords.forSupervisorsWhy} />
      )}
    </main>
  )
}
