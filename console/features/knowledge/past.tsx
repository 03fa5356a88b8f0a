import { App, Button, Drawer } from 'antd'
import { useState } from 'react'
import type { KnowledgeNote } from '../../../core/knowledge/published'
import { failureWords } from '../../api/query'
import { serverNow } from '../../api/server-time'
import { Failed, Skeleton, State } from '../../app/states'
import { useNews } from '../../app/use-news'
import { publishWords as words } from '../../words/knowledge'
import { useVersions } from './use-knowledge'
import { useRollingBack } from './use-publishing'

/** Asks, and puts an earlier version live again. */
const useReturn = (version: number) => {
  const { modal, message } = App.useApp()
  const { done, failed } = useNews()
  const { mutateAsync, isPending } = useRollingBack()
  const go = async (to: number): Promise<void> => {
    try {
      const answer = await mutateAsync({ version, to })
      if (answer.status === 'published') done(words.rolledBack(to, answer.version))
      else void message.warning(words.rollBackStale)
    } catch (error) {
      failed(error as Error)
    }
  }
  const ask = (to: number): void =>
    void modal.confirm({
      ...{ title: words.rollBackSure(to), content: words.rollBackWhy(version + 1) },
      ...{ okText: words.rollBack, cancelText: words.cancel, onOk: () => go(to) },
    })
  return { ask, isPending }
}

interface VersionProps {
  readonly noted: KnowledgeNote
  readonly isLive: boolean
  /** Null: only read. */
  readonly onReturn: (() => void) | null
  readonly isBusy: boolean
}

const Version = ({ noted, isLive, onReturn, isBusy }: VersionProps) => {
  const { version, at, by, note } = noted
  return (
    <li aria-current={isLive ? 'true' : undefined}>
      <div>
        <b>{isLive ? words.current(version) : words.version(version)}</b>
        <p>{words.by(by.name, at, serverNow())}</p>
        <p>{words.counts(noted)}</p>
        {note !== '' && <p>{note}</p>}
      </div>
      {!isLive && onReturn && (
        <Button size='small' disabled={isBusy} aria-label={words.rollBackOf(version)} onClick={onReturn}>
          {words.rollBack}
        </Button>
      )}
    </li>
  )
}

interface PastProps {
  readonly version: number
  readonly mayReturn: boolean
}

const Versions = ({ version, mayReturn }: PastProps) => {
  const { data, error, refetch } = useVersions()
  const { ask, isPending } = useReturn(version)
  if (!data && error) return <Failed why={failureWords(error)} onRetry={() => void refetch()} />
  if (!data) return <Skeleton rows={5} />
  if (data.versions.length === 0) return <State title={words.historyNone} why={words.historyNoneWhy} />
  return (
    <ul className='know-past'>
      {data.versions.map((noted) => (
        <Version
          key={noted.version}
          {...{ noted, isLive: noted.version === version, isBusy: isPending }}
          onReturn={mayReturn ? () => ask(noted.version) : null}
        />
      ))}
    </ul>
  )
}

/** The versions, and going back to one. */
export const Past = (props: PastProps) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.history}</Button>
      <Drawer open={isOpen} destroyOnHidden title={words.history} size={420} onClose={() => setOpen(false)}>
        <Versions {...props} />
      </Drawer>
    </>
  )
}
