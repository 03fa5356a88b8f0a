import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { Refused } from '../../api/query'
import { useNews } from '../../app/use-news'
import { policyWords as words } from '../../words/policy'
import { newClientId } from '../conversation/client-id'
import { usePublishing, type Drafting, type Trying } from './use-policy'

const NOTE_MAX = 200

/** Puts the draft into force; tells whether there is nothing more to ask. */
const usePublish = ({ base, draft, write }: Drafting, trying: Trying) => {
  const { done, failed } = useNews()
  const { mutateAsync, isPending } = usePublishing()
  // one publication, however often it is sent
  const [clientId] = useState(newClientId)
  const publish = async (note: string): Promise<boolean> => {
    try {
      const answer = await mutateAsync({ clientId, version: base.version, draft, note })
      // a page that is older than the door may not know every fault
      if (answer.status === 'wrong') throw new Refused('badRequest')
      write(null)
      trying.reset()
      done(words.published(answer.everywhereAt))
      return true
    } catch (error) {
      failed(error as Error)
      // the page says what came meanwhile; anything else may be tried again as it is
      return error instanceof Refused && error.code === 'changedMeanwhile'
    }
  }
  return { publish, isPending }
}

interface AskProps {
  readonly drafting: Drafting
  readonly trying: Trying
  readonly onClose: () => void
}

const Ask = ({ drafting, trying, onClose }: AskProps) => {
  const id = useId()
  const [note, setNote] = useState('')
  const { publish, isPending } = usePublish(drafting, trying)
  const { base, draft, changed } = drafting
  const next = base.version + 1
  return (
    <Modal
      open
      title={words.publishSure(next)}
      okText={words.publish(next)}
      cancelText={words.cancel}
      confirmLoading={isPending}
      onCancel={onClose}
      onOk={() => void publish(note).then((isOver) => isOver && onClose())}
    >
      <div className='policy-ask'>
        <p>{words.publishWhy(changed)}</p>
        {trying.data?.draft !== draft && <p className='policy-fault'>{words.untried}</p>}
        <label htmlFor={id}>{words.note}</label>
        <Input.TextArea
          {...{ id, maxLength: NOTE_MAX, autoSize: { minRows: 2, maxRows: 5 }, value: note }}
          onChange={({ target }) => setNote(target.value)}
        />
      </div>
    </Modal>
  )
}

/** The button; a draft with faults can't be published. */
export const Publish = ({ drafting, trying }: Omit<AskProps, 'onClose'>) => {
  const [isAsked, setAsked] = useState(false)
  const { base, hasChanged, faults } = drafting
  return (
    <>
      <Button type='primary' disabled={!hasChanged || faults.length > 0} onClick={() => setAsked(true)}>
        {words.publish(base.version + 1)}
      </Button>
      {isAsked && <Ask {...{ drafting, trying, onClose: () => setAsked(false) }} />}
    </>
  )
}
