import { Text, View } from '@tarojs/components'
import { checkTaxNo, tidyTaxNo } from '../../../core/invoices/tax-number'
import { InvoiceWish } from '../../../core/invoices/wish'
import { orderTail } from '../../../core/orders/order-view'
import { yuanText } from '../../../core/shared/money'
import { deadlineText } from '../../../core/shared/time'
import { invoiceWords as words } from '../../copy/invoices'
import { wordsOf } from '../../copy/refusal-words'
import { BottomBar } from '../../ui/bottom-bar/bottom-bar'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Chip } from '../../ui/chip/chip'
import { Field } from '../../ui/field/field'
import { TextField } from '../../ui/field/text-field'
import { Icon } from '../../ui/icon/icon'
import { meaning } from '../../ui/press'
import { Still } from '../../ui/scroll/still'
import { useFields } from '../form/use-fields'
import { askAboutOrder } from '../orders/go'
import { lastWish } from './last-wish'
import type { FoundInvoice, InvoiceView } from './use-invoice'
import { useSubmit } from './use-submit'
import './invoice.scss'

const kinds = ['person', 'company'] as const
const empty = { kind: 'company', title: '', taxNo: '', email: '' }

/** What follows, before it is asked for: by the same row of the policy as the clock. */
function Policy({ dueBy, now }: Pick<FoundInvoice, 'dueBy' | 'now'>) {
  return (
    <View className='invoice-policy'>
      <View className='invoice-policy__heading'>{words.policy}</View>
      <View className='invoice-policy__point'>
        <Icon name='check' />
        <View>{words.automatic}</View>
      </View>
      {dueBy !== null && (
        <View className='invoice-policy__point'>
          <Icon name='check' />
          <View>
            <Text className='invoice-policy__time'>{deadlineText(dueBy, now)}</Text>
            {words.by}
          </View>
        </View>
      )}
      <View className='invoice-policy__point'>
        <Icon name='check' />
        <View>{words.change}</View>
      </View>
    </View>
  )
}

type Fields = ReturnType<typeof useFields<'kind' | 'title' | 'taxNo' | 'email'>>

const isMistyped = (taxNo: string): boolean => {
  const checked = checkTaxNo(tidyTaxNo(taxNo))
  return !checked.ok && checked.error === 'mistyped'
}

function Filled({ values, field, change }: Fields) {
  const kind = values.kind === 'person' ? 'person' : 'company'
  const tax = field('taxNo')
  // told while she fills it in; what she insists on is taken
  const doubt = isMistyped(values.taxNo) ? words.taxNoDoubt : undefined
  return (
    <Card className='invoice-form' label={words.facts}>
      <Field label={words.kind}>
        <View className='invoice-form__kinds' {...meaning({ role: 'group', 'aria-label': words.kind })}>
          {kinds.map((one) => (
            <Chip
              key={one}
              text={words.kinds[one]}
              on={kind === one}
              sunken
              onPress={() => change({ kind: one })}
            />
          ))}
        </View>
      </Field>
      <TextField label={words.name} hint={words.nameHint[kind]} maxLength={100} {...field('title')} />
      {kind === 'company' && (
        <TextField
          label={words.taxNo}
          hint={words.taxNoHint}
          maxLength={24}
          {...tax}
          error={tax.error ?? doubt}
        />
      )}
      <TextField label={words.email} hint={words.emailHint} maxLength={100} {...field('email')} />
    </Card>
  )
}

function Amount({ order, amountFen }: Pick<FoundInvoice, 'order' | 'amountFen'>) {
  return (
    <Card className='invoice-amount'>
      <View className='invoice-amount__words'>
        <View>{words.amount}</View>
        <View className='invoice-amount__why'>
          {order.title}，尾号 {orderTail(order.orderNo)}，{words.amountWhy}
        </View>
      </View>
      <View className='invoice-amount__figure'>{yuanText(amountFen)}</View>
    </Card>
  )
}

interface InvoiceFormProps {
  readonly found: FoundInvoice
  /** The request in which she is asked something; null: a new one. */
  readonly asked: InvoiceView | null
  readonly onDone: () => Promise<void>
  /** It was refused: how the request stands is asked again. */
  readonly onRefused: () => Promise<void>
}

const startOf = (asked: InvoiceView | null) => ({ ...empty, ...(asked?.wish ?? lastWish()) })

/** Who it is made out to, over how much, and what follows. */
export function InvoiceForm({ found, asked, ...ends }: InvoiceFormProps) {
  const { order } = found
  const fields = useFields(InvoiceWish, startOf(asked))
  const { sending, submit } = useSubmit({ orderNo: order.orderNo, asked, ...ends })
  const send = () => fields.submitTo((values) => void submit(InvoiceWish.parse(values)))
  const problem = fields.problems > 0 ? words.problems(fields.problems) : null
  const why = sending.refusal === null ? problem : wordsOf(sending.refusal)
  return (
    <>
      <Still>
        {asked && (
          <View className='invoice-asks' {...meaning({ role: 'status' })}>
            {asked.questions.map((question) => (
              <View key={question}>{question}</View>
            ))}
          </View>
        )}
        <Amount order={order} amountFen={asked?.amountFen ?? found.amountFen} />
        <Filled {...fields} />
        <Policy {...found} />
      </Still>
      <BottomBar>
        {why !== null && (
          <View className='invoice-form__problem' {...meaning({ role: 'alert' })}>
            {why}
          </View>
        )}
        <Button look='line' onPress={() => askAboutOrder(order.orderNo)}>
          {words.ask}
        </Button>
        <Button look='primary' wide busy={sending.busy} onPress={send}>
          {sending.busy ? words.submitting : asked ? words.submitAgain : words.submit}
        </Button>
      </BottomBar>
    </>
  )
}
