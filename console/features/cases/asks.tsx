import type { DeskCase } from '../../../core/aftersales/desk-view'
import type { CaseLineView } from '../../../core/aftersales/view'
import { yuanText } from '../../../core/shared/money'
import { casesWords } from '../../words/cases'
import { standingText } from '../../words/conversation'
import { GoodsPhoto } from '../shopper/goods-photo'
import { Evidence } from './evidence'
import { Part } from './part'
import { PolicyVersion, Rulings } from './rulings'

const words = casesWords.view

const Line = ({ line: { title, sku, image, pieces, amountFen } }: { readonly line: CaseLineView }) => (
  <li className='case-line'>
    <GoodsPhoto image={image} />
    <span className='case-line-what'>
      {casesWords.goodsOf(title, pieces)}
      {sku !== undefined && <small>{sku}</small>}
    </span>
    {amountFen > 0 && <b>{yuanText(amountFen)}</b>}
  </li>
)

/** What the shopper asks for, of which goods, and what she shows. */
export const Asks = ({ one }: { readonly one: DeskCase }) => (
  <Part title={words.asks}>
    <p>
      <b>{casesWords.reasons[one.reason]}</b>{' '}
      <span className='case-quiet'>{casesWords.goods[one.goods]}</span>
    </p>
    <p className={one.description === '' ? 'case-quiet' : 'case-said'}>
      {one.description === '' ? words.noWords : one.description}
    </p>
    {one.descriptionCheck && <p className='case-quiet'>{standingText[one.descriptionCheck]}</p>}
    {one.evidence.length > 0 ? (
      <Evidence files={one.evidence} />
    ) : (
      <p className='case-quiet'>{words.noEvidence}</p>
    )}
    <ul className='case-lines'>
      {one.lines.map((line) => (
        <Line key={line.item} line={line} />
      ))}
    </ul>
  </Part>
)

/** What was agreed or is on the table, and what was found wrong. */
export const Agreed = ({ one: { terms, proposal, findings }, now }: { one: DeskCase; now: number }) => (
  <>
    {terms && (
      <Part title={words.terms}>
        <p>{words.termsText(terms)}</p>
      </Part>
    )}
    {proposal && (
      <Part title={words.proposal}>
        <p>{words.termsText(proposal.terms)}</p>
        {proposal.by !== null && <p className='case-quiet'>{words.proposalBy(proposal.by, now)}</p>}
      </Part>
    )}
    {findings.length > 0 && (
      <Part title={words.findings}>
        <Evidence files={findings} />
      </Part>
    )}
  </>
)

/** What the policy says, how far the shopper is trusted and why, and how much the reader may decide. */
export const Policy = ({ one }: { readonly one: DeskCase }) => {
  const { credit, mostFen } = one
  return (
    <Part title={words.policy} act={<PolicyVersion one={one} />}>
      <Rulings one={one} />
      <p className='case-quiet'>{[words.credit(credit.level), ...credit.reasons].join('，')}</p>
      <p className='case-quiet'>{words.most(mostFen)}</p>
    </Part>
  )
}
