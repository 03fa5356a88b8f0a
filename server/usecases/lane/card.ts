import type { StaffDeed } from '../../../core/aftersales/desk-view'
import type { CaseRecord } from '../../../core/aftersales/record'
import {
  isInReview,
  NO_REASON,
  readCardKey,
  reviewEnd,
  seenOf,
  type CardKey,
} from '../../../core/aftersales/staff-card'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Said } from '../../../core/contracts/wecom.contract'
import { caseCardWords as words, decidedWords } from '../../../core/copy/case-card'
import { refusalWords } from '../../../core/copy/refusals'
import type { Agent } from '../../../core/routing/agent'
import { err, ok, type Result } from '../../../core/shared/result'
import type { Instant } from '../../../core/shared/time'
import type { Shop } from '../../../core/shop/shop'
import type { DeskActor } from '../../actor'
import type { Delivery } from '../../lane-ports'
import type { Ports } from '../../ports'
import { asItIs, perform } from '../desk/cases/act'
import { shopCase } from '../desk/cases/read'

type Pressed = Extract<Said, { kind: 'card' }>

/** Who pressed what, and where. */
interface Pressing {
  readonly ports: Ports
  readonly actor: DeskActor
  readonly pressed: Pressed
  readonly at: Instant
  readonly key: CardKey
}

/** @throws when WeCom was not reached: the callback is worked on again */
const reached = (delivery: Delivery, what: string): void => {
  if (!delivery.ok && (delivery.why === 'unreachable' || delivery.why === 'limited')) {
    throw new Error(`${what}: ${delivery.why}`)
  }
}

/** Puts words in place of the buttons that were pressed. A repeat finds the code used: it stands there already. */
const put = async ({ human }: Ports, shop: Shop, at: { userid: string; code: string; text: string }) => {
  reached(await human.closeCard(shop, at, at.text), 'card not changed')
}

const say = async ({ ports, actor: { shop, agent } }: Pressing, text: string): Promise<void> => {
  reached(await ports.human.tell(shop, agent.userid, text), 'nothing said of a card')
}

const change = ({ ports, actor: { shop, agent }, pressed: { code } }: Pressing, text: string) =>
  put(ports, shop, { userid: agent.userid, code, text })

/** What the button asks for; null: no reason was chosen. */
const deedOf = ({ key, pressed: { picked } }: Pressing, { ruling }: CaseRecord): StaffDeed | null => {
  if (key.does === 'approve') {
    const { waivesReturn, prepays } = ruling // as kindly as the policy would be
    return { type: 'approve', waivesReturn, prepays }
  }
  return picked === null || picked === NO_REASON ? null : { type: 'reject', reasonId: picked, words: '' }
}

type Found = Awaited<ReturnType<typeof asItIs>>

/**
 * One step for each card, however often it is pressed: a repeat is answered with the first answer. What is above one's
 * authority is the supervisor's, who may have been asked already.
 */
const decide = async (
  { ports, actor, pressed, key: { caseNo, seen } }: Pressing,
  { found, deed }: { readonly found: Found; readonly deed: StaffDeed },
): Promise<Result<null, RefusalCode>> => {
  const { state } = found.row.record
  if (isInReview(found.row.record) && seenOf(state) !== seen) return err('changedMeanwhile')
  const asked = { clientId: `card:${pressed.taskId}`, caseNo, version: state.version, found }
  const done = await perform(ports, actor, { ...asked, deed })
  if (done.ok || done.error !== 'needsSupervisor') return done
  const asking = await perform(ports, actor, { ...asked, deed: { type: 'askSupervisor', words: '' } })
  return !asking.ok && asking.error === 'notAllowed' ? ok(null) : asking
}

/** What stands on the card now, whoever did it; null: it still asks the same. `isDone`: by this press, if anything. */
const standing = async (
  { ports, key: { caseNo, seen } }: Pressing,
  { found, isDone }: { readonly found: Found; readonly isDone: boolean },
): Promise<string | null> => {
  const { record, shopId, orderNo } = (await asItIs(ports, found)).row
  if (isInReview(record)) {
    if (seenOf(record.state) !== seen) return words.outdated
    return isDone ? words.asked : null
  }
  const end = reviewEnd(await ports.caseSteps.ofOrder(shopId, orderNo), caseNo)
  return end && decidedWords(end)
}

const press = async (pressing: Pressing): Promise<void> => {
  const { ports, actor, key } = pressing
  const of = { caseNo: key.caseNo, at: pressing.at }
  const known = await shopCase(ports, actor, key.caseNo)
  if (!known.ok) return say(pressing, words.refused(of, refusalWords[known.error]))
  const found = await asItIs(ports, known.value)
  const deed = deedOf(pressing, found.row.record)
  const done = deed ? await decide(pressing, { found, deed }) : err('reasonMissing' as const)
  // others were at it, or nobody knows: the callback is worked on again
  if (!done.ok && (done.error === 'busy' || done.error === 'internal')) throw new Error(done.error)
  const now = await standing(pressing, { found, isDone: done.ok })
  if (now !== null || done.ok) return now === null ? undefined : change(pressing, now)
  if (!deed) return say(pressing, words.reasonFirst(of))
  return say(pressing, words.refused(of, refusalWords[done.error]))
}

interface By {
  readonly userid: string
  /** Null: he is none of the shop's, any more. */
  readonly agent: Agent | null
  readonly pressed: Pressed
  readonly at: Instant
}

/**
 * A button of a case's card was pressed: the same as at the desk, by whoever WeCom says that he is. What came of it is put
 * in place of the buttons; what they still have to answer is said beside.
 */
export const pressCard = async (
  ports: Ports,
  shop: Shop,
  { userid, agent, pressed, at }: By,
): Promise<void> => {
  const key = readCardKey(pressed.key)
  if (!key) return
  if (!agent) return put(ports, shop, { userid, code: pressed.code, text: words.notAgent })
  const actor = { role: agent.role ?? 'agent', shop, agent } as const
  return press({ ports, actor, pressed, at, key })
}
