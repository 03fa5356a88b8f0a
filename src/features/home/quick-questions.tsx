import { View } from '@tarojs/components'
import type { HomeView } from '../../../core/contracts/shopper/home.contract'
import { homeWords } from '../../copy/home'
import { openPage } from '../../platform/navigation'
import { Card } from '../../ui/card/card'
import { Cell } from '../../ui/cell/cell'
import { press } from '../../ui/press'
import { Section } from './section'

type Question = HomeView['quickQuestions'][number]

/** Its answer, where the shop has written one; else it is asked in the chat. */
const open = ({ title, key }: Question): void =>
  key === undefined ? openPage('chat', { ask: title }) : openPage('answer', { key })

const toAll = (
  <View className='section__more' {...press(() => openPage('faq'))}>
    {homeWords.allQuestions}
  </View>
)

/** Questions by name (R7, R163). */
export function QuickQuestions({ questions }: { questions: readonly Question[] }) {
  if (questions.length === 0) return null
  return (
    <Section title={homeWords.questions} more={toAll}>
      <Card>
        {questions.map((question) => (
          <Cell key={question.title} text={question.title} onPress={() => open(question)} />
        ))}
      </Card>
    </Section>
  )
}
