import { stays } from '../../core/aftersales/stays'
import { ladderStepAt } from '../../core/aftersales/clocks'
import { isOpen } from '../../core/aftersales/case'
import type { CaseEvent } from '../../core/aftersales/commands'
import { caseIn, type CaseRecord, type CaseStep } from '../../core/aftersales/record'
import { timesFor } from '../../core/aftersales/step'
import { asStaff, caseTypeWords, headlineOf, lineOf } from '../../core/copy/aftersales'
import { caseLane } from '../../core/copy/case-lane'
import type { Order } from '../../core/orders/order'
import { conversationIdOf } from '../../core/shared/ids'
import { present } from '../../core/shared/present'
import { deadlineText, minuteText } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import { openNotice } from '../notices/open-notice'
import type { Ports } from '../ports'
import { agentsFor } from '../turns/agents-for'
import { settle } from '../turns/settle'
import { takeTurn } from '../turns/take-turn'
import { supervisorsOf, tellAll } from '../turns/tell-of-wait'

/** A step whose news go round, and the order that it is about. */
export interface Told {
  readonly step: CaseStep
  readonly order: Order
}

const last = (step: CaseStep): CaseEvent | undefined => step.events[step.events.length - 1]
const first = (step: CaseStep): CaseEvent | undefined => step.events[0]

/** Reminders are for whoever has the word, and the ladder for whom it names. */
const isShown = (step: CaseStep, record: CaseRecord): boolean => {
  const event = last(step)
  if (!event) return false
  const isHers = isOpen(record.state.status) && stays[record.state.status].waitsFor === 'shopper'
  if (event.command.type === 'warn') return isHers
  if (event.command.type === 'hurry' || event.command.type === 'addEvidence') return false
  return event.from !== event.to || lineOf(event, asStaff) !== null
}

const cardOf = (record: CaseRecord, now: number) => {
  const { state, caseNo } = record
  const { title, text, by } = headlineOf(state)
  const amountFen = state.terms?.amountFen ?? state.wish.lines.reduce((sum, line) => sum + line.amountFen, 0)
  return {
    kind: 'afterSales' as const,
    caseId: caseNo,
    title: caseTypeWords[state.terms?.type ?? state.wish.type],
    statusText: title,
    nextText: by === null ? text : text.replace('{by}', deadlineText(by, now)),
    ...present({ amountFen: amountFen > 0 ? amountFen : undefined, by: by ?? undefined }),
  }
}

/** In the shopper's conversation, once for each step; through WeChat when it was somebody else's doing. */
const tellShopper = async (ports: Ports, shop: Shop, { step, record }: Known): Promise<void> => {
  const { openid, caseNo } = record
  const thread = { shop, openid, clientId: `case:${caseNo}:${step.nth}` }
  const card = cardOf(record, step.at)
  const taken = await takeTurn(ports, thread, () =>
    Promise.resolve({ command: { type: 'inform', card }, handOff: null }),
  )
  if (!taken.ok) return
  await settle(ports, shop, taken.value)
  if (first(step)?.command.by.actor === 'shopper') return
  await openNotice(ports, shop, {
    _id: `case:${caseNo}:${step.nth}`,
    openid,
    conversationId: conversationIdOf(shop._id, openid),
    kind: 'caseMoved',
    values: {
      ...{ 事项: card.title, 结果: card.statusText, 订单号: step.orderNo, 售后单: caseNo },
      时间: minuteText(step.at),
    },
  })
}

interface Known {
  readonly step: CaseStep
  readonly record: CaseRecord
}

/** Whom a step concerns of those who answer for the shop, and in which words; null: nobody. */
interface News {
  readonly to: 'agents' | 'supervisors'
  readonly text: string
}

type Spoken = Parameters<typeof caseLane.hurried>[0]

/** A clock has passed and nothing follows by itself: the step of its row's ladder that was taken (R33). */
const climbed = ({ step, order }: Told, shop: Shop, spoken: Spoken): News | null => {
  const { deadline } = spoken.record.state
  if (!deadline) return null
  const times = timesFor({ order, promises: shop, tiers: [] }, spoken.record)
  const action = ladderStepAt({ ...deadline, steps: deadline.steps - 1 }, times)
  if (action === 'remindAgent') return { to: 'agents', text: caseLane.late(spoken) }
  return action === 'tellShopper' || step.events.length === 0
    ? null
    : { to: 'supervisors', text: caseLane.lateForSupervisor(spoken) }
}

const newsOf = (told: Told, shop: Shop, spoken: Spoken): News | null => {
  const { step } = told
  const { record } = spoken
  const { asked, state } = record
  const event = last(step)
  if (!event) {
    return asked ? { to: 'supervisors', text: caseLane.asked(spoken, asked.name, asked.words) } : null
  }
  const waitsFor = isOpen(state.status) ? stays[state.status].waitsFor : null
  const isShops = waitsFor === 'agent' || waitsFor === 'supervisor'
  const to = waitsFor === 'supervisor' ? 'supervisors' : 'agents'
  const { type, by } = event.command
  if (type === 'hurry') return { to, text: caseLane.hurried(spoken) }
  if (type === 'warn') return isShops ? { to, text: caseLane.warned(spoken) } : null
  if (type === 'pass' && event.from === event.to) return climbed(told, shop, spoken)
  if (by.actor === 'agent' || by.actor === 'supervisor') return null // whoever did it knows
  if (type === 'refundFailed') return { to, text: caseLane.moneyFailed(spoken) }
  const line = lineOf(first(step) ?? event, asStaff) ?? lineOf(event, asStaff)
  if (!line) return null
  return { to, text: isShops ? caseLane.yours(spoken, line) : caseLane.heard(spoken, line) }
}

/** @throws when WeCom did not take it: it is told again. */
const tellShop = async (ports: Ports, shop: Shop, told: Told, record: CaseRecord): Promise<void> => {
  const conversation = await ports.turns.newest(conversationIdOf(shop._id, record.openid))
  const news = newsOf(told, shop, { record, now: ports.now() })
  if (!news) return
  const userids =
    news.to === 'supervisors' ? await supervisorsOf(ports, shop) : await agentsFor(ports, shop, conversation)
  const delivered = await tellAll(ports, shop, { userids, text: news.text })
  if (!delivered.ok) throw new Error(`the shop was not told of case ${record.caseNo}: ${delivered.why}`)
}

/** The shopper in her chat and through WeChat, and whoever of the shop has to know. A repeat tells the same again. */
export const tellStep = async (ports: Ports, shop: Shop, told: Told): Promise<void> => {
  const record = caseIn(told.step, told.step.caseNo)
  if (!record) return
  if (isShown(told.step, record)) await tellShopper(ports, shop, { step: told.step, record })
  await tellShop(ports, shop, told, record)
}
