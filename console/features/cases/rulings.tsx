import type { DeskCase } from '../../../core/aftersales/desk-view'
import { useMe } from '../../api/me'
import { casesWords } from '../../words/cases'

const words = casesWords.view

/** The version that decided the case; supervisors come to it among the versions of the policy. */
export const PolicyVersion = ({ one: { policyVersion } }: { readonly one: DeskCase }) => {
  const { data: me } = useMe()
  const text = words.policyVersion(policyVersion)
  if (me?.role !== 'supervisor') return <span className='case-quiet'>{text}</span>
  return (
    <a className='case-more' href={`#/policy?version=${policyVersion}`}>
      {text}
    </a>
  )
}

interface RulingsProps {
  readonly one: DeskCase
  /** Said where the policy says nothing. */
  readonly none?: string
}

/** What the policy says, each in a sentence, and how much the reader may decide. */
export const Rulings = ({ one: { rulings, authorityFen, amountFen }, none }: RulingsProps) => (
  <ul className='case-rulings'>
    {rulings.length === 0 && none !== undefined && <li className='case-quiet'>{none}</li>}
    {rulings.map((ruling) => (
      <li key={ruling}>{ruling}</li>
    ))}
    <li>{words.authority(authorityFen, amountFen)}</li>
  </ul>
)
