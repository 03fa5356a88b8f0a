import type { StaffDeed } from '../../../../core/aftersales/desk-view'
import { caseActsWords } from '../../../words/case-acts'
import { useKept } from '../use-kept'
import { DeedDialog, type DialogProps } from './deed-dialog'
import { WordsField } from './field'

type Plain = Extract<StaffDeed, { readonly type: 'holdBack' | 'settle' }>['type']

/** A yes is enough. */
export const SureDialog = (props: DialogProps) => {
  const { action } = props
  return (
    <DeedDialog {...props} title={caseActsWords.acts[action]} deed={{ type: action as Plain }}>
      <p className='dialog-why'>{caseActsWords.sure[action]}</p>
    </DeedDialog>
  )
}

/** 请主管: above one's limit, or for advice. */
export const AskDialog = ({ first, ...props }: DialogProps & { readonly first: string }) => {
  const words = caseActsWords.ask
  const { value, set, forget } = useKept(`${props.one.caseNo} ask ${first}`, first)
  return (
    <DeedDialog
      {...props}
      title={words.title}
      deed={value.trim() === '' ? null : { type: 'askSupervisor', words: value.trim() }}
      onDone={forget}
    >
      <WordsField name={words.words} placeholder={words.placeholder} value={value} onChange={set} />
    </DeedDialog>
  )
}
