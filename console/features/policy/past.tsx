import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { PolicyNote } from '../../../core/aftersales/policy/published'
import { State } from '../../app/states'
import { useNews } from '../../app/use-news'
import { policyWords as words } from '../../words/policy'
import { usePastPolicy, type Drafting } from './use-policy'

interface PastProps {
  readonly history: readonly PolicyNote[]
  readonly drafting: Drafting
}

interface VersionProps {
  readonly past: PolicyNote
  readonly isInForce: boolean
  readonly isBusy: boolean
  readonly onRestore: () => void
}

const Version = ({ past: { version, at, by, note }, isInForce, isBusy, onRestore }: VersionProps) => (
  <li>
    <div>
      <b>{isInForce ? words.version(version) : words.past(version)}</b>
      <p>{words.pastBy(at, by?.name ?? null)}</p>
      {note !== '' && <p>{note}</p>}
    </div>
    {!isInForce && (
      <Button size='small' disabled={isBusy} onClick={onRestore}>
        {words.restore}
      </Button>
    )}
  </li>
)

/** The versions, and an older one as a draft. */
export const Past = ({ history, drafting }: PastProps) => {
  const [isOpen, setOpen] = useState(false)
  const { mutateAsync, isPending } = usePastPolicy()
  const { done, failed } = useNews()
  const restore = async (version: number): Promise<void> => {
    try {
      const { policy } = await mutateAsync(version)
      drafting.write({ ...policy, version: drafting.base.version })
      setOpen(false)
      done(words.restored(version))
    } catch (error) {
      failed(error as Error)
    }
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.history}</Button>
      <Drawer open={isOpen} title={words.history} size={380} onClose={() => setOpen(false)}>
        {history.length === 0 && <State title={words.historyNone} why={words.historyNoneWhy} />}
        <ul className='policy-past'>
          {history.map((past) => (
            <Version
              key={past.version}
              {...{ past, isInForce: past.version === drafting.base.version, isBusy: isPending }}
              onRestore={() => void restore(past.version)}
            />
          ))}
        </ul>
      </Drawer>
    </>
  )
}
