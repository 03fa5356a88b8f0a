import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import type { Digest as Facts, Earlier } from '../../../core/conversation/digest'
import { statusWords } from '../../../core/copy/bot'
import type { Instant } from '../../../core/shared/time'
import { api } from '../../api/client'
import { must } from '../../api/query'
import { serverNow } from '../../api/server-time'
import { storyWords } from '../../words/story'
import './story.css'

const words = storyWords.digest

const Line = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)

const askedText = ({ asked, photos }: Facts): string => {
  const said = asked.length === 0 ? words.askedNothing : asked.join('；')
  return photos > 0 ? `${said}，${words.photos(photos)}` : said
}

const orderText = ({ orderNo, card }: Facts['orders'][number]): string =>
  card ? [orderNo, card.title, statusWords[card.status], words.paid(card.paidFen)].join('，') : orderNo

const earlierText = ({ endedAt, agentName, asked, decided, stars }: Earlier, now: Instant): string => {
  const question = asked.at(-1)
  return [
    words.cameBefore(endedAt, now, agentName),
    ...(question === undefined ? [] : [words.before(question, decided)]),
    ...(stars === undefined ? [] : [words.stars(stars)]),
  ].join('，')
}

/** Why it came to whoever has it, and through how many hands; empty when there is nothing to say. */
const cameText = ({ why, hops }: Facts): string =>
  [why ?? '', hops > 0 ? words.hops(hops) : ''].filter((text) => text !== '').join('，')

const handText = ({ from, to, note }: Facts['hands'][number]): string =>
  `${words.handed(from, to)}${note === null ? '' : words.note(note)}`

const Lines = ({ facts, now }: { readonly facts: Facts; readonly now: Instant }) => (
  <dl>
    {cameText(facts) !== '' && <Line name={words.came}>{cameText(facts)}</Line>}
    <Line name={words.asked}>{askedText(facts)}</Line>
    {facts.orders.length > 0 && <Line name={words.order}>{facts.orders.map(orderText).join('；')}</Line>}
    {facts.promised.map(({ at, name, text }) => (
      <Line key={`promised ${at} ${text}`} name={words.promised}>
        {`${words.said(at, now)} ${name}：“${text}”`}
      </Line>
    ))}
    {facts.hands.map((hand) => (
      <Line key={`hand ${hand.at}`} name={words.hands}>
        {handText(hand)}
      </Line>
    ))}
    {facts.helped.map(({ at, name, text, isAnswer }) => (
      <Line key={`help ${at} ${text}`} name={words.helped}>
        {words.help(name, text, isAnswer)}
      </Line>
    ))}
    {facts.earlier.map((one) => (
      <Line key={one.sessionId} name={words.earlier}>
        {earlierText(one, now)}
      </Line>
    ))}
    {facts.earlier.length > 0 && <Line name={words.first}>{words.firstSteps}</Line>}
  </dl>
)

interface DigestProps {
  readonly sessionId: string
  /** The digest is asked for again when this changes: who has the session, and when something was promised. */
  readonly version: string
}

/** 小美交接: what was asked, promised and decided before, so that nobody asks again (R49, R144). */
export const Digest = ({ sessionId, version }: DigestProps) => {
  const [isFolded, setFolded] = useState(false)
  const { data, isError, refetch } = useQuery({
    queryKey: ['digest', sessionId, version],
    queryFn: () => must(api.story.digest({ sessionId })),
    placeholderData: (before) => before,
  })
  if (isError && !data)
    return (
      <p className='brief brief-failed' role='alert'>
        {words.failed}
        <Button type='link' size='small' onClick={() => void refetch()}>
          {words.retry}
        </Button>
      </p>
    )
  const facts = data?.digest
  if (!facts) return null
  return (
    <section className='brief' aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        <small>{words.head(facts.openedAt, facts.handedAt, facts.botAnswers)}</small>
        <Button type='link' size='small' aria-expanded={!isFolded} onClick={() => setFolded((so) => !so)}>
          {isFolded ? words.unfold : words.fold}
        </Button>
      </header>
      {!isFolded && <Lines facts={facts} now={serverNow()} />}
    </section>
  )
}
