import { useState } from 'react'
import { View } from '@tarojs/components'
import type { CaseForm as Form, Quote } from '../../../core/aftersales/form'
import type { Fen } from '../../../core/shared/money'
import { clockText } from '../../../core/shared/time'
import { caseFormWords as words } from '../../copy/aftersales'
import { wordsOf } from '../../copy/refusal-words'
import { api } from '../../api/client'
import { openPage } from '../../platform/navigation'
import { say } from '../../platform/say'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Cell } from '../../ui/cell/cell'
import { Page } from '../../ui/page/page'
import { Still } from '../../ui/scroll/still'
import { useOffer } from '../notices/use-offer'
import type { DraftKeeper, Saved } from './draft-keeper'
import { FormBar } from './form-bar'
import { FormFields, useReasonSheet } from './form-fields'
import { askedFen, asksMoney, problemsOf, wishOf } from './form.shared'
import { PolicyHint } from './policy-hint'
import { useFilled, type Subject } from './use-filled'
import { useQuote, type Quoting } from './use-quote'
import { useSubmit } from './use-submit'
import './case-form.scss'

export interface CaseFormProps {
  readonly form: Form
  readonly subject: Subject
  /** Another draft holds: the form begins anew with it. */
  readonly onTakeOther: () => void
  /** It was refused: order and case may not be as they were. */
  readonly onChanged: () => Promise<void>
}

const savedText = ({ at, isHereOnly }: Saved): { readonly sub?: string } => {
  if (isHereOnly) return { sub: words.savedHere }
  return at === null ? {} : { sub: words.saved(clockText(at)) }
}

interface ElsewhereProps {
  readonly orderNo: string
  readonly keeper: DraftKeeper
  readonly onTakeOther: () => void
}

/** The draft was written on in another place: hers to say which one holds. */
function Elsewhere({ orderNo, keeper, onTakeOther }: ElsewhereProps) {
  const [busy, setBusy] = useState(false)
  const keepMine = async () => {
    setBusy(true)
    const reply = await api.cases.form({ orderNo })
    setBusy(false)
    if (reply.ok) keeper.keepMine(reply.value.draft.revision)
    else say(wordsOf(reply.error))
  }
  const takeOther = () => {
    keeper.drop()
    onTakeOther()
  }
  return (
    <Card className='claim-elsewhere' label={words.elsewhere}>
      <View className='claim-elsewhere__text'>{words.elsewhere}</View>
      <Button look='line' small busy={busy} onPress={takeOther}>
        {words.takeTheirs}
      </Button>
      <Button look='line' small busy={busy} onPress={() => void keepMine()}>
        {words.keepMine}
      </Button>
    </Card>
  )
}

/** A case of the same order that is not over is said before another one is begun. */
function Open({ open }: Pick<Form, 'open'>) {
  if (open.length === 0) return null
  return (
    <Card>
      {open.map(({ caseNo, title }) => (
        <Cell key={caseNo} text={words.open(title)} onPress={() => openPage('case', { caseNo })} />
      ))}
    </Card>
  )
}

/** Everything that the page knows of the claim, and how it is sent in. */
const useClaim = ({ form, subject, onChanged }: Omit<CaseFormProps, 'onTakeOther'>) => {
  const { filled, change, attached, keeper, saved } = useFilled(form, subject)
  const { files, attaching } = attached
  const about = { orderNo: subject.orderNo, caseNo: subject.amended?.caseNo ?? null }
  const { quote, isCurrent, refusal } = useQuote(about, form.items, { filled, files })
  const [tried, setTried] = useState(false)
  const { offer, agree } = useOffer('caseMoved')

  const mostFen = mostOf(quote, isCurrent)
  const amountFen = askedFen(filled, mostFen)
  const found = problemsOf(filled, isCurrent ? quote : null, files)
  const wish = amountFen === null ? null : wishOf(filled, form.items, { mostFen, files })
  const onTaken = () => {
    keeper.drop()
    attaching.clear()
  }
  const submitting = useSubmit({ subject, files, wish, onTaken, onRefused: onChanged })
  const submit = () => {
    setTried(true)
    if (Object.keys(found).length > 0 || wish === null) return
    // WeChat asks for consent at a tap only: at this one
    if (offer?.left === 0) agree()
    submitting.submit()
  }
  const problems = tried ? found : {}
  const told = { quote, isCurrent, refusal }
  return { filled, change, attached, keeper, saved, amountFen, problems, submitting, submit, told }
}

const mostOf = (quote: Quote | null, isCurrent: boolean): Fen | null =>
  quote !== null && isCurrent ? quote.mostFen : null

/** What the policy says; when it can't be asked, why. */
function Policy({ quote, isCurrent, refusal }: Quoting) {
  if (quote !== null) return <PolicyHint quote={quote} isCurrent={isCurrent} />
  return refusal === null ? null : <View className='claim-form__error'>{wordsOf(refusal)}</View>
}

/** The claim: what is filled in, what the policy says of it, and the button. */
export function CaseForm({ form, subject, onTakeOther, onChanged }: CaseFormProps) {
  const claim = useClaim({ form, subject, onChanged })
  const { filled, change, attached, keeper, saved, problems, told } = claim
  const { sheet, setOpen } = useReasonSheet({ form, filled, onChange: change })
  const isAmended = subject.amended !== null
  return (
    <Page title={isAmended ? words.amend : words.title} {...savedText(saved)}>
      <Still>
        {saved.isElsewhere && <Elsewhere orderNo={subject.orderNo} {...{ keeper, onTakeOther }} />}
        {!isAmended && <Open open={form.open} />}
        <FormFields {...{ form, filled, attached, problems, ...told }} onChange={change} onSheet={setOpen} />
        <Policy {...told} />
      </Still>
      <FormBar
        submitting={claim.submitting}
        files={attached.files}
        problems={Object.keys(problems).length}
        amountFen={asksMoney(filled.type) ? claim.amountFen : null}
        onSubmit={claim.submit}
      />
      {sheet}
    </Page>
  )
}
