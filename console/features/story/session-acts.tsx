import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { DeskMe, DeskService } from '../../../core/contracts/desk.contract'
import { api } from '../../api/client'
import { failureWords, must } from '../../api/query'
import { storyWords } from '../../words/story'
import { HandOnButton } from './hand-on'
import { WordsDialog } from './words-dialog'

interface ActsProps {
  readonly sessionId: string
  readonly called: string
  readonly me: DeskMe
  readonly service: DeskService
}

const newId = (): string => `story-${crypto.randomUUID()}`

/** Says what came of it. */
const useAct = <T,>(act: (input: T) => Promise<unknown>, done: string) => {
  const { message } = App.useApp()
  const { mutateAsync, isPending } = useMutation({ mutationFn: act })
  const go = async (input: T): Promise<boolean> => {
    try {
      await mutateAsync(input)
      void message.success(done)
      return true
    } catch (error) {
      void message.error(failureWords(error))
      return false
    }
  }
  return { go, isBusy: isPending }
}

const AskForHelp = ({ sessionId }: Pick<ActsProps, 'sessionId'>) => {
  const words = storyWords.help
  const [isOpen, setOpen] = useState(false)
  const { go, isBusy } = useAct(
    (reason: string) => must(api.board.escalate({ sessionId, clientId: newId(), reason })),
    words.done,
  )
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.button}</Button>
      {isOpen && (
        <WordsDialog
          {...{ title: words.title, why: words.why, placeholder: words.placeholder, send: words.send }}
          isBusy={isBusy}
          onSend={go}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

const TakeOver = ({ sessionId }: Pick<ActsProps, 'sessionId'>) => {
  const words = storyWords.takeOver
  const { go, isBusy } = useAct(() => must(api.board.assign({ sessionId, clientId: newId() })), words.done)
  return (
    <Button type='primary' loading={isBusy} onClick={() => void go(undefined)}>
      {words.button}
    </Button>
  )
}

/** What can be done with a session besides answering: hand it on, ask a supervisor; a supervisor takes it over. */
export const SessionActs = ({ sessionId, called, me, service }: ActsProps) => {
  const navigate = useNavigate()
  const isOpen = service.status === 'assigned' || service.status === 'queued'
  const isMine = service.status === 'assigned' && service.isMine
  if (isMine) {
    return (
      <>
        {me.role === 'agent' && <AskForHelp sessionId={sessionId} />}
        <HandOnButton {...{ sessionId, called }} onDone={() => void navigate('/')} />
      </>
    )
  }
  return isOpen && me.role === 'supervisor' ? <TakeOver sessionId={sessionId} /> : null
}
