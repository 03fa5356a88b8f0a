import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
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
  /** Somebody came for this one. */
  readonly isMarked: boolean
  readonly isBusy: boolean
  readonly onRestore: () => void
}

const Version = ({ past, isInForce, isMarked, isBusy, onRestore }: VersionProps) => {
  const { version, at, by, note } = past
  return (
    <li aria-current={isMarked ? 'true' : undefined}>
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
}

/** From a case one comes to the version that decided it. */
const useMarked = () => {
  const [params, setParams] = useSearchParams()
  const asked = Number(params.get('version'))
  return {
    marked: Number.isInteger(asked) && asked > 0 ? asked : null,
    forget: () => setParams({}, { replace: true }),
  }
}

const Nothing = ({ history, marked }: Pick<PastProps, 'history'> & { readonly marked: number | null }) => {
  if (history.length === 0) return <State title={words.historyNone} why={words.historyNoneWhy} />
  const isListed = marked === null || history.some(({ version }) => version === marked)
  return isListed ? null : <p className='policy-older'>{words.older(marked)}</p>
}

/** The versions, and an older one as a draft. */
export const Past = ({ history, drafting }: PastProps) => {
  const { marked, forget } = useMarked()
  const [isOpen, setOpen] = useState(marked !== null)
  const { mutateAsync, isPending } = usePastPolicy()
  const { done, failed } = useNews()
  const close = () => {
    setOpen(false)
    if (marked !== null) forget()
  }
  const restore = async (version: number): Promise<void> => {
    try {
      const { policy } = await mutateAsync(version)
      drafting.write({ ...policy, version: drafting.base.version })
      close()
      done(words.restored(version))
    } catch (error) {
      failed(error as Error)
    }
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.history}</Button>
      <Drawer open={isOpen} title={words.history} size={380} onClose={close}>
        <Nothing {...{ history, marked }} />
        <ul className='policy-past'>
          {history.map((past) => (
            <Version
              key={past.version}
              {...{ past, isInForce: past.version === drafting.base.version, isBusy: isPending }}
              isMarked={past.version === marked}
              onRestore={() => void restore(past.version)}
            />
          ))}
        </ul>
      </Drawer>
    </>
  )
}
