import { Radio } from 'antd'
import { failureWords } from '../../../api/query'
import { Failed, Skeleton } from '../../../app/states'
import { caseActsWords } from '../../../words/case-acts'
import { useReasons } from '../use-cases'
import { useKept } from '../use-kept'
import { DeedDialog, type DialogProps } from './deed-dialog'
import { Field, WordsField } from './field'

const words = caseActsWords.reject

interface ReasonsProps {
  readonly reasonId: string
  readonly onReason: (reasonId: string) => void
}

const Reasons = ({ reasonId, onReason }: ReasonsProps) => {
  const { data, error, refetch } = useReasons()
  if (!data && error) return <Failed why={failureWords(error)} onRetry={() => void refetch()} />
  if (!data) return <Skeleton rows={3} />
  return (
    <Radio.Group
      className='deed-reasons'
      aria-label={words.reason}
      value={reasonId}
      onChange={({ target }) => onReason(String(target.value))}
      options={data.map((reason) => ({ value: reason.id, label: reason.words }))}
    />
  )
}

/** 拒绝: by a reason of the catalogue, and what is said besides. */
export const RejectDialog = (props: DialogProps) => {
  const first = { reasonId: '', text: '' }
  const { value, set, forget } = useKept(`${props.one.caseNo} reject`, first)
  const { reasonId, text } = value
  return (
    <DeedDialog
      {...props}
      title={words.title}
      detail={text}
      deed={reasonId === '' ? null : { type: 'reject', reasonId, words: text.trim() }}
      onDone={forget}
    >
      <p className='dialog-why'>{words.why}</p>
      <Field name={words.reason}>
        <Reasons reasonId={reasonId} onReason={(id) => set({ ...value, reasonId: id })} />
      </Field>
      <WordsField
        name={words.words}
        placeholder={words.placeholder}
        value={text}
        onChange={(next) => set({ ...value, text: next })}
      />
    </DeedDialog>
  )
}
