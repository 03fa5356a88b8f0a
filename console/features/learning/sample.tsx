import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { api } from '../../api/client'
import { failureWords, must } from '../../api/query'
import { serverNow } from '../../api/server-time'
import { Failed, Skeleton, State } from '../../app/states'
import { learningWords, sampleWords as words } from '../../words/learning'
import { learningKey } from './use-learning'

/** Drawn once: it stays the same while it is gone through. */
const useSample = () =>
  useQuery({
    queryKey: ['learningSample'],
    queryFn: () => must(api.learning.sample({})),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
type Asked = NonNullable<ReturnType<typeof useSample>['data']>['asked'][number]

/** What was said of each so far. */
type Judgements = Readonly<Record<string, boolean>>

const useJudging = (onJudged: (id: string, right: boolean) => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (judgement: { readonly id: string; readonly right: boolean }) =>
      must(api.learning.judge(judgement)),
    onSuccess: (_, { id, right }) => {
      onJudged(id, right)
      void client.invalidateQueries({ queryKey: learningKey })
    },
  })
}

const Answer = ({ asked }: { readonly asked: Asked }) => (
  <dl className='judge-what'>
    <dt>
      {words.asked}
      <time>{learningWords.asked(asked.at, serverNow())}</time>
    </dt>
    <dd className='judge-asked'>{asked.text}</dd>
    <dt>
      {words.answered}
      <a href={`#/knowledge/${asked.key}`}>{asked.title}</a>
    </dt>
    <dd className='judge-answer'>{asked.answer}</dd>
  </dl>
)

interface OneProps {
  readonly asked: Asked
  readonly place: number
  readonly count: number
  readonly was: boolean | undefined
  readonly onJudged: (id: string, right: boolean) => void
  readonly go: (step: number) => void
}

/** One answer, right or not; keys do what its buttons do. */
const One = ({ asked, place, count, was, onJudged, go }: OneProps) => {
  const { mutate, error, isPending, variables } = useJudging(onJudged)
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), []) // its keys work at once
  const judge = (right: boolean) => {
    if (!isPending) mutate({ id: asked.id, right })
  }
  const acts: Readonly<Record<string, () => void>> = {
    '1': () => judge(true),
    '2': () => judge(false),
    ArrowRight: () => go(1),
    ArrowLeft: () => go(-1),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const act = event.altKey || event.ctrlKey || event.metaKey ? undefined : acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  const button = (right: boolean) => (
    <Button
      type={right ? 'primary' : 'default'}
      loading={isPending && variables.right === right}
      disabled={isPending && variables.right !== right}
      aria-keyshortcuts={right ? '1' : '2'}
      onClick={() => judge(right)}
    >
      {right ? words.right : words.wrong}
      <kbd className='judge-key'>{right ? 1 : 2}</kbd>
    </Button>
  )
  return (
    <section
      className='judge'
      aria-label={words.place(place, count)}
      ref={box}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <p className='learn-note'>{words.place(place, count)}</p>
      <Answer asked={asked} />
      <div className='judge-acts' role='group' aria-label={words.question}>
        <b>{words.question}</b>
        {button(true)}
        {button(false)}
        {place > 1 && <Button onClick={() => go(-1)}>{words.back}</Button>}
        <Button onClick={() => go(1)}>{words.skip}</Button>
      </div>
      {was !== undefined && <p className='learn-note'>{words.was(was)}</p>}
      {error && (
        <p className='learn-wrong' role='alert'>
          {failureWords(error)}
        </p>
      )}
      <p className='learn-note judge-keys'>{words.keys}</p>
    </section>
  )
}

const Over = ({ judged, onAgain }: { readonly judged: Judgements; readonly onAgain: () => void }) => {
  const all = Object.values(judged)
  return (
    <State title={words.over} why={words.overWhy(all.length, all.filter((right) => !right).length)}>
      <Button type='primary' onClick={onAgain}>
        {words.again}
      </Button>
    </State>
  )
}

/** Answers drawn at random, gone through one by one (R106). */
export const Sample = () => {
  const { data, error, isFetching, refetch } = useSample()
  const [judged, setJudged] = useState<Judgements>({})
  const [at, setAt] = useState(0)
  if (isFetching) return <Skeleton rows={4} />
  if (error || !data) return <Failed why={failureWords(error)} onRetry={() => void refetch()} />
  const { asked } = data
  if (asked.length === 0) return <State title={words.none} why={words.noneWhy} />
  const again = () => {
    setJudged({})
    setAt(0)
    void refetch()
  }
  const one = asked[at]
  if (!one) return <Over judged={judged} onAgain={again} />
  const onJudged = (id: string, right: boolean) => {
    setJudged({ ...judged, [id]: right })
    setAt(at + 1)
  }
  return (
    <>
      <p className='learn-note'>{words.why}</p>
      <One
        key={one.id}
        {...{ asked: one, place: at + 1, count: asked.length, was: judged[one.id], onJudged }}
        go={(step) => setAt(Math.max(0, at + step))}
      />
    </>
  )
}
