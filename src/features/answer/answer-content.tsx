import { present } from '../../../core/shared/present'
import type { RemoteContent } from '../../api/use-remote'
import { answerWords as words } from '../../copy/answer'
import { faqWords } from '../../copy/faq'
import { openPage } from '../../platform/navigation'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Cell } from '../../ui/cell/cell'
import { State } from '../../ui/state/state'
import type { Answered } from '../faq/browsed'
import { FaqSkeleton } from '../faq/faq-skeleton'
import { askBot, callPerson, openAnswer } from '../faq/go'
import { Section } from '../home/section'
import { Failed } from '../trouble/failed'
import { AnswerCard } from './answer-card'
import { FeedbackCard } from './feedback-card'

/** It was there when she saw its title. */
const Missing = () => (
  <State picture='empty' title={words.missingTitle} text={words.missingText}>
    <Button look='primary' onPress={() => openPage('faq')}>
      {words.toFaq}
    </Button>
    <Button look='line' onPress={() => askBot('')}>
      {faqWords.askBot}
    </Button>
  </State>
)

const Related = ({ related }: Pick<Answered, 'related'>) =>
  related.length === 0 ? null : (
    <Section title={words.related}>
      <Card>
        {related.map(({ key, title }) => (
          <Cell key={key} text={title} onPress={() => openAnswer(key)} />
        ))}
      </Card>
    </Section>
  )

export interface AnswerContentProps extends RemoteContent<Answered> {
  /** What she had looked for. */
  readonly asked: string
}

/** An answer: on its way, not there any more, not to be had, or with what goes on from it. */
export function AnswerContent({ state, busy, again, asked }: AnswerContentProps) {
  if (state.status === 'loading') return <FaqSkeleton />
  if (state.status === 'failed') {
    const { code, at } = state
    if (code === 'notFound' || code === 'badRequest') return <Missing />
    return (
      <Failed
        {...words.failed}
        {...{ code, at, busy }}
        onRetry={() => void again()}
        onAsk={() => callPerson(asked)}
      />
    )
  }
  const { key, version, related } = state.value
  return (
    <>
      <AnswerCard {...state.value} />
      <FeedbackCard
        key={`${key} ${version}`}
        answer={{ key, version, ...present({ asked: asked === '' ? undefined : asked }) }}
      />
      <Related related={related} />
    </>
  )
}
