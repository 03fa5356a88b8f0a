import { homeWords } from '../../copy/home'
import { openPage } from '../../platform/navigation'
import { Card } from '../../ui/card/card'
import { Cell } from '../../ui/cell/cell'
import { Section } from './section'

/** Questions by name (R7): a tap asks them in the chat. */
export function QuickQuestions({ questions }: { questions: readonly string[] }) {
  if (questions.length === 0) return null
  return (
    <Section title={homeWords.questions}>
      <Card>
        {questions.map((question) => (
          <Cell key={question} text={question} onPress={() => openPage('chat', { ask: question })} />
        ))}
      </Card>
    </Section>
  )
}
