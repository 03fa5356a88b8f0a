import { useState } from 'react'
import { CaseForm as FormSchema, type CaseForm as Form } from '../../../core/aftersales/form'
import type { CaseView } from '../../../core/aftersales/view'
import { ok } from '../../../core/shared/result'
import { api } from '../../api/client'
import { useRemote } from '../../api/use-remote'
import { caseFormWords as words } from '../../copy/aftersales'
import { openPage } from '../../platform/navigation'
import { readStored, writeStored } from '../../platform/storage'
import { Button } from '../../ui/button/button'
import { Page } from '../../ui/page/page'
import { State } from '../../ui/state/state'
import { caseWords } from '../../copy/aftersales'
import { CaseMissing } from '../cases/case-missing'
import { fromServer } from '../evidence/attached.shared'
import { OrderMissing } from '../order/order-missing'
import { askAboutOrder } from '../orders/go'
import { NotReady } from '../trouble/not-ready'
import { CaseForm, type CaseFormProps } from './case-form'
import { DRAFTS, withKept } from './kept-drafts.shared'
import type { Subject } from './use-filled'

/** The form as it was opened last, for a start without network. */
const STORED = 'caseForm'

interface Found {
  readonly form: Form
  readonly amended: CaseView | null
}

const recall = (orderNo: string, caseNo: string): Found | null => {
  const stored = FormSchema.safeParse(readStored(STORED))
  const isIt = caseNo === '' && stored.success && stored.data.order.orderNo === orderNo
  return isIt ? { form: stored.data, amended: null } : null
}

const ask = async (orderNo: string, caseNo: string) => {
  const found = caseNo === '' ? null : await api.cases.find({ caseNo })
  if (found !== null && !found.ok) return found
  const amended = found?.value.case ?? null
  const about = amended?.orderNo ?? orderNo
  const form = await api.cases.form({ orderNo: about, ...(amended && { caseNo: amended.caseNo }) })
  return form.ok ? ok({ form: form.value, amended }) : form
}

const subjectOf = ({ form, amended }: Found): Subject => {
  if (amended === null) return { orderNo: form.order.orderNo, amended: null }
  const { caseNo, version, orderNo, type, reason, goods, description, lines, evidence } = amended
  const wanted = lines.map(({ item, pieces }) => ({ item, quantity: pieces }))
  return {
    orderNo,
    amended: {
      ...{ caseNo, version },
      start: {
        filled: { type, reason, goods, description, lines: wanted, amountFen: null },
        files: evidence.map(fromServer),
      },
    },
  }
}

/** Nothing is left that could be asked for. */
function NothingLeft({ form }: { form: Form }) {
  const { orderNo } = form.order
  const [first] = form.open
  return (
    <State picture='empty' title={words.nothingTitle} text={words.nothingText}>
      {first !== undefined && (
        <Button look='primary' onPress={() => openPage('case', { caseNo: first.caseNo })}>
          {caseWords.toCases}
        </Button>
      )}
      <Button look='line' onPress={() => askAboutOrder(orderNo)}>
        {caseWords.ask}
      </Button>
    </State>
  )
}

const titleOf = (caseNo: string): string => (caseNo === '' ? words.title : words.amend)

type ReadyProps = Pick<CaseFormProps, 'onTakeOther' | 'onChanged'> & { readonly found: Found }

function Ready({ found, ...acts }: ReadyProps) {
  const { form, amended } = found
  if (form.items.some(({ left }) => left > 0)) {
    return <CaseForm form={form} subject={subjectOf(found)} {...acts} />
  }
  return (
    <Page title={titleOf(amended?.caseNo ?? '')}>
      <NothingLeft form={form} />
    </Page>
  )
}

export interface CaseFormContentProps {
  readonly orderNo: string
  /** The case whose wish is changed; '' for a new one. */
  readonly caseNo: string
}

/** The page of a claim: on its way, not there, nothing left to ask for, or the form. */
export function CaseFormContent({ orderNo, caseNo }: CaseFormContentProps) {
  const [turn, setTurn] = useState(0)
  const { state, busy, again } = useRemote<Found>({
    ask: () => ask(orderNo, caseNo),
    keep: ({ form }) => writeStored(STORED, form),
    recall: () => recall(orderNo, caseNo),
  })
  if (state.status === 'ready') {
    const takeOther = () => {
      writeStored(DRAFTS, withKept(readStored(DRAFTS), caseNo === '' ? orderNo : caseNo, null))
      void again().then(() => setTurn(turn + 1))
    }
    return <Ready key={turn} found={state.value} onTakeOther={takeOther} onChanged={again} />
  }
  const missing = caseNo === '' ? <OrderMissing /> : <CaseMissing />
  return (
    <Page title={titleOf(caseNo)}>
      <NotReady {...{ state, busy, again, missing }} failed={words.failed} />
    </Page>
  )
}
