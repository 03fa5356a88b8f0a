import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { App, Button } from 'antd'
import { SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import type { DeskMe, DeskService } from '../../../core/contracts/desk.contract'
import { refusalWords } from '../../../core/copy/refusals'
import { api } from '../../api/client'
import { useMe } from '../../api/me'
import { must } from '../../api/query'
import { Failed, Skeleton } from '../../app/states'
import { composerWords } from '../../words/composer'
import { conversationWords as words } from '../../words/conversation'
import { searchWords } from '../../words/search'
import { ClockStrip } from '../clocks/clock-strip'
import { Composer, isWritingIn, type ComposerProps, type Field } from '../composer/composer'
import { useDraft } from '../composer/use-draft'
import { useDrop } from '../composer/use-drop'
import { useImages } from '../composer/use-images'
import { useMine } from '../sessions/use-lists'
import { Digest } from '../story/digest'
import { SessionActs } from '../story/session-acts'
import { ActionsContext } from './actions'
import { newClientId } from './client-id'
import { BackButton, Header } from './header'
import { keptOf } from './kept'
import type { LiveConversation } from './live'
import { numberIn, type ConversationState } from './store'
import { ThreadView } from './thread-view'
import { useMessageActions } from './use-actions'
import { useConversation } from './use-conversation'
import { useStepping } from './use-stepping'
import { Viewer } from './viewer'
import './conversation.css'

const SearchPanel = lazy(() =>
  import('../search/search-panel').then((loaded) => ({ default: loaded.SearchPanel })),
)

const DueStrip = lazy(() => import('../cases/panel').then((loaded) => ({ default: loaded.DueStrip })))

/** Where the search leaves room for the messages beside it. */
const roomy = window.matchMedia('(min-width: 1280px)')

/** Why nothing can be said now; null while it can. */
const shutBecause = (service: DeskService, isAway: boolean): string | null => {
  if (isAway) return words.away
  if (service.status !== 'assigned') return words.notOpen
  return service.isMine ? null : words.notOwner(service.agentName)
}

/** What is known of a session is asked for again when it changes hands, and stays as it was once it is over. */
const useDigestVersion = (service: DeskService): string => {
  const newest = useRef('')
  if (service.status === 'assigned') newest.current = `assigned ${service.agentName} ${service.assignedAt}`
  else if (service.status === 'queued' || newest.current === '') newest.current = service.status
  return newest.current
}

/**
 * A session that comes back to whoever had it, and still looks at it, goes on where it stopped. Each list that holds it
 * asks again: the one that was here when it went away may be older than that.
 */
const useComingBack = (sessionId: string, live: LiveConversation, isAway: boolean): void => {
  const mine = useMine()
  const isBack = isAway && (mine.data?.sessions.some((one) => one.sessionId === sessionId) ?? false)
  const listedAt = isBack ? mine.dataUpdatedAt : 0 // read only then: the page is not drawn anew by every list
  useEffect(() => {
    if (isBack) live.again()
  }, [isBack, listedAt, live])
}

/** A supervisor writes notes to every session, whoever is named for its level to that one (R39, R40). */
const mayNote = ({ role, levels = [] }: DeskMe, service: DeskService): boolean =>
  role === 'supervisor' || (service.status === 'assigned' && levels.some((level) => level === service.level))

/** The shopper's newest words, by their id. */
const saidLast = ({ thread }: ConversationState): string =>
  thread.messages.filter(({ from }) => from.kind === 'shopper').at(-1)?.id ?? ''

const useEnd = (sessionId: string, live: LiveConversation) => {
  const { message } = App.useApp()
  return useCallback(async () => {
    const ended = await api.desk.end({ sessionId, clientId: newClientId() })
    if (ended.ok) {
      live.take(ended.value)
      void message.success(words.ended)
    } else void message.error(refusalWords[ended.error])
    return ended.ok
  }, [sessionId, live, message])
}

const useCalled = (sessionId: string): string => {
  const { data } = useQuery({
    queryKey: ['shopper', sessionId],
    queryFn: () => must(api.desk.shopper({ sessionId })),
  })
  return data?.called ?? words.shopper
}

interface OpenProps {
  readonly sessionId: string
  readonly me: DeskMe
  readonly live: LiveConversation
  readonly state: ConversationState
}

/** What is due beside the next answer: on a phone her case, and the clocks of the work. */
const Tops = ({ sessionId, live, state }: Omit<OpenProps, 'me'>) => (
  <>
    <Suspense fallback={null}>
      <DueStrip sessionId={sessionId} />
    </Suspense>
    {!state.isAway && (
      <ClockStrip
        sessionId={sessionId}
        service={state.thread.service}
        seq={state.thread.seq}
        onDone={live.again}
      />
    )}
  </>
)

interface WriteProps extends Omit<ComposerProps, 'onSay' | 'onSayImage' | 'onWrite'> {
  readonly live: LiveConversation
  readonly mayNote: boolean
}

/** Where one writes; why not, where nothing can be written. */
const Write = ({ live, mayNote, ...composer }: WriteProps) =>
  composer.shut === null || mayNote ? (
    <Composer
      {...composer}
      onWrite={live.writes}
      onSay={live.sending.say}
      onSayImage={live.sending.sayImage}
    />
  ) : (
    <p className='composer-shut' role='status'>
      {composer.shut}
    </p>
  )

const SearchButton = ({ isOn, onToggle }: { readonly isOn: boolean; readonly onToggle: () => void }) => (
  <Button
    icon={<SearchOutlined />}
    aria-label={searchWords.open}
    title={searchWords.open}
    aria-pressed={isOn}
    onClick={onToggle}
  />
)

/** A conversation that is here, and what is written into it. */
const Open = ({ sessionId, me, live, state }: OpenProps) => {
  const called = useCalled(sessionId)
  const field = useRef<Field>(null)
  const kept = useMemo(() => keptOf(me.userid, sessionId), [me.userid, sessionId])
  const isWriting = useCallback(() => isWritingIn(field.current), [])
  const drafting = useDraft(kept, isWriting)
  const images = useImages(sessionId)
  const list = useRef<HTMLElement>(null)
  const [viewed, setViewed] = useState<string | null>(null)
  const [isSearching, setSearching] = useState(false)
  const { thread, isAway } = state
  const shut = shutBecause(thread.service, isAway)
  const { isOver, handlers } = useDrop(shut === null && !drafting.draft.isNote, images)
  const focus = () => field.current?.focus()
  const actions = useMessageActions({ sessionId, live, drafting, called, list, focus, view: setViewed })
  const onEarly = useCallback(() => void live.loadEarlier(), [live])
  const onEnd = useEnd(sessionId, live)
  const number = numberIn(state)
  const version = useDigestVersion(thread.service)
  useStepping(sessionId, focus)
  useComingBack(sessionId, live, isAway)
  return (
    <ActionsContext.Provider value={actions}>
      <section className='chat' aria-label={words.label(called)} {...handlers}>
        <Header {...{ called, number, onEnd }} service={thread.service} presence={thread.presence}>
          <SearchButton isOn={isSearching} onToggle={() => setSearching(!isSearching)} />
          {!isAway && <SessionActs {...{ sessionId, called, me }} service={thread.service} />}
        </Header>
        <Tops {...{ sessionId, live, state }} />
        <Digest sessionId={sessionId} version={version} />
        <ThreadView {...{ state, called, number, me, list, onEarly }} onRead={live.noteRead} />
        <Write
          {...{ sessionId, live, called, drafting, images, field, shut }}
          said={saidLast(state)}
          mayNote={mayNote(me, thread.service) && !isAway}
        />
        {isSearching && (
          <Suspense fallback={null}>
            <SearchPanel
              {...{ sessionId, called }}
              onOpen={(message) => {
                if (!roomy.matches) setSearching(false) // it would cover what was found
                actions.goBackTo(message)
              }}
              onClose={() => setSearching(false)}
            />
          </Suspense>
        )}
        {isOver && <p className='chat-drop'>{composerWords.drop}</p>}
        {viewed !== null && (
          <Viewer messages={thread.messages} id={viewed} onMove={setViewed} onClose={() => setViewed(null)} />
        )}
      </section>
    </ActionsContext.Provider>
  )
}

/** Not open yet, or not at all: on a phone nothing else is in view, and the way back stays. */
const Unopened = ({ children }: { readonly children: ReactNode }) => (
  <section className='chat'>
    <div className='chat-way-back'>
      <BackButton />
    </div>
    {children}
  </section>
)

const OfAgent = ({ sessionId, me }: Pick<OpenProps, 'sessionId' | 'me'>) => {
  const { live, state } = useConversation(me.userid, sessionId)
  if (state.phase === 'open') return <Open sessionId={sessionId} me={me} live={live} state={state} />
  return (
    <Unopened>
      {state.phase === 'failed' ? (
        <Failed why={refusalWords[state.refusal ?? 'internal']} onRetry={live.again} />
      ) : (
        <Skeleton rows={6} />
      )}
    </Unopened>
  )
}

/** The middle: what was said in a session, and what is said next. */
export const Conversation = ({ sessionId }: { readonly sessionId: string }) => {
  const { data: me } = useMe()
  return me ? <OfAgent sessionId={sessionId} me={me} /> : <Skeleton rows={6} />
}
