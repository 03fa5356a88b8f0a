import { useRouter } from '@tarojs/taro'
import { answerWords } from '../../copy/answer'
import { personWords } from '../../copy/faq'
import { AnswerContent } from '../../features/answer/answer-content'
import { useAnswer } from '../../features/answer/use-answer'
import { PersonBar } from '../../features/faq/person-bar'
import { pageParam } from '../../platform/navigation'
import { Page } from '../../ui/page/page'
import { Scroll } from '../../ui/scroll/scroll'

export default function AnswerPage() {
  const { params } = useRouter()
  const asked = pageParam(params, 'asked')
  const answer = useAnswer(pageParam(params, 'key'))

  return (
    <Page title={answerWords.title}>
      <Scroll onRefresh={answer.again}>
        <AnswerContent {...answer} asked={asked} />
      </Scroll>
      <PersonBar title={personWords.notSolved} said={asked} isQuiet />
    </Page>
  )
}
