import { closingOf } from '../../core/insurance/fund'
import { heardOfInsurance } from '../../core/insurance/hearing'
import { isOver, type Insurance } from '../../core/insurance/insurance'
import { askAgainAt } from '../../core/insurance/machine'
import type { InsuranceRules } from '../../core/insurance/rules'
import type { Order } from '../../core/orders/order'
import { present } from '../../core/shared/present'
import type { Insurer, InsurerAnswer, Subject } from '../insurance-ports'
import { changeInsurance, type ChangingPorts, type InsuringPorts } from './change'

/** Nothing is known: later again. */
const later = async (ports: InsuringPorts, insurance: Insurance): Promise<void> => {
  const tries = insurance.tries + 1
  await ports.insurances.putOff(insurance, { tries, dueAt: askAgainAt(insurance, ports.now()) })
}

const refused = async (
  ports: InsuringPorts,
  insurance: Insurance,
  answer: Extract<InsurerAnswer, { word: 'refused' }>,
): Promise<void> => {
  const { reason, code } = answer
  const { shopId, orderNo, status } = insurance
  ports.log.error('insurer refused', { shopId, orderNo, status, reason, code })
  const type = status === 'offered' ? 'refuse' : 'fail'
  const command = { type, reason, ...present({ code }) } as const
  await changeInsurance(ports, insurance, (now) =>
    now.status === status ? { command, actor: 'insurer' } : null,
  )
}

/** What the insurer said: news, nothing new, or what a person has to look at. */
const takeIn = async (ports: InsuringPorts, insurance: Insurance, answer: InsurerAnswer): Promise<void> => {
  if (answer.word === 'busy') {
    ports.log.info('insurer not ready', {
      orderNo: insurance.orderNo,
      status: insurance.status,
      code: answer.code,
    })
    return later(ports, insurance)
  }
  if (answer.word === 'waits') {
    return ports.insurances.putOff(insurance, { tries: 0, dueAt: insurance.deadline })
  }
  if (answer.word === 'refused') return refused(ports, insurance, answer)
  const heard = heardOfInsurance(insurance, answer)
  if (heard === null) return later(ports, insurance)
  if (heard === 'doubt') {
    ports.log.error('insurer contradicts what is known', { insurance: insurance._id, word: answer.word })
    await ports.insurances.doubt(insurance, answer.word)
    return later(ports, insurance)
  }
  const changed = await changeInsurance(ports, insurance, (now) => {
    const still = heardOfInsurance(now, answer)
    return still && still !== 'doubt' ? { command: still, actor: 'insurer' } : null
  })
  if (!changed.ok) ports.log.error('insurer not believed', { insurance: insurance._id, why: changed.error })
  if (!changed.ok) await later(ports, insurance)
}

const isOverdue = ({ deadline }: Insurance, ports: InsuringPorts): boolean =>
  deadline !== null && ports.now() >= deadline

const pass = async (ports: InsuringPorts, insurance: Insurance): Promise<void> => {
  await changeInsurance(ports, insurance, (now) =>
    now.status === insurance.status && isOverdue(now, ports)
      ? { command: { type: 'pass' }, actor: 'clock' }
      : null,
  )
}

const withdraw = async (ports: ChangingPorts, insurance: Insurance): Promise<void> => {
  const command = { type: 'withdraw', reason: 'orderCancelled' } as const
  await changeInsurance(ports, insurance, ({ status }) =>
    status === insurance.status ? { command, actor: 'system' } : null,
  )
}

/** Takes back what an order has that came to nothing; an insurer's policy stands until its end. */
export const withdrawFor = async (
  ports: ChangingPorts,
  insurance: Insurance,
  order: Order,
): Promise<boolean> => {
  const { status, insurer } = insurance
  const isOpen = status === 'offered' || (status === 'active' && insurer === 'ownFund')
  if (order.status !== 'cancelled' || !isOpen) return false
  await withdraw(ports, insurance)
  return true
}

/** Writes the end down in the fund's ledger, in lines that are known again; then nothing is left to do. */
const closeBooks = async (ports: InsuringPorts, insurance: Insurance): Promise<void> => {
  for (const command of closingOf(insurance)) {
    const posted = await ports.fund.post(insurance.shopId, command)
    if (posted.ok) continue
    if (posted.error === 'busy') return later(ports, insurance)
    const { _id } = insurance
    ports.log.error('fund not told', { insurance: _id, command: command.type, why: posted.error })
  }
  await ports.insurances.putOff(insurance, { tries: 0, dueAt: null })
}

const ask = (insurer: Insurer, subject: Subject): Promise<InsurerAnswer> => {
  const { status, claim } = subject.insurance
  if (status === 'offered') return insurer.createPolicy(subject)
  return status === 'claiming' && claim?.isTaken === false ? insurer.claim(subject) : insurer.query(subject)
}

const rulesFor = async (ports: InsuringPorts, shopId: string): Promise<InsuranceRules | null> =>
  (await ports.shops.find(shopId))?.insurance ?? null

/** The next step of an insurance that is due, whatever it is; harmless twice and at the same time. */
export const stepInsurance = async (ports: InsuringPorts, insurance: Insurance): Promise<void> => {
  const { shopId, orderNo, status, insurer } = insurance
  if (isOver(status)) return closeBooks(ports, insurance)
  if (isOverdue(insurance, ports)) return pass(ports, insurance)
  if (status === 'active' || (status === 'failed' && insurer === 'ownFund')) {
    return ports.insurances.putOff(insurance, { tries: 0, dueAt: insurance.deadline })
  }
  const [order, rules] = await Promise.all([ports.orders.find(shopId, orderNo), rulesFor(ports, shopId)])
  // the order or the shop's rules are gone: nobody can be asked; the deadline ends it
  if (!order || !rules) return ports.insurances.putOff(insurance, { tries: 0, dueAt: insurance.deadline })
  if (await withdrawFor(ports, insurance, order)) return
  await takeIn(ports, insurance, await ask(ports.insurers[insurer], { insurance, order, rules }))
}
