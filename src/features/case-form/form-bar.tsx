import { View } from '@tarojs/components'
import { yuanText, type Fen } from '../../../core/shared/money'
import { caseFormWords as words, evidenceWords } from '../../copy/aftersales'
import { wordsOf } from '../../copy/refusal-words'
import { BottomBar } from '../../ui/bottom-bar/bottom-bar'
import { Button } from '../../ui/button/button'
import { meaning } from '../../ui/press'
import { isFailed, leftText, type Files } from '../evidence/attached.shared'
import type { Submitting } from './use-submit'

export interface FormBarProps {
  readonly submitting: Submitting
  readonly files: Files
  readonly problems: number
  /** What is asked for; null while it is not known or no money is. */
  readonly amountFen: Fen | null
  readonly onSubmit: () => void
}

/** What stands between her and sending it: the worst first. */
const stateOf = ({ submitting: { refusal }, files, problems }: FormBarProps) => {
  if (refusal !== null) return { text: wordsOf(refusal), isBad: true }
  if (problems > 0) return { text: words.problems(problems), isBad: true }
  const left = leftText(files)
  if (left !== '') return { text: left, isBad: false }
  const failed = files.filter(isFailed).length
  return failed > 0 ? { text: evidenceWords.failed(failed), isBad: true } : null
}

const buttonWords = {
  idle: words.submit,
  waiting: words.waiting,
  sending: words.submitting,
} as const

/** How much comes back, what is still on its way, and the button. */
export function FormBar(bar: FormBarProps) {
  const { submitting, amountFen, onSubmit } = bar
  const { status, callOff } = submitting
  const state = stateOf(bar)
  return (
    <BottomBar>
      <View className='claim-bar__text'>
        {state !== null && (
          <View
            className={state.isBad ? 'claim-bar__state claim-bar__state--bad' : 'claim-bar__state'}
            {...meaning({ role: state.isBad ? 'alert' : 'status' })}
          >
            {state.text}
          </View>
        )}
        {amountFen !== null && amountFen > 0 && (
          <View className='claim-bar__sum'>{words.total(yuanText(amountFen))}</View>
        )}
      </View>
      {status === 'waiting' && (
        <Button look='line' onPress={callOff}>
          {words.waitNot}
        </Button>
      )}
      <Button look='primary' busy={status !== 'idle'} onPress={onSubmit}>
        {buttonWords[status]}
      </Button>
    </BottomBar>
  )
}
