import type { Case, Wish } from './case'
import type { CaseEvent } from './commands'

/** What is known of a case before anything happened to it, and by when its draft is kept. */
export const draftOf = (wish: Wish, deadline: Case['deadline']): Case => ({
  status: 'draft',
  version: 1,
  wish,
  terms: null,
  proposal: null,
  proposals: 0,
  changes: 0,
  interceptTried: false,
  parcel: null,
  stalledAt: null,
  arrivedAt: null,
  findings: [],
  replacements: [],
  money: 'none',
  deadline,
  outcome: null,
})

/** A fact without the deadline that follows from what it makes. */
type Fact = Omit<CaseEvent, 'deadline'>

const wishAfter = ({ wish }: Case, { command }: Fact): Wish => {
  if (command.type === 'saveDraft' || command.type === 'amend') return command.wish
  // refused goods are with the shopper again
  if (command.type === 'refuseParcel') return { ...wish, goods: 'received' }
  if (command.type !== 'addEvidence') return wish
  return { ...wish, evidence: [...wish.evidence, ...command.evidence] }
}

const talkAfter = (current: Case, { command, from, to }: Fact): Pick<Case, 'proposal' | 'proposals'> => {
  if (command.type === 'propose') {
    const back = from === 'inspected' || from === 'waitingToShip' ? from : 'merchantReview'
    return { proposal: { terms: command.terms, from: back }, proposals: current.proposals + 1 }
  }
  return { proposal: to === 'negotiating' ? current.proposal : null, proposals: current.proposals }
}

type Goods = Pick<Case, 'parcel' | 'stalledAt' | 'arrivedAt' | 'findings'>

const withShopper: Goods = { parcel: null, stalledAt: null, arrivedAt: null, findings: [] }

const goodsAfter = (current: Case, { command, at }: Fact): Goods => {
  const { parcel, stalledAt, arrivedAt, findings } = current
  const now: Goods = { parcel, stalledAt, arrivedAt, findings }
  switch (command.type) {
    case 'shipBack':
    case 'correctParcel':
      return { ...now, parcel: command.parcel, stalledAt: null }
    case 'parcelStalled':
      return { ...now, stalledAt: stalledAt ?? at }
    case 'parcelArrived':
    case 'confirmReceipt':
      return { ...now, arrivedAt: at, stalledAt: null }
    case 'findFault':
      return { ...now, findings: [...command.photos] }
    case 'parcelReturned':
    case 'refuseParcel':
    case 'reportProblem':
      return withShopper
    default:
      return now
  }
}

const replacementsAfter = ({ replacements }: Case, { command, from, to }: Fact): Case['replacements'] => {
  if (command.type === 'shipReplacement') return [...replacements, { parcel: command.parcel, end: null }]
  if (from !== 'replacementShipped' || to === from) return replacements
  const end = command.type === 'replacementLost' ? 'lost' : 'received'
  return replacements.map((one) => (one.end === null ? { ...one, end } : one))
}

const moneyAfter = ({ money }: Case, { command, to }: Fact): Case['money'] => {
  if (command.type === 'refundSucceeded' || command.type === 'confirmOffline') return 'paid'
  return to === 'refunding' ? 'started' : money
}

/** The case with what happened, its deadline aside. */
export const caseAfter = (current: Case, fact: Fact): Case => ({
  ...current,
  ...talkAfter(current, fact),
  ...goodsAfter(current, fact),
  wish: wishAfter(current, fact),
  changes: current.changes + (fact.command.type === 'amend' ? 1 : 0),
  interceptTried: current.interceptTried || (fact.from === 'intercepting' && fact.to === 'merchantReview'),
  replacements: replacementsAfter(current, fact),
  money: moneyAfter(current, fact),
  terms: fact.terms,
  outcome: fact.outcome,
  status: fact.to,
  version: fact.version,
})

/** Facts are never refused: one that does not follow on this case (late, twice) leaves it as it was. */
export const evolve = (current: Case, event: CaseEvent): Case =>
  event.from === current.status && event.version === current.version + 1
    ? { ...caseAfter(current, event), deadline: event.deadline }
    : current
