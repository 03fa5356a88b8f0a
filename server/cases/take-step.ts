import { caseIn, caseStepIdOf, type CaseRecord, type CaseStep } from '../../core/aftersales/record'
import { effectsOf } from '../../core/aftersales/effects'
import type { Ground, Stepped } from '../../core/aftersales/step'
import type { RefusalCode } from '../../core/contracts/refusals'
import type { Order } from '../../core/orders/order'
import { err, ok, type Result } from '../../core/shared/result'
import { SECOND, type Instant } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import { refusedStep, type AnyStepRefusal } from './refused-step'

/** Racing writers each need one more try; with this many somebody else is stuck. */
const MOST_TRIES = 8
/** How long whoever took a step has for its effects before the clock does them. */
const EFFECTS_MS = 5 * SECOND

/** Who asks what of an order's cases, and the id by which a repeat of it is known. */
export interface Asked {
  readonly shop: Shop
  readonly order: Order
  readonly clientId: string
  /** How much may be decided alone, fen (R48); absent: nothing is decided about money. */
  readonly authorityFen?: number
  /** Whoever asks leaves the effects to the clock, unless money is among them. */
  readonly leavesWords?: boolean
  /** As a list said that it stands; left out: it is read. */
  readonly base?: Base
}

/** The order's cases, and the step after which they stand so. */
export interface Base {
  readonly seq: number
  readonly cases: readonly CaseRecord[]
}

const nothing: Base = { seq: 0, cases: [] }

/** Is a step's money to be seen to at once? All else may wait for the clock. */
export const movesMoney = ({ effects }: Pick<CaseStep, 'effects'>): boolean => effects.includes('refund')

/** What becomes of one of the cases; asked again when another writer was faster. */
export type Decide = (ground: Ground) => Result<Stepped, AnyStepRefusal>

export interface TakenStep {
  readonly step: CaseStep
  readonly record: CaseRecord
  /** It had been done before: this is the first answer. */
  readonly isRepeat: boolean
}

const answerOf = (step: CaseStep, isRepeat: boolean): Result<TakenStep, RefusalCode> => {
  const record = caseIn(step, step.caseNo)
  return record ? ok({ step, record, isRepeat }) : err('internal')
}

const newest = async (ports: Ports, { shop, order }: Asked): Promise<Base> =>
  (await ports.caseSteps.newest(shop._id, order.orderNo)) ?? nothing

const firstAnswer = async (
  ports: Ports,
  { shop, order, clientId }: Asked,
): Promise<Result<TakenStep, RefusalCode> | null> => {
  const step = await ports.caseSteps.byClientId(shop._id, order.orderNo, clientId)
  return step && answerOf(step, true)
}

const stepAfter = (
  base: Base,
  { shop, order, clientId, leavesWords = false }: Asked,
  { stepped, now }: { readonly stepped: Stepped; readonly now: Instant },
): CaseStep => {
  const { record, events } = stepped
  const before = caseIn(base, record.caseNo)
  const nth = (before?.steps ?? 0) + 1
  const after = { ...record, steps: nth, changedAt: now }
  const others = base.cases.filter(({ caseNo }) => caseNo !== record.caseNo)
  const effects = effectsOf(before, stepped, shop.checks)
  const isLeft = leavesWords && !movesMoney({ effects })
  return {
    _id: caseStepIdOf(shop._id, order.orderNo, base.seq + 1),
    ...{ shopId: shop._id, orderNo: order.orderNo, seq: base.seq + 1, at: now, clientId },
    ...{ caseNo: record.caseNo, nth, events: [...events], cases: [...others, after] },
    effects,
    pendingAt: isLeft ? now : now + EFFECTS_MS,
  }
}

const decideOn = (
  ports: Ports,
  asked: Asked,
  { base, decide }: { readonly base: Base; readonly decide: Decide },
): Result<CaseStep, AnyStepRefusal> => {
  const now = ports.now()
  const { shop, order, authorityFen = 0 } = asked
  const decided = decide({ order, cases: base.cases, promises: shop, authorityFen, now })
  return decided.ok ? ok(stepAfter(base, asked, { stepped: decided.value, now })) : decided
}

/**
 * A step is the only commit of after-sales: load the order's newest, decide, insert the next. Two writers race for the
 * same `_id` and one of them decides anew; the same `clientId` again answers the first step. Its effects are still to
 * be done (`settleStep`).
 */
export const takeStep = async (
  ports: Ports,
  asked: Asked,
  decide: Decide,
): Promise<Result<TakenStep, RefusalCode>> => {
  let base = asked.base ?? (await newest(ports, asked))
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const decided = decideOn(ports, asked, { base, decide })
    if (decided.ok && (await ports.caseSteps.insert(decided.value)) === 'inserted') {
      return answerOf(decided.value, false)
    }
    // somebody was faster, or what is known is old; or it was this very step, said before
    const first = await firstAnswer(ports, asked)
    if (first) return first
    const found = await newest(ports, asked)
    if (!decided.ok && found.seq === base.seq) return err(refusedStep(decided.error))
    base = found
  }
  return err('busy')
}
