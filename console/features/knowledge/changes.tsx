import { App, Button, Checkbox, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import type { KnowledgeRow, ReadDrafts } from '../../../core/contracts/desk/knowledge'
import { useNews } from '../../app/use-news'
import { publishWords as words } from '../../words/knowledge'
import { StateMark } from './entry-row'
import { useDropping, usePublishing } from './use-publishing'

const NOTE_MAX = 200

interface ChangesProps {
  readonly changed: readonly KnowledgeRow[]
  /** The version that is live. */
  readonly version: number
  readonly onOpen: (key: string) => void
  readonly onClose: () => void
}

/** Which of the changes are chosen: all, until one is left out. */
const useChosen = (changed: readonly KnowledgeRow[]) => {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const drafts = changed.flatMap(({ key, draftVersion }) =>
    draftVersion === null || left.has(key) ? [] : [{ key, version: draftVersion }],
  )
  return {
    drafts,
    keys: new Set(drafts.map(({ key }) => key)),
    isAll: drafts.length === changed.length,
    choose: (key: string, isChosen: boolean) => {
      const next = new Set(left)
      if (isChosen) next.delete(key)
      else next.add(key)
      setLeft(next)
    },
    chooseAll: (areChosen: boolean) => setLeft(new Set(areChosen ? [] : changed.map(({ key }) => key))),
  }
}
type Chosen = ReturnType<typeof useChosen>

interface ListProps extends Pick<ChangesProps, 'changed' | 'onOpen'> {
  readonly chosen: Chosen
}

const ChangeList = ({ changed, chosen, onOpen }: ListProps) => {
  const isSome = chosen.keys.size > 0 && !chosen.isAll
  return (
    <>
      <Checkbox
        checked={chosen.isAll}
        indeterminate={isSome}
        onChange={({ target }) => chosen.chooseAll(target.checked)}
      >
        {words.all}
      </Checkbox>
      <ul className='know-changes' aria-label={words.changes}>
        {changed.map(({ key, title, state }) => (
          <li key={key}>
            <Checkbox
              checked={chosen.keys.has(key)}
              onChange={({ target }) => chosen.choose(key, target.checked)}
            >
              {title}
            </Checkbox>
            <StateMark state={state} />
            <Button size='small' type='link' aria-label={words.lookAt(title)} onClick={() => onOpen(key)}>
              {words.look}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

const usePublish = ({ version, onClose }: ChangesProps) => {
  const { done, failed } = useNews()
  const { message } = App.useApp()
  const { mutateAsync, isPending } = usePublishing()
  const publish = async (drafts: ReadDrafts, note: string): Promise<void> => {
    try {
      const answer = await mutateAsync({ version, drafts, note })
      // the list shows what came meanwhile, and may be published as it is
      if (answer.status === 'stale') return void message.warning(words.stale)
      if (answer.status === 'published') done(words.published(answer.version))
      else void message.info(words.nothing)
      onClose()
    } catch (error) {
      failed(error as Error)
    }
  }
  return { publish, isPending }
}

/** Nothing is left to look at once all of them are taken back. */
const useDrop = ({ changed, onClose }: ChangesProps) => {
  const { modal, message } = App.useApp()
  const { done, failed } = useNews()
  const { mutateAsync, isPending } = useDropping()
  const go = async (drafts: ReadDrafts): Promise<void> => {
    try {
      const left = await mutateAsync(drafts)
      if (left > 0) return void message.warning(words.dropStale(left))
      done(words.dropped(drafts.length))
      if (drafts.length === changed.length) onClose()
    } catch (error) {
      failed(error as Error)
    }
  }
  const drop = (drafts: ReadDrafts): void =>
    void modal.confirm({
      ...{ title: words.dropSure(drafts.length), content: words.dropWhy },
      ...{ okText: words.drop(drafts.length), okButtonProps: { danger: true }, cancelText: words.cancel },
      onOk: () => go(drafts),
    })
  return { drop, isPending }
}

/** What is not live yet, and putting it live, or taking it back. */
export const Changes = (props: ChangesProps) => {
  const { changed, version, onOpen, onClose } = props
  const id = useId()
  const [note, setNote] = useState('')
  const chosen = useChosen(changed)
  const { publish, isPending } = usePublish(props)
  const { drop, isPending: isDropping } = useDrop(props)
  const { drafts } = chosen
  return (
    <Modal
      open
      title={words.title(version + 1)}
      width={560}
      onCancel={onClose}
      footer={
        <div className='know-foot'>
          <Button disabled={drafts.length === 0} loading={isDropping} onClick={() => drop(drafts)}>
            {words.drop(drafts.length)}
          </Button>
          <Button
            type='primary'
            disabled={drafts.length === 0}
            loading={isPending}
            onClick={() => void publish(drafts, note)}
          >
            {isPending ? words.publishing : words.publish(drafts.length)}
          </Button>
        </div>
      }
    >
      <div className='know-publish'>
        <ChangeList {...{ changed, chosen, onOpen }} />
        <label htmlFor={id}>{words.note}</label>
        <Input.TextArea
          {...{ id, maxLength: NOTE_MAX, autoSize: { minRows: 2, maxRows: 5 }, value: note }}
          onChange={({ target }) => setNote(target.value)}
        />
      </div>
    </Modal>
  )
}
