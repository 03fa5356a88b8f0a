import { InputNumber, Select } from 'antd'
import { CaseType, isAboutMoney } from '../../../../core/aftersales/kinds'
import { termsText } from '../../../../core/copy/aftersales'
import { caseActsWords } from '../../../words/case-acts'
import { casesWords } from '../../../words/cases'
import { useKept } from '../use-kept'
import { DeedDialog, type DialogProps } from './deed-dialog'
import { Field } from './field'
import { termsOf, type Wanted } from './terms'

const words = caseActsWords.propose

interface FieldsProps {
  readonly wanted: Wanted
  readonly mostFen: number
  readonly onChange: (wanted: Wanted) => void
}

const Fields = ({ wanted, mostFen, onChange }: FieldsProps) => (
  <>
    <Field name={words.type}>
      <Select<CaseType>
        aria-label={words.type}
        value={wanted.type}
        onChange={(type) => onChange({ ...wanted, type })}
        options={CaseType.options.map((value) => ({ value, label: casesWords.types[value] }))}
      />
    </Field>
    {isAboutMoney(wanted.type) && (
      <Field name={words.amount}>
        <InputNumber<number>
          aria-label={words.amount}
          value={wanted.yuan}
          min={0.01}
          max={mostFen / 100}
          precision={2}
          onChange={(yuan) => onChange({ ...wanted, yuan })}
        />
        <small>{casesWords.view.most(mostFen)}</small>
      </Field>
    )}
  </>
)

/** 协商, 改判: another type, another amount. */
export const TermsDialog = (props: DialogProps) => {
  const { one, action } = props
  const first: Wanted = { type: one.type, yuan: Math.min(one.amountFen, one.mostFen) / 100 }
  const { value: wanted, set, forget } = useKept(`${one.caseNo} ${action}`, first)
  const terms = termsOf(wanted, one.mostFen)
  const type = action === 'overrule' ? 'overrule' : 'propose'
  const { title, why } = caseActsWords[type]
  return (
    <DeedDialog
      {...props}
      title={title}
      detail={terms ? termsText(terms) : ''}
      deed={terms && { type, terms }}
      onDone={forget}
    >
      <p className='dialog-why'>{why}</p>
      <Fields wanted={wanted} mostFen={one.mostFen} onChange={set} />
    </DeedDialog>
  )
}
