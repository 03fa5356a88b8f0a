import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { FollowUpView } from '../../../core/contracts/desk/followups'
import { followUpsWords } from '../../words/followups'
import { ShopperPanel } from '../shopper/shopper-panel'
import { Digest } from '../story/digest'
import { AnswerDialog } from './answer-dialog'
import { GiveDialog } from './give-dialog'
import { useDeed } from './use-follow-ups'
import { WriteButton } from './write-button'

const words = followUpsWords.acts

interface ActProps {
  readonly followUp: FollowUpView
}

/** What was said, and who she is: her number stands there, masked until it is asked for. */
const StoryButton = ({ followUp: { sessionId, called } }: ActProps) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size='small' onClick={() => setOpen(true)}>
        {words.story}
      </Button>
      <Drawer
        open={isOpen}
        title={followUpsWords.storyTitle(called)}
        size={420}
        styles={{ body: { padding: 0 } }}
        extra={
          <Link className='followup-chat' to={`/s/${sessionId}`}>
            {followUpsWords.wholeChat}
          </Link>
        }
        onClose={() => setOpen(false)}
        destroyOnHidden
      >
        <div className='followup-story'>
          <Digest sessionId={sessionId} version='followUp' />
          <ShopperPanel sessionId={sessionId} />
        </div>
      </Drawer>
    </>
  )
}

const DialogButton = ({ followUp, dialog: which }: ActProps & { readonly dialog: 'answer' | 'give' }) => {
  const [isOpen, setOpen] = useState(false)
  const Dialog = which === 'answer' ? AnswerDialog : GiveDialog
  return (
    <>
      <Button size='small' type={which === 'answer' ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {words[which]}
      </Button>
      {isOpen && <Dialog followUp={followUp} onClose={() => setOpen(false)} />}
    </>
  )
}

const TakeButton = ({ followUp: { sessionId } }: ActProps) => {
  const { go, isBusy } = useDeed()
  return (
    <Button
      size='small'
      loading={isBusy}
      onClick={() => void go({ type: 'give', sessionId }, followUpsWords.done.taken)}
    >
      {words.take}
    </Button>
  )
}

/** What whoever sees to it does. */
const Doing = ({ followUp }: ActProps) => (
  <>
    <WriteButton followUp={followUp} />
    <DialogButton followUp={followUp} dialog='give' />
    <DialogButton followUp={followUp} dialog='answer' />
  </>
)

/** What can be done with a follow-up: by whoever has it, and by every supervisor. */
export const Acts = ({ followUp, isSupervisor }: ActProps & { readonly isSupervisor: boolean }) => {
  const { isMine, closed, agent } = followUp
  const isOpen = closed === null
  const canDo = isSupervisor || (isMine && isOpen)
  const canTake = isOpen && !isMine && (isSupervisor || agent === null)
  return (
    <>
      {canDo && <StoryButton followUp={followUp} />}
      {canTake && <TakeButton followUp={followUp} />}
      {canDo && isOpen && <Doing followUp={followUp} />}
    </>
  )
}
