import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Modal, Radio } from 'antd'
import { useState } from 'react'
import type { Colleague } from '../../../core/contracts/desk.contract'
import type { StoryGroup } from '../../../core/contracts/desk/story'
import { api } from '../../api/client'
import { failureWords, must } from '../../api/query'
import { Failed, Skeleton } from '../../app/states'
import { useNews } from '../../app/use-news'
import { storyWords } from '../../words/story'
import { newClientId } from '../conversation/client-id'
import { WordsBox } from './words-box'

const words = storyWords.hand

/** `agent hejing`, `group tech` */
type Whom = `agent ${string}` | `group ${string}`

const useWhoCouldTake = () =>
  useQuery({
    queryKey: ['hand-on'],
    staleTime: 0,
    queryFn: async () => {
      const [colleagues, groups] = await Promise.all([
        must(api.desk.colleagues({})),
        must(api.story.groups({})),
      ])
      return {
        agents: colleagues.agents.filter(({ duty }) => duty === 'on'),
        groups: groups.groups,
      }
    },
  })

interface Handed {
  readonly sessionId: string
  readonly whom: Whom
  readonly note: string
}

const hand = ({ sessionId, whom, note }: Handed): Promise<unknown> => {
  const asked = {
    sessionId,
    clientId: newClientId(),
    ...(note.trim() !== '' && { note: note.trim() }),
  }
  const id = whom.slice('agent '.length)
  return whom.startsWith('agent')
    ? must(api.desk.transfer({ ...asked, to: id }))
    : must(api.story.toGroup({ ...asked, groupId: id }))
}

interface ChoicesProps {
  readonly agents: readonly Colleague[]
  readonly groups: readonly StoryGroup[]
  readonly whom: Whom | null
  readonly onChoose: (whom: Whom) => void
}

const Choices = ({ agents, groups, whom, onChoose }: ChoicesProps) => (
  <Radio.Group className='hand-list' value={whom} onChange={({ target }) => onChoose(target.value as Whom)}>
    <p className='hand-part'>{agents.length > 0 ? words.colleagues : words.nobody}</p>
    {agents.map(({ userid, name, held, capacity }) => (
      <Radio key={userid} value={`agent ${userid}`} disabled={held >= capacity}>
        <span className='hand-who'>
          {name}
          <small>{words.place(held, capacity)}</small>
        </span>
      </Radio>
    ))}
    {groups.length > 0 && <p className='hand-part'>{words.groups}</p>}
    {groups.map(({ id, name, onDuty }) => (
      <Radio key={id} value={`group ${id}`}>
        <span className='hand-who'>
          {name}
          <small>{words.onDuty(onDuty)}</small>
        </span>
      </Radio>
    ))}
  </Radio.Group>
)

interface HandOnProps {
  readonly sessionId: string
  readonly called: string
  /** It is somebody else's now. */
  readonly onDone: () => void
}

/** Hands it over, and says so. */
const useHandOver = (
  { sessionId, onDone }: HandOnProps,
  whom: Whom | null,
  nameOf: (whom: Whom) => string,
) => {
  const { done, failed } = useNews()
  const client = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: hand,
    onSuccess: (_answer, { whom: to }) => {
      done(words.done(nameOf(to)))
      onDone()
    },
    onError: failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  })
  return { isPending, go: (note: string) => whom !== null && mutate({ sessionId, whom, note }) }
}

/** 转接: to a colleague, to a group, to tech support, with a note and the whole story (R49). */
export const HandOnDialog = ({ onClose, ...props }: HandOnProps & { readonly onClose: () => void }) => {
  const { data, isError, error, refetch } = useWhoCouldTake()
  const [whom, setWhom] = useState<Whom | null>(null)
  const [note, setNote] = useState('')
  const nameOf = (to: Whom): string =>
    data?.agents.find(({ userid }) => to === `agent ${userid}`)?.name ??
    data?.groups.find(({ id }) => to === `group ${id}`)?.name ??
    ''
  const { isPending, go } = useHandOver(props, whom, nameOf)
  return (
    <Modal
      open
      width={420}
      title={words.title(props.called)}
      okText={words.send}
      cancelText={words.cancel}
      confirmLoading={isPending}
      okButtonProps={{ disabled: whom === null, title: whom === null ? words.choose : undefined }}
      onOk={() => go(note)}
      onCancel={onClose}
    >
      {isError && !data && <Failed why={failureWords(error)} onRetry={() => void refetch()} />}
      {!data && !isError && <Skeleton rows={3} />}
      {data && <Choices {...data} whom={whom} onChoose={setWhom} />}
      <WordsBox label={words.note} placeholder={words.notePlaceholder} value={note} onChange={setNote} />
      <p className='dialog-why'>{words.noteWhy}</p>
    </Modal>
  )
}
