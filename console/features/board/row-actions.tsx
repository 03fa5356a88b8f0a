import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { BoardAgent, BoardSession } from '../../../core/contracts/desk/board'
import { useMe } from '../../api/me'
import { boardWords } from '../../words/board'
import { WordsDialog } from '../story/words-dialog'
import { useDeed } from './use-board'

const words = boardWords.row

interface ActionsProps {
  readonly session: BoardSession
  readonly agents: readonly BoardAgent[]
}

/** Who could take it: not he who has it, nobody who went home, nobody who is full. */
const couldTake = ({ agentId }: BoardSession, agents: readonly BoardAgent[]): readonly BoardAgent[] =>
  agents.filter(({ userid, duty, held, capacity }) => userid !== agentId && duty !== 'off' && held < capacity)

const Assign = ({ session, agents }: ActionsProps) => {
  const { go, isBusy } = useDeed()
  const free = couldTake(session, agents)
  const items =
    free.length === 0
      ? [{ key: '', label: words.noOne, disabled: true }]
      : free.map(({ userid, name, held, capacity }) => ({
          key: userid,
          label: boardWords.row.receiver(name, held, capacity),
          onClick: () => {
            const done = boardWords.done.assigned(session.called, name)
            void go({ type: 'assign', sessionId: session.sessionId, to: userid }, done)
          },
        }))
  return (
    <Dropdown trigger={['click']} menu={{ items }} placement='bottomRight'>
      <Button size='small' loading={isBusy} aria-label={words.assignTo(session.called)}>
        {words.assign}
      </Button>
    </Dropdown>
  )
}

const TakeOver = ({ session }: Pick<ActionsProps, 'session'>) => {
  const { modal } = App.useApp()
  const navigate = useNavigate()
  const { go, isBusy } = useDeed()
  const { called, agentName, sessionId } = session
  const takeOver = async () => {
    if (await go({ type: 'assign', sessionId }, boardWords.done.takenOver(called))) {
      void navigate(`/s/${sessionId}`)
    }
  }
  const ask = () =>
    void modal.confirm({
      title: words.takeOverAsk(called),
      content: words.takeOverWhy(agentName),
      okText: words.takeOver,
      cancelText: words.keep,
      onOk: takeOver,
    })
  return (
    <Button size='small' loading={isBusy} aria-label={`${words.takeOver}${called}`} onClick={ask}>
      {words.takeOver}
    </Button>
  )
}

interface WhisperProps {
  readonly session: BoardSession
  readonly agentId: string
  readonly agentName: string
}

const Whisper = ({ session, agentId, agentName }: WhisperProps) => {
  const [isOpen, setOpen] = useState(false)
  const { go, isBusy } = useDeed()
  const send = (text: string) =>
    go(
      { type: 'whisper', sessionId: session.sessionId, to: agentId, text },
      boardWords.done.whispered(agentName),
    )
  return (
    <>
      <Button
        size='small'
        aria-label={`${boardWords.whisper.title(agentName)}：${session.called}`}
        onClick={() => setOpen(true)}
      >
        {words.whisper}
      </Button>
      {isOpen && (
        <WordsDialog
          {...{ title: boardWords.whisper.title(agentName), why: boardWords.whisper.why, isBusy }}
          {...{ placeholder: boardWords.whisper.placeholder, send: boardWords.whisper.send }}
          onSend={send}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** What a supervisor can do with a session that is not his. */
export const RowActions = ({ session, agents }: ActionsProps) => {
  const { data: me } = useMe()
  const { agentId, agentName } = session
  const isMine = agentId !== null && agentId === me?.userid
  return (
    <span className='board-acts'>
      {agentId !== null && !isMine && (
        <Whisper session={session} agentId={agentId} agentName={agentName ?? agentId} />
      )}
      <Assign session={session} agents={agents} />
      {!isMine && <TakeOver session={session} />}
    </span>
  )
}
