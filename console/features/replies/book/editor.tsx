import { Alert, Button, Popconfirm } from 'antd'
import { problemOf } from '../../../../core/quick-replies/check-text'
import { useMe } from '../../../api/me'
import { replyWords } from '../../../words/replies'
import { Fields, type FieldsProps } from './fields'
import { Preview } from './preview'
import { draftOf, type Draft } from './draft'
import type { Drafting } from './use-book'
import type { Keeping, Stale } from './use-keeping'

const words = replyWords.editor

export interface EditorProps extends Pick<FieldsProps, 'shelves' | 'categories'> {
  readonly draft: Draft
  readonly drafting: Drafting
  readonly keeping: Keeping
}

interface StaleProps extends EditorProps {
  readonly stale: Stale
}

/** Somebody else was faster: both texts are there, and a person decides. */
const StaleNews = ({ stale, draft, drafting, keeping }: StaleProps) => {
  const { reply } = stale
  const theirs = () => {
    drafting.drop(draft.id)
    keeping.setStale(null)
  }
  const mine = () => {
    if (!reply) return
    drafting.write({ ...draft, version: draftOf(reply).version })
    keeping.setStale(null)
  }
  const asNew = () => {
    drafting.drop(draft.id)
    drafting.begin(draft.shelf, draft.category, draft)
    keeping.setStale(null)
  }
  return (
    <Alert
      type='warning'
      role='alert'
      title={reply ? words.stale : words.gone}
      description={
        <>
          {reply && (
            <p className='edit-now'>
              {words.staleNow}
              <b>{reply.title}</b> {reply.text}
            </p>
          )}
          <p className='edit-acts'>
            {reply ? (
              <>
                <Button size='small' onClick={theirs}>
                  {words.useTheirs}
                </Button>
                <Button size='small' onClick={mine}>
                  {words.keepMine}
                </Button>
              </>
            ) : (
              <Button size='small' onClick={asNew}>
                {words.saveAsNew}
              </Button>
            )}
          </p>
        </>
      }
    />
  )
}

const Acts = ({ draft, drafting, keeping }: EditorProps) => {
  const { save, remove, setWrong } = keeping
  const isNew = draft.version === null
  const submit = () => {
    const problem = problemOf({ ...draft, title: draft.title.trim(), text: draft.text.trim() })
    if (problem === null) save.mutate(draft)
    else setWrong(problem)
  }
  const discard = () => {
    drafting.drop(draft.id)
    setWrong(null)
    if (isNew) drafting.open(null)
  }
  return (
    <footer className='edit-foot'>
      {!isNew && (
        <Popconfirm
          title={words.removeSure(draft.title)}
          description={words.removeWhy}
          okText={words.remove}
          okButtonProps={{ danger: true }}
          cancelText={words.keep}
          onConfirm={() => remove.mutate(draft)}
        >
          <Button danger loading={remove.isPending}>
            {words.remove}
          </Button>
        </Popconfirm>
      )}
      <span />
      {drafting.isWritten(draft.id) && <Button onClick={discard}>{words.discard}</Button>}
      <Button
        type='primary'
        loading={save.isPending}
        disabled={!drafting.isWritten(draft.id)}
        onClick={submit}
      >
        {save.isPending ? words.saving : words.save}
      </Button>
    </footer>
  )
}

/** Where a reply is written. */
export const Editor = (props: EditorProps) => {
  const { draft, drafting, keeping, shelves, categories } = props
  const { data: me } = useMe()
  const isFixed = drafting.stored?.mayKeep === false
  const { stale, wrong } = keeping
  return (
    <>
      <div className='edit-body'>
        {isFixed && <p className='edit-help'>{words.readOnly}</p>}
        {stale?.id === draft.id && <StaleNews {...props} stale={stale} />}
        <Fields {...{ draft, isFixed, shelves, categories }} onWrite={drafting.write} />
        <Preview draft={draft} name={me?.name ?? ''} />
      </div>
      {wrong !== null && (
        <p className='edit-wrong' role='alert'>
          {wrong}
        </p>
      )}
      {!isFixed && <Acts {...props} />}
    </>
  )
}
