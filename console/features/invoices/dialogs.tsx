import { Alert, Input, Modal } from 'antd'
import { useState, type ReactNode } from 'react'
import type { InvoiceDeed } from '../../../core/contracts/desk/invoices'
import type { DeskInvoice } from '../../../core/invoices/desk-view'
import { dateOf } from '../../../core/shared/time'
import { failureWords } from '../../api/query'
import { serverNow } from '../../api/server-time'
import { invoicesWords as words } from '../../words/invoices'
import { Field } from '../cases/acts/field'
import { WordsBox } from '../story/words-box'
import { FileField, type Carried } from './file-field'
import { useDeed } from './use-invoices'

export interface DialogProps {
  readonly invoice: DeskInvoice
  readonly onClose: () => void
}

interface DeedDialogProps extends DialogProps {
  readonly title: string
  readonly save: string
  /** Null while something is missing. */
  readonly deed: InvoiceDeed | null
  readonly children: ReactNode
}

/** Where one step is decided. Nothing that was typed is lost when it is refused. */
const DeedDialog = ({ invoice, onClose, title, save, deed, children }: DeedDialogProps) => {
  const { go, isBusy, error } = useDeed(invoice)
  const send = async () => {
    if (deed && !isBusy && (await go(deed))) onClose()
  }
  return (
    <Modal
      open
      width={440}
      title={title}
      okText={save}
      cancelText={words.cancel}
      confirmLoading={isBusy}
      okButtonProps={{ disabled: deed === null }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className='invoice-dialog'>
        {error && <Alert type='error' showIcon title={failureWords(error)} />}
        {children}
      </div>
    </Modal>
  )
}

const issueOf = (
  { number, date, link }: Readonly<Record<'number' | 'date' | 'link', string>>,
  file: Carried | null,
  amountFen: number,
): InvoiceDeed | null => {
  const url = link.trim()
  if (number.trim() === '' || date === '' || (!file && url === '')) return null
  const fetched = { uploadId: file?.uploadId ?? null, link: url === '' ? null : url }
  return { type: 'issue', number: number.trim(), date, amountFen, ...fetched }
}

/** 填发票: its number, its day, and the file or where to fetch it. */
export const IssueDialog = (props: DialogProps) => {
  const { called, amountFen, warnings } = props.invoice
  const [said, setSaid] = useState({ number: '', date: dateOf(serverNow()), link: '' })
  const [file, setFile] = useState<Carried | null>(null)
  const { issue } = words
  const field = (name: keyof typeof said) => ({
    'aria-label': issue[name],
    value: said[name],
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      setSaid({ ...said, [name]: target.value }),
  })
  return (
    <DeedDialog
      {...props}
      title={issue.title(called, amountFen)}
      save={issue.save}
      deed={issueOf(said, file, amountFen)}
    >
      {warnings.map((warning) => (
        <Alert key={warning} type='warning' showIcon title={warning} />
      ))}
      <Field name={issue.number}>
        <Input
          {...field('number')}
          placeholder={issue.numberPlaceholder}
          maxLength={24}
          inputMode='numeric'
        />
      </Field>
      <Field name={issue.date}>
        <Input {...field('date')} type='date' max={dateOf(serverNow())} />
      </Field>
      <Field name={issue.file}>
        <FileField file={file} onChange={setFile} />
      </Field>
      <Field name={issue.link}>
        <Input {...field('link')} placeholder={issue.linkPlaceholder} maxLength={1_000} />
      </Field>
      <p className='invoice-hint'>{issue.hint}</p>
    </DeedDialog>
  )
}

/** 请顾客补充, 不能开: words that she reads. */
export const WordsDeedDialog = ({
  type,
  ...props
}: DialogProps & { readonly type: 'askMore' | 'reject' }) => {
  const [text, setText] = useState('')
  const { title, placeholder, save } = words[type]
  const said = text.trim()
  const deed: InvoiceDeed = type === 'reject' ? { type, reason: said } : { type, words: said }
  return (
    <DeedDialog {...props} title={title} save={save} deed={said === '' ? null : deed}>
      <WordsBox label={title} placeholder={placeholder} value={text} onChange={setText} most={100} />
    </DeedDialog>
  )
}

/** 已红冲: the red invoice's number, over what is due. */
export const ReverseDialog = (props: DialogProps) => {
  const { dueFen } = props.invoice
  const [number, setNumber] = useState('')
  const { title, why, number: label, save } = words.reverse
  const said = number.trim()
  const deed: InvoiceDeed = { type: 'reverse', number: said, amountFen: dueFen }
  return (
    <DeedDialog {...props} title={title(dueFen)} save={save} deed={said === '' ? null : deed}>
      <p className='invoice-hint'>{why}</p>
      <Field name={label}>
        <Input
          aria-label={label}
          value={number}
          placeholder={words.issue.numberPlaceholder}
          maxLength={24}
          inputMode='numeric'
          onChange={({ target }) => setNumber(target.value)}
        />
      </Field>
    </DeedDialog>
  )
}
