import { Switch } from 'antd'
import { useState } from 'react'
import { caseActsWords } from '../../../words/case-acts'
import { askedText } from '../../../words/cases'
import { DeedDialog, type DialogProps } from './deed-dialog'

const words = caseActsWords.approve

interface ChoiceProps {
  readonly name: string
  readonly why: string
  readonly isOn: boolean
  readonly onTurn: (isOn: boolean) => void
}

const Choice = ({ name, why, isOn, onTurn }: ChoiceProps) => (
  <label className='deed-choice'>
    <Switch checked={isOn} onChange={onTurn} aria-label={name} />
    <span>
      {name}
      <small>{why}</small>
    </span>
  </label>
)

/** 同意: as it was asked for; a return may be waived, or paid before the goods are back. */
export const ApproveDialog = (props: DialogProps) => {
  const { one } = props
  const [waivesReturn, setWaives] = useState(one.kindness.waivesReturn)
  const [prepays, setPrepays] = useState(one.kindness.prepays)
  const isReturn = one.type === 'return'
  return (
    <DeedDialog
      {...props}
      title={words.title}
      detail={askedText(one)}
      deed={{ type: 'approve', waivesReturn, prepays: prepays && !waivesReturn }}
    >
      <p className='deed-sum'>{askedText(one)}</p>
      {isReturn && (
        <Choice name={words.waives} why={words.waivesWhy} isOn={waivesReturn} onTurn={setWaives} />
      )}
      {isReturn && !waivesReturn && (
        <Choice name={words.prepays} why={words.prepaysWhy} isOn={prepays} onTurn={setPrepays} />
      )}
    </DeedDialog>
  )
}
