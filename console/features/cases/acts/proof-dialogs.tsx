import { Input } from 'antd'
import { caseActsWords } from '../../../words/case-acts'
import { useKept } from '../use-kept'
import { DeedDialog, type DialogProps } from './deed-dialog'
import { Field, WordsField } from './field'
import { FilesField, type Kept } from './files-field'

const idsOf = (files: readonly Kept[]): string[] => files.map(({ fileId }) => fileId)

const noFiles: readonly Kept[] = []

/** 验货有疑问: at least one photo of it. */
export const FaultDialog = (props: DialogProps) => {
  const words = caseActsWords.fault
  const { value, set, forget } = useKept(`${props.one.caseNo} fault`, { text: '', files: noFiles })
  const { text, files } = value
  return (
    <DeedDialog
      {...props}
      title={words.title}
      deed={files.length === 0 ? null : { type: 'findFault', fileIds: idsOf(files), words: text.trim() }}
      onDone={forget}
    >
      <p className='dialog-why'>{words.why}</p>
      <FilesField files={files} onChange={(next) => set({ ...value, files: next })} />
      <WordsField
        name={words.words}
        placeholder={words.placeholder}
        value={text}
        onChange={(next) => set({ ...value, text: next })}
      />
    </DeedDialog>
  )
}

/** Money that a person moved: on the platform where it was paid, or by hand. */
export const MoneyDialog = (props: DialogProps) => {
  const { one, action } = props
  const words = caseActsWords.money2
  const type = action === 'confirmRefund' ? 'confirmRefund' : 'confirmOffline'
  const { value, set, forget } = useKept(`${one.caseNo} ${type}`, { reference: '', files: noFiles })
  const { reference, files } = value
  const isShown = reference.trim() !== '' || files.length > 0
  return (
    <DeedDialog
      {...props}
      title={words[type]}
      detail={words.amount(one.amountFen)}
      deed={isShown ? { type, reference: reference.trim(), fileIds: idsOf(files) } : null}
      onDone={forget}
    >
      <p className='dialog-why'>{type === 'confirmRefund' ? words.refundWhy : words.offlineWhy}</p>
      <p className='deed-sum'>{words.amount(one.refund?.amountFen ?? one.amountFen)}</p>
      <Field name={words.reference}>
        <Input
          aria-label={words.reference}
          value={reference}
          maxLength={64}
          onChange={({ target }) => set({ ...value, reference: target.value })}
        />
      </Field>
      <FilesField files={files} onChange={(next) => set({ ...value, files: next })} />
    </DeedDialog>
  )
}
