import { useState } from 'react'
import { View } from '@tarojs/components'
import type { RefusalCode } from '../../../core/contracts/refusals'
import { Wanted } from '../../../core/orders/requests/wanted'
import { requestWords as words } from '../../copy/requests'
import { wordsOf } from '../../copy/refusal-words'
import { Card } from '../../ui/card/card'
import { Chip } from '../../ui/chip/chip'
import { TextField } from '../../ui/field/text-field'
import { meaning } from '../../ui/press'
import { problemsOf } from '../form/problems'
import type { FormProps } from './form.shared'
import './forms.scss'

/** 其他原因 alone says nothing: then the words count. */
const reasonOf = (chosen: string, more: string): string => {
  const said = more.trim()
  if (chosen === words.other) return said
  return [chosen, said].filter((part) => part !== '').join('：')
}

/** Why it is cancelled. */
export function CancelForm({ onSubmit, children }: FormProps) {
  const [chosen, setChosen] = useState('')
  const [more, setMore] = useState('')
  const [tried, setTried] = useState(false)
  const wanted = { kind: 'cancel' as const, reason: reasonOf(chosen, more) }
  const problem: RefusalCode | undefined = problemsOf(Wanted, wanted).reason
  const shown = tried ? problem : undefined
  const submit = () => {
    setTried(true)
    if (!problem) onSubmit(wanted)
  }
  const fields = (
    <Card className='request-form' label={words.reason}>
      <View className='request-form__heading'>{words.reason}</View>
      <View className='request-form__chips' {...meaning({ role: 'group', 'aria-label': words.reason })}>
        {words.reasons.map((reason) => (
          <Chip key={reason} text={reason} on={chosen === reason} sunken onPress={() => setChosen(reason)} />
        ))}
      </View>
      <TextField
        label={words.more}
        value={more}
        hint={words.moreHint}
        error={shown && wordsOf(shown)}
        long
        maxLength={90}
        onChange={setMore}
      />
    </Card>
  )
  return <>{children({ fields, problems: shown ? 1 : 0, submit })}</>
}
