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

/** By which rules it was decided, what she read because of them, and how much the reader may decide. */
export const Rulings = ({ one }: { readonly one: DeskCase }) => {
  const { rulings, told, authorityFen, amountFen } = one
  return (
    <ul className='case-rulings'>
      {rulings.length === 0 && <li>{words.noPolicy}</li>}
      {rulings.map((ruling) => (
        <li key={ruling}>{ruling}</li>
      ))}
      {told.length > 0 && <li>{words.told(told)}</li>}
      <li>{words.authority(authorityFen, amountFen)}</li>
    </ul>
  )
}
