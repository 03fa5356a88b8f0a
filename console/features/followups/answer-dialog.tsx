import { Modal, Radio } from 'antd'
import { useState } from 'react'
import type { FollowUpView } from '../../../core/contracts/desk/followups'
import { MOST_TRIES } from '../../../core/followups/decide'
import { Next, Outcome } from '../../../core/followups/follow-up'
import { followUpsWords } from '../../words/followups'
import { useDeed, type Answer } from './use-follow-ups'
import { WordsBox } from '../story/words-box'

const words = followUpsWords.answer

const answerOf = (outcome: Outcome, next: Next | null, text: string): Answer | null => {
  const note = text.trim()
  if (outcome !== 'notSatisfied') return { outcome, note }
  return next === null || note === '' ? null : { outcome, next, note }
}

const triesBefore = ({ tries }: FollowUpView): number =>
  tries.filter(({ outcome }) => outcome === 'notReached').length

interface FieldsProps {
  readonly outcome: Outcome | null
  readonly next: Next | null
  readonly onOutcome: (outcome: Outcome) => void
  readonly onNext: (next: Next) => void
}

const Fields = ({ outcome, next, onOutcome, onNext }: FieldsProps) => (
  <>
    <Radio.Group
      className='followup-choices'
      aria-label={words.outcome}
      value={outcome}
      onChange={({ target }) => onOutcome(Outcome.parse(target.value))}
      options={Outcome.options.map((value) => ({ value, label: followUpsWords.outcome[value] }))}
    />
    {outcome === 'notSatisfied' && (
      <Radio.Group
        className='followup-choices followup-next'
        aria-label={words.next}
        value={next}
        onChange={({ target }) => onNext(Next.parse(target.value))}
        options={Next.options.map((value) => ({ value, label: words.nexts[value] }))}
      />
    )}
  </>
)

interface AnswerDialogProps {
  readonly followUp: FollowUpView
  readonly onClose: () => void
}

/** 记结果: what came of asking her, and what next when she is not satisfied. */
export const AnswerDialog = ({ followUp, onClose }: AnswerDialogProps) => {
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [next, setNext] = useState<Next | null>(null)
  const [note, setNote] = useState('')
  const { go, isBusy } = useDeed()
  const answer = outcome && answerOf(outcome, next, note)
  const save = async () => {
    if (!answer || isBusy) return
    const deed = { type: 'answer', sessionId: followUp.sessionId, answer } as const
    if (await go(deed, followUpsWords.done.answered)) onClose()
  }
  return (
    <Modal
      open
      width={420}
      title={words.title(followUp.called)}
      okText={words.save}
      cancelText={followUpsWords.cancel}
      confirmLoading={isBusy}
      okButtonProps={{ disabled: answer === null }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Fields {...{ outcome, next, onOutcome: setOutcome, onNext: setNext }} />
      {outcome === 'notReached' && (
        <p className='dialog-why'>{words.tries(triesBefore(followUp), MOST_TRIES)}</p>
      )}
      {outcome === 'notSatisfied' && <p className='dialog-why'>{words.noteNeeded}</p>}
      <WordsBox label={words.note} placeholder={words.notePlaceholder} value={note} onChange={setNote} />
    </Modal>
  )
}
