import { Button, Popconfirm } from 'antd'
import { entryWords as words } from '../../words/knowledge'
import type { StoredEntry } from './use-knowledge'
import type { Keeping } from './use-keeping'
import type { Writer } from './use-writing'
import type { Writing } from './writing'

export interface ActsProps {
  readonly writing: Writing
  /** Absent: it has not come yet, or was never saved. */
  readonly stored: StoredEntry | undefined
  readonly writer: Writer
  readonly keeping: Keeping
}

const Remove = ({ writing, stored, keeping: { remove } }: ActsProps) => (
  <Popconfirm
    title={words.removeSure(writing.title)}
    description={stored?.live ? words.removeLive : words.removeNew}
    {...{ okText: words.remove, okButtonProps: { danger: true }, cancelText: words.keep }}
    onConfirm={() => remove.mutate(writing)}
  >
    <Button danger loading={remove.isPending}>
      {words.remove}
    </Button>
  </Popconfirm>
)

const Discard = ({ writing, keeping: { discard } }: ActsProps) => (
  <Popconfirm
    title={words.discardSure}
    description={words.discardWhy}
    {...{ okText: words.discard, cancelText: words.keep }}
    onConfirm={() => discard.mutate(writing)}
  >
    <Button loading={discard.isPending}>{words.discard}</Button>
  </Popconfirm>
)

/** What may be done with what was written and not saved, or with what is saved. */
export const Acts = (props: ActsProps) => {
  const { writing, stored, writer, keeping } = props
  const { save, onWrong } = keeping
  const isWritten = writer.isWritten(writing.key)
  const giveUp = () => {
    writer.drop(writing.key)
    onWrong(null)
    if (writing.isNew) writer.open(null)
  }
  return (
    <footer className='edit-foot'>
      {!writing.isNew && <Remove {...props} />}
      <span />
      {isWritten && <Button onClick={giveUp}>{words.discardWriting}</Button>}
      {!isWritten && stored?.draft && stored.live && <Discard {...props} />}
      <Button
        type='primary'
        loading={save.isPending}
        disabled={!isWritten}
        onClick={() => save.mutate(writing)}
      >
        {save.isPending ? words.saving : words.save}
      </Button>
    </footer>
  )
}
