import { isOpen } from '../aftersales/case'
import type { CaseEvent } from '../aftersales/commands'
import { caseIn, type CaseRecord, type CaseStep } from '../aftersales/record'

/**
 * A case when whoever asked for it has had her data deleted: goods and money stay, so that nothing is given for them
 * twice; who it was, what she wrote and showed, and what she thought of it do not.
 */
export const namelessRecord = (record: CaseRecord): CaseRecord => {
  const { state, facts } = record
  return {
    ...record,
    ...{ openid: '', called: '', tiers: [], rating: null },
    state: { ...state, wish: { ...state.wish, description: '', evidence: [] } },
    facts: { ...facts, description: '' },
  }
}

/** A step of an order's cases without her; null when nothing in it is hers. */
export const namelessStep = (step: CaseStep, openid: string): CaseStep | null => {
  if (!step.cases.some((record) => record.openid === openid)) return null
  const isHers = caseIn(step, step.caseNo)?.openid === openid
  return {
    ...step,
    events: isHers ? [] : step.events,
    cases: step.cases.map((record) => (record.openid === openid ? namelessRecord(record) : record)),
  }
}

const shownBy = ({ command }: CaseEvent): readonly string[] => {
  const shown = command.type === 'addEvidence' ? command.evidence : []
  const wished = command.type === 'amend' ? command.wish.evidence : []
  return [...shown, ...wished].map(({ fileId }) => fileId)
}

/** The files that the shopper showed up to a step, in whatever case of hers. */
export const shownIn = (step: CaseStep, openid: string): readonly string[] => {
  const hers = step.cases.filter((record) => record.openid === openid)
  const isHers = hers.some(({ caseNo }) => caseNo === step.caseNo)
  return [
    ...hers.flatMap(({ state }) => state.wish.evidence.map(({ fileId }) => fileId)),
    ...(isHers ? step.events.flatMap(shownBy) : []),
  ]
}

/** Somebody still has something to do about one of them. */
export const hasOpenCase = (rows: readonly { readonly record: CaseRecord }[]): boolean =>
  rows.some(({ record }) => isOpen(record.state.status))
