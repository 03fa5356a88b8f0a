import { Button } from 'antd'
import { useState } from 'react'
import { invoiceKindWords, invoiceStatusWords } from '../../../core/copy/invoices'
import type { DeskAct, DeskInvoice } from '../../../core/invoices/desk-view'
import { yuanText } from '../../../core/shared/money'
import type { Instant } from '../../../core/shared/time'
import { invoicesWords as words } from '../../words/invoices'
import { standingOf, type ClockView } from '../sessions/clock'
import { ClockBadge } from '../sessions/clock-badge'
import { useNow } from '../sessions/use-now'
import { DetailButton } from './detail'
import { IssueDialog, ReverseDialog, WordsDeedDialog, type DialogProps } from './dialogs'
import { useDeed } from './use-invoices'

interface RowProps {
  readonly invoice: DeskInvoice
}

const clockOf = ({ dueBy, standardMs }: DeskInvoice, now: Instant): ClockView | null => {
  if (dueBy === null || standardMs === null) return null
  return {
    ...standingOf({ dueAt: dueBy, standardMs }, now),
    words: dueBy < now ? words.over(now - dueBy) : words.left(dueBy - now),
    title: words.due(dueBy, now),
  }
}

/** What became of it. */
const endOf = ({ reason, fapiao, dueFen, reversedFen }: DeskInvoice): readonly string[] => [
  ...(reason === null ? [] : [words.reason(reason)]),
  ...(fapiao ? [words.fapiao(fapiao.number, fapiao.date)] : []),
  ...(dueFen > 0 ? [words.owed(dueFen)] : []),
  ...(reversedFen > 0 ? [words.reversed(reversedFen)] : []),
]

const whoOf = ({ takenBy, called, askedAt, orderNo, acts }: DeskInvoice, now: Instant): string =>
  [
    words.asked(called, askedAt, now),
    words.order(orderNo),
    ...(takenBy ? [words.takenBy(takenBy.name, acts.length > 0)] : []),
  ].join('，')

/** What stands below its head, one line each. */
const linesOf = (invoice: DeskInvoice, now: Instant): readonly string[] => {
  const { status, dueBy, questions } = invoice
  return [
    whoOf(invoice, now),
    ...(status === 'asks' && dueBy !== null ? [words.answerBy(dueBy, now)] : []),
    ...questions.map(words.question),
    ...endOf(invoice),
  ]
}

const Take = ({ invoice }: RowProps) => {
  const { go, isBusy } = useDeed(invoice)
  return (
    <Button size='small' loading={isBusy} onClick={() => void go({ type: 'take' })}>
      {words.acts.take}
    </Button>
  )
}

type Dialog = Exclude<DeskAct, 'take'>

const DialogOf = ({ act, ...props }: DialogProps & { readonly act: Dialog }) => {
  switch (act) {
    case 'issue':
      return <IssueDialog {...props} />
    case 'reverse':
      return <ReverseDialog {...props} />
    default:
      return <WordsDeedDialog type={act} {...props} />
  }
}

const Act = ({ invoice, act }: RowProps & { readonly act: Dialog }) => {
  const [isOpen, setOpen] = useState(false)
  const isMain = act === 'issue' || act === 'reverse'
  return (
    <>
      <Button size='small' type={isMain ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {words.acts[act]}
      </Button>
      {isOpen && <DialogOf act={act} invoice={invoice} onClose={() => setOpen(false)} />}
    </>
  )
}

const Fetch = ({ fapiao }: Pick<DeskInvoice, 'fapiao'>) => (
  <>
    {fapiao?.file && fapiao.file.url !== '' && (
      <Button size='small' href={fapiao.file.url} target='_blank' rel='noreferrer'>
        {words.openFile}
      </Button>
    )}
    {fapiao?.link && (
      <Button size='small' href={fapiao.link} target='_blank' rel='noreferrer'>
        {words.openLink}
      </Button>
    )}
  </>
)

/** Made out to whom, over how much, by when; what is to be looked at; and what can be done. */
export const InvoiceRow = ({ invoice }: RowProps) => {
  const now = useNow()
  const clock = clockOf(invoice, now)
  const { wish, amountFen, status, warnings } = invoice
  return (
    <li className='invoice' aria-label={wish.title}>
      <div className='invoice-head'>
        <strong>{wish.title}</strong>
        <small>{invoiceKindWords[wish.kind]}</small>
        <b className='invoice-amount'>{yuanText(amountFen)}</b>
        <span className='row-tag'>{invoiceStatusWords[status]}</span>
        <span className='invoice-clock'>{clock && <ClockBadge clock={clock} />}</span>
      </div>
      {linesOf(invoice, now).map((line) => (
        <p key={line} className='invoice-line'>
          {line}
        </p>
      ))}
      {warnings.map((warning) => (
        <p key={warning} className='invoice-warning'>
          {warning}
        </p>
      ))}
      <div className='invoice-acts'>
        <DetailButton invoice={invoice} now={now} />
        <Fetch fapiao={invoice.fapiao} />
        {invoice.acts.map((act) =>
          act === 'take' ? (
            <Take key={`${act} ${invoice.version}`} invoice={invoice} />
          ) : (
            <Act key={act} invoice={invoice} act={act} />
          ),
        )}
      </div>
    </li>
  )
}
