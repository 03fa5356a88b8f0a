import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { stepWords } from '../../../core/copy/invoices'
import type { DeskInvoice } from '../../../core/invoices/desk-view'
import { yuanText } from '../../../core/shared/money'
import { momentText, type Instant } from '../../../core/shared/time'
import { invoicesWords as words } from '../../words/invoices'

const Facts = ({ wish }: Pick<DeskInvoice, 'wish'>) => (
  <dl className='invoice-facts'>
    <dt>{words.facts.title}</dt>
    <dd>{wish.title}</dd>
    {wish.kind === 'company' && (
      <>
        <dt>{words.facts.taxNo}</dt>
        <dd>{wish.taxNo}</dd>
      </>
    )}
    {wish.email !== '' && (
      <>
        <dt>{words.facts.email}</dt>
        <dd>{wish.email}</dd>
      </>
    )}
  </dl>
)

const Lines = ({ lines, amountFen }: Pick<DeskInvoice, 'lines' | 'amountFen'>) => (
  <table className='invoice-lines'>
    <thead>
      <tr>
        <th scope='col'>{words.columns.goods}</th>
        <th scope='col'>{words.columns.quantity}</th>
        <th scope='col'>{words.columns.amount}</th>
      </tr>
    </thead>
    <tbody>
      {lines.map(({ title, sku, quantity, amountFen: fen, taxCode }, at) => (
        <tr key={`${at} ${title ?? ''} ${sku ?? ''}`}>
          <td>
            {title ?? words.freight}
            {sku !== undefined && <small>{sku}</small>}
            {taxCode !== undefined && <small>{`${words.columns.taxCode} ${taxCode}`}</small>}
          </td>
          <td>{quantity}</td>
          <td>{yuanText(fen)}</td>
        </tr>
      ))}
    </tbody>
    <tfoot>
      <tr>
        <td colSpan={2}>{words.sum}</td>
        <td>{yuanText(amountFen)}</td>
      </tr>
    </tfoot>
  </table>
)

type Step = DeskInvoice['steps'][number]

const whoOf = ({ by }: Step): string => {
  if (by === null) return words.auto
  return by.kind === 'staff' ? by.name : words.shopper
}

const Story = ({ steps, now }: Pick<DeskInvoice, 'steps'> & { readonly now: Instant }) => (
  <section aria-label={words.story}>
    <h3 className='invoice-heading'>{words.story}</h3>
    <ol className='invoice-story'>
      {steps.map((step, at) => (
        <li key={`${at} ${step.at}`}>
          <span>{momentText(step.at, now)}</span>
          <span className={step.by === null ? 'invoice-auto' : 'invoice-who'}>{whoOf(step)}</span>
          <span>{[stepWords[step.step], step.note ?? ''].filter((part) => part !== '').join('：')}</span>
        </li>
      ))}
    </ol>
  </section>
)

/** 开票单: made out to whom, over what, and each step on the way. */
export const DetailButton = ({ invoice, now }: { readonly invoice: DeskInvoice; readonly now: Instant }) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size='small' onClick={() => setOpen(true)}>
        {words.detail}
      </Button>
      <Drawer
        open={isOpen}
        title={words.detailTitle(invoice.sheetNo)}
        size={420}
        onClose={() => setOpen(false)}
        destroyOnHidden
      >
        <Facts {...invoice} />
        <Lines {...invoice} />
        <Story {...invoice} now={now} />
      </Drawer>
    </>
  )
}
