import { EllipsisOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { DeskMe, DeskService } from '../../../core/contracts/desk.contract'
import { api } from '../../api/client'
import { must } from '../../api/query'
import { useAct } from '../../app/use-act'
import { storyWords } from '../../words/story'
import { newClientId } from '../conversation/client-id'
import { HandOnDialog } from './hand-on'
import { WordsDialog } from './words-dialog'

interface ActsProps {
  readonly sessionId: string
  readonly called: string
  readonly me: DeskMe
  readonly service: DeskService
}

interface DialogProps extends Pick<ActsProps, 'sessionId'> {
  readonly onClose: () => void
}

const HelpDialog = ({ sessionId, onClose }: DialogProps) => {
  const { title, why, placeholder, send, done } = storyWords.help
  const { go, isBusy } = useAct((reason: string) =>
    must(api.board.escalate({ sessionId, clientId: newClientId(), reason })),
  )
  const ask = (reason: string) => go(reason, done)
  return <WordsDialog {...{ title, why, placeholder, send, isBusy, onClose }} onSend={ask} />
}

const TakeOver = ({ sessionId }: Pick<ActsProps, 'sessionId'>) => {
  const words = storyWords.takeOver
  const { go, isBusy } = useAct(() => must(api.board.assign({ sessionId, clientId: newClientId() })))
  return (
    <Button type='primary' loading={isBusy} onClick={() => void go(undefined, words.done)}>
      {words.button}
    </Button>
  )
}

type Act = 'help' | 'hand'
const actWords: Readonly<Record<Act, string>> = {
  help: storyWords.help.button,
  hand: storyWords.hand.button,
}

/** Buttons where there is room for them, a menu on a phone. */
const Choices = ({
  acts,
  onChoose,
}: {
  readonly acts: readonly Act[]
  readonly onChoose: (act: Act) => void
}) => {
  const items = acts.map((key) => ({ key, label: actWords[key], onClick: () => onChoose(key) }))
  return (
    <>
      {acts.map((act) => (
        <Button key={act} className='acts-wide' onClick={() => onChoose(act)}>
          {actWords[act]}
        </Button>
      ))}
      <Dropdown trigger={['click']} menu={{ items }} placement='bottomRight'>
        <Button className='acts-narrow' icon={<EllipsisOutlined />} aria-label={storyWords.more} />
      </Dropdown>
    </>
  )
}

/** What can be done with a session besides answering: hand it on, ask a supervisor; a supervisor takes it over. */
export const SessionActs = ({ sessionId, called, me, service }: ActsProps) => {
  const navigate = useNavigate()
  const [act, setAct] = useState<Act | null>(null)
  const isOpen = service.status === 'assigned' || service.status === 'queued'
  const isMine = service.status === 'assigned' && service.isMine
  if (!isMine) return isOpen && me.role === 'supervisor' ? <TakeOver sessionId={sessionId} /> : null
  const onClose = () => setAct(null)
  return (
    <>
      <Choices acts={me.role === 'agent' ? ['help', 'hand'] : ['hand']} onChoose={setAct} />
      {act === 'help' && <HelpDialog {...{ sessionId, onClose }} />}
      {act === 'hand' && (
        <HandOnDialog {...{ sessionId, called, onClose }} onDone={() => void navigate('/')} />
      )}
    </>
  )
}
