import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { invoiceStatusWords, stepWords } from '../../../core/copy/invoices'
import { yuanText } from '../../../core/shared/money'
import { deadlineText, momentText, type Instant } from '../../../core/shared/time'
import { api } from '../../api/client'
import { invoiceWords as words } from '../../copy/invoices'
import { wordsOf } from '../../copy/refusal-words'
import { newClientId } from '../../platform/clock'
import { openPdf } from '../../platform/document'
import { openLink } from '../../platform/link'
import { previewPhotos } from '../../platform/media'
import { askFirst } from '../../platform/question'
import { say } from '../../platform/say'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { meaning } from '../../ui/press'
import { PromiseLine } from '../../ui/promise-line/promise-line'
import { Timeline, type TimelinePoint } from '../../ui/timeline/timeline'
import type { InvoiceView } from './use-invoice'
import './invoice.scss'

type Fapiao = NonNullable<InvoiceView['fapiao']>

/** State first, large; then by when, or why not. */
function Headline({ invoice, now }: { invoice: InvoiceView; now: Instant }) {
  const { status, dueBy, reason, questions } = invoice
  const isLate = dueBy !== null && dueBy < now
  return (
    <View className='invoice-head' {...meaning({ role: 'status' })}>
      <View className='invoice-head__title'>{invoiceStatusWords[status]}</View>
      {status === 'routed' && dueBy !== null && (
        <PromiseLine
          large
          icon='clock'
          late={isLate}
          time={deadlineText(dueBy, now)}
          after={isLate ? words.late : words.before}
        />
      )}
      {status === 'asks' && dueBy !== null && (
        <PromiseLine large icon='clock' time={deadlineText(dueBy, now)} after={words.answerBefore} />
      )}
      {status === 'reversalDue' && <View className='invoice-head__line'>{words.refundFollows}</View>}
      {[...questions, ...(reason === null ? [] : [reason])].map((line) => (
        <View key={line} className='invoice-head__line'>
          {line}
        </View>
      ))}
    </View>
  )
}

function Fact({ label, text }: { label: string; text: string }) {
  return (
    <View className='invoice-fact'>
      <View className='invoice-fact__label'>{label}</View>
      <Text className='invoice-fact__text' userSelect>
        {text}
      </Text>
    </View>
  )
}

const told = (done: 'opened' | 'copied' | 'failed'): void => {
  if (done === 'failed') say(words.openFailed)
  if (done === 'copied') say(words.copied)
}

const openFile = async ({ kind, url }: NonNullable<Fapiao['file']>): Promise<void> => {
  if (url === '') return say(words.noLink)
  if (kind === 'image') return previewPhotos([url], url)
  told(kind === 'pdf' ? await openPdf(url) : await openLink(url))
}

/** The invoice itself: one tap shows it. */
function FapiaoButtons({ fapiao: { file, link } }: { fapiao: Fapiao }) {
  const [busy, setBusy] = useState(false)
  const open = async (work: () => Promise<void>) => {
    setBusy(true)
    await work()
    setBusy(false)
  }
  return (
    <>
      {file && (
        <Button look='primary' wide busy={busy} onPress={() => void open(() => openFile(file))}>
          {busy ? words.opening : words.open[file.kind]}
        </Button>
      )}
      {link !== null && (
        <Button
          look={file ? 'line' : 'primary'}
          wide
          onPress={() => void open(async () => told(await openLink(link)))}
        >
          {words.link}
        </Button>
      )}
    </>
  )
}

function Facts({ invoice }: { invoice: InvoiceView }) {
  const { wish, amountFen, reversedFen, sheetNo, fapiao } = invoice
  return (
    <Card className='invoice-facts' label={words.facts}>
      <View className='invoice-facts__figure'>{yuanText(amountFen)}</View>
      {reversedFen > 0 && <Fact label={words.reversed} text={yuanText(reversedFen)} />}
      <Fact label={words.name} text={`${words.kinds[wish.kind]} ${wish.title}`} />
      {wish.kind === 'company' && <Fact label={words.taxNo} text={wish.taxNo} />}
      {wish.email !== '' && <Fact label={words.email} text={wish.email} />}
      <Fact label={words.sheetNo} text={sheetNo} />
      {fapiao && <Fact label={words.number} text={fapiao.number} />}
      {fapiao && <Fact label={words.date} text={fapiao.date} />}
      {fapiao && <FapiaoButtons fapiao={fapiao} />}
    </Card>
  )
}

type Step = InvoiceView['steps'][number]

const whoOf = ({ by }: Step): string => {
  if (by === null) return words.auto
  return by.kind === 'staff' ? words.byStaff(by.name) : ''
}

const pointOf = ({ step, at, by, note }: Step, place: number, now: Instant): TimelinePoint => {
  const detail = [whoOf({ step, at, by, note }), note ?? ''].filter((part) => part !== '').join('，')
  return {
    id: `${place} ${at}`,
    text: stepWords[step],
    time: momentText(at, now),
    ...(detail === '' ? {} : { detail }),
  }
}

function Story({ steps, now }: { steps: InvoiceView['steps']; now: Instant }) {
  const points = steps.map((step, place) => pointOf(step, place, now)).reverse()
  return (
    <Card className='invoice-story' label={words.story}>
      <Timeline points={points} />
    </Card>
  )
}

function Cancel({ invoice, again }: { invoice: InvoiceView; again: () => Promise<void> }) {
  const [busy, setBusy] = useState(false)
  const cancel = async () => {
    if (!(await askFirst(words.cancelAsk))) return
    setBusy(true)
    const { orderNo, number } = invoice
    const reply = await api.invoices.cancel({ clientId: newClientId(), orderNo, number })
    say(reply.ok ? words.cancelled : wordsOf(reply.error))
    await again()
    setBusy(false)
  }
  return (
    <Button look='line' busy={busy} onPress={() => void cancel()}>
      {busy ? words.cancelling : words.cancel}
    </Button>
  )
}

/** Where a request stands, what was made of it, and each step on the way (R133). */
export function InvoiceShown(props: { invoice: InvoiceView; now: Instant; again: () => Promise<void> }) {
  const { invoice, now, again } = props
  return (
    <>
      <Headline invoice={invoice} now={now} />
      <Facts invoice={invoice} />
      <Story steps={invoice.steps} now={now} />
      {invoice.canCancel && <Cancel invoice={invoice} again={again} />}
    </>
  )
}
