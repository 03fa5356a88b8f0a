import { askedFen, type Case, type Terms } from './case'
import { isBeyondLimit } from './clocks'
import type { CaseContext, CaseRefusal, Command } from './commands'
import { isAboutMoney, MOST_PHOTOS, MOST_VIDEOS, sendsGoodsBack, type Evidence } from './kinds'

/** A command that comes to a case, and the terms that would hold if it went through. */
export interface Scene {
  readonly command: Command
  readonly current: Case
  readonly terms: Terms | null
  readonly context: CaseContext
}

const askedTerms = ({ wish }: Case, kindness = { waivesReturn: false, prepays: false }): Terms => ({
  type: wish.type,
  amountFen: isAboutMoney(wish.type) ? askedFen(wish) : 0,
  waivesReturn: kindness.waivesReturn,
  prepays: kindness.prepays,
})

const termsWhenPassed = (current: Case): Terms | null => {
  if (current.status === 'merchantReview') return askedTerms(current)
  return current.status === 'intercepting' ? null : current.terms
}

/** What holds once the command is done: what was asked, proposed or ruled, else what held before. */
export const termsAfter = (command: Command, current: Case): Terms | null => {
  switch (command.type) {
    case 'approve':
    case 'autoApprove':
      return askedTerms(current, command)
    case 'pass':
      return termsWhenPassed(current)
    case 'acceptProposal':
      return current.proposal?.terms ?? current.terms
    case 'overrule':
      return command.terms
    case 'amend':
    case 'holdBack':
    case 'refuseParcel':
    case 'reportProblem':
    case 'interceptFailed':
      return null
    default:
      return current.terms
  }
}

const paysMoney = ({ terms }: Scene): boolean => terms !== null && isAboutMoney(terms.type)
const goodsAreBack = ({ current }: Pick<Scene, 'current'>): boolean => current.arrivedAt !== null

const needsGoods = (scene: Scene): boolean => {
  const { terms } = scene
  return terms !== null && sendsGoodsBack(terms.type) && !terms.waivesReturn && !goodsAreBack(scene)
}

/** Which of several rows of the table holds; nobody is refused by them. */
export const choices = {
  /** Only once its own limit has passed (C3): until then the shop's ladder goes on. */
  platformApproves: ({ current: { deadline }, context }: Scene) =>
    context.rail.approvesWhenOverdue && deadline !== null && isBeyondLimit(deadline, context.now),
  /** Money for goods that the carrier still has: they are stopped first, once. */
  parcelOnItsWay: ({ current, terms, context }: Scene) =>
    terms?.type === 'refundOnly' &&
    current.wish.goods === 'notReceived' &&
    context.orderOnItsWay &&
    !current.interceptTried,
  /** The goods come first: nothing was paid ahead. */
  goodsComeFirst: (scene: Scene) => needsGoods(scene) && !(paysMoney(scene) && scene.terms?.prepays),
  /** Paid ahead (预退): now the goods. */
  goodsComeAfter: (scene: Scene) => needsGoods(scene) && scene.terms?.prepays === true,
  owesMoney: (scene: Scene) => paysMoney(scene) && scene.current.money === 'none',
  paidBefore: (scene: Scene) => paysMoney(scene) && scene.current.money !== 'none',
  owesGoods: (scene: Scene) => scene.terms !== null && !paysMoney(scene),
  goodsAreBack,
  repairs: ({ terms }: Scene) => terms?.type === 'repair',
  fromInspection: ({ current }: Scene) => current.proposal?.from === 'inspected',
  fromShipping: ({ current }: Scene) => current.proposal?.from === 'waitingToShip',
} satisfies Record<string, (scene: Scene) => boolean>

export type Choice = keyof typeof choices

/** 微信小店: at most 5 times created or changed. */
export const MOST_CHANGES = 5
/** So that a shop does not put a shopper off for ever. */
export const MOST_PROPOSALS = 3

const isTooMuch = (evidence: readonly Evidence[]): boolean =>
  evidence.filter(({ kind }) => kind === 'photo').length > MOST_PHOTOS ||
  evidence.filter(({ kind }) => kind === 'video').length > MOST_VIDEOS

const amountRefusal = ({ type, amountFen }: Pick<Terms, 'type' | 'amountFen'>, { context }: Scene) => {
  if (!isAboutMoney(type)) return amountFen === 0 ? null : 'amountTooHigh'
  if (amountFen <= 0) return 'amountMissing'
  return amountFen > context.refundableFen ? 'amountTooHigh' : null
}

const wishOf = ({ command, current }: Scene) => ('wish' in command ? command.wish : current.wish)

type Check = (scene: Scene) => CaseRefusal | null

/** What a command must fulfil, and what it is answered when it does not. */
export const guards = {
  /** Something is asked for, and no more money than there is. */
  wholeWish: (scene: Scene) => {
    const wish = wishOf(scene)
    if (wish.lines.length === 0) return 'linesMissing'
    const amountFen = isAboutMoney(wish.type) ? askedFen(wish) : 0
    return amountRefusal({ type: wish.type, amountFen }, scene)
  },
  /** What is agreed, proposed or ruled stays within what was paid. */
  amountFits: (scene: Scene) => {
    const terms = scene.command.type === 'propose' ? scene.command.terms : scene.terms
    return terms && amountRefusal(terms, scene)
  },
  evidenceFits: (scene: Scene) => {
    const added = 'evidence' in scene.command ? scene.command.evidence : []
    return isTooMuch([...wishOf(scene).evidence, ...added]) ? 'tooMuchEvidence' : null
  },
  evidenceGiven: ({ command }: Scene) =>
    'evidence' in command && command.evidence.length === 0 ? 'evidenceMissing' : null,
  photosGiven: ({ command }: Scene) =>
    'photos' in command && command.photos.length === 0 ? 'photosMissing' : null,
  parcelNamed: ({ command }: Scene) =>
    'parcel' in command && command.parcel.trackingNo.trim() === '' ? 'parcelMissing' : null,
  reasonGiven: ({ command }: Scene) =>
    'why' in command && command.why.trim() === '' ? 'reasonMissing' : null,
  /** R48: above his limit an agent asks a supervisor. */
  withinAuthority: ({ command, terms, context }: Scene) => {
    const amountFen = command.type === 'propose' ? command.terms.amountFen : (terms?.amountFen ?? 0)
    return command.by.actor === 'agent' && amountFen > context.authorityFen ? 'needsSupervisor' : null
  },
  mayRefuse: ({ current, context }: Scene) =>
    context.rail.negotiateFirst && current.proposals === 0 ? 'negotiateFirst' : null,
  fewProposals: ({ current }: Scene) => (current.proposals >= MOST_PROPOSALS ? 'tooManyProposals' : null),
  fewChanges: ({ current }: Scene) => (current.changes >= MOST_CHANGES ? 'tooManyChanges' : null),
  firstHurry: ({ current }: Scene) => (current.deadline?.hurried ? 'hurriedAlready' : null),
  notRefunded: ({ current }: Scene) => (current.money === 'none' ? null : 'alreadyRefunded'),
  keepsGoods: (scene: Scene) => (goodsAreBack(scene) ? 'goodsAreBack' : null),
  reminderIsDue: ({ current: { deadline }, context }: Scene) =>
    deadline && !deadline.warned && context.now >= deadline.warnAt ? null : 'notYet',
  isOverdue: ({ current: { deadline }, context }: Scene) =>
    deadline && context.now >= deadline.nextAt ? null : 'notYet',
} satisfies Record<string, Check>

export type Guard = keyof typeof guards
