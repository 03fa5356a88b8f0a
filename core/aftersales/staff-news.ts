import { asStaff, lineOf } from '../copy/aftersales'
import { caseLane } from '../copy/case-lane'
import type { Order } from '../orders/order'
import type { Promises } from '../policy/waits'
import type { Instant } from '../shared/time'
import { isOpen } from './case'
import { ladderStepAt } from './clocks'
import type { CaseEvent } from './commands'
import type { CaseRecord, CaseStep } from './record'
import { stays } from './stays'
import { timesFor } from './step'

/** Whom of the shop a step concerns, and in which words. */
export interface StaffNews {
  readonly to: 'agents' | 'supervisors'
  readonly text: string
  /** Of it what is new, for where the case itself is shown beside. */
  readonly said: string
}

interface Heard {
  readonly step: CaseStep
  readonly order: Order
  readonly record: CaseRecord
  readonly promises: Promises
  readonly now: Instant
}

export const firstOf = ({ events }: CaseStep): CaseEvent | undefined => events[0]
export const lastOf = ({ events }: CaseStep): CaseEvent | undefined => events[events.length - 1]

/** Who has the word in a case; null when it is over. */
export const waitsFor = ({ state: { status } }: CaseRecord) =>
  isOpen(status) ? stays[status].waitsFor : null

/** The step of its row's ladder that was taken when a clock had passed and nothing followed by itself (R33). */
export const ladderOf = ({ order, record, promises }: Pick<Heard, 'order' | 'record' | 'promises'>) => {
  const { deadline } = record.state
  if (!deadline) return null
  const times = timesFor({ order, promises }, record)
  return ladderStepAt({ ...deadline, steps: deadline.steps - 1 }, times)
}

const climbed = (heard: Heard): StaffNews | null => {
  const action = ladderOf(heard)
  if (action === null || action === 'tellShopper') return null
  return action === 'remindAgent'
    ? { to: 'agents', ...caseLane.late(heard) }
    : { to: 'supervisors', ...caseLane.lateForSupervisor(heard) }
}

type Speak = (heard: Heard, to: StaffNews['to']) => StaffNews | null

const isShops = ({ record }: Heard): boolean => ['agent', 'supervisor'].includes(waitsFor(record) ?? '')

/** What is told in words of its own, by what was done. */
const ownWords: Readonly<Partial<Record<CaseEvent['command']['type'], Speak>>> = {
  hurry: (heard, to) => ({ to, ...caseLane.hurried(heard) }),
  warn: (heard, to) => (isShops(heard) ? { to, ...caseLane.warned(heard) } : null),
  refundFailed: (heard, to) => ({ to, ...caseLane.moneyFailed(heard) }),
}

const toldBy = (heard: Heard, event: CaseEvent, to: StaffNews['to']): StaffNews | null => {
  const line = lineOf(firstOf(heard.step) ?? event, asStaff) ?? lineOf(event, asStaff)
  if (!line) return null
  return { to, ...(isShops(heard) ? caseLane.yours(heard, line) : caseLane.heard(heard, line)) }
}

const byStaff = ({ command: { by } }: CaseEvent): boolean => by.actor === 'agent' || by.actor === 'supervisor'

/** Whom of the shop a step concerns; null: nobody, as what an agent did himself. */
export const staffNewsOf = (heard: Heard): StaffNews | null => {
  const event = lastOf(heard.step)
  if (!event) {
    const { asked } = heard.record
    return asked ? { to: 'supervisors', ...caseLane.asked(heard, asked.name, asked.words) } : null
  }
  const to = waitsFor(heard.record) === 'supervisor' ? 'supervisors' : 'agents'
  if (event.command.type === 'pass' && event.from === event.to) return climbed(heard)
  const own = ownWords[event.command.type]
  if (own) return own(heard, to)
  return byStaff(event) ? null : toldBy(heard, event, to)
}

/** Is a step shown to the shopper? Reminders are for whoever has the word, and the ladder for whom it names. */
export const isShownToShopper = (heard: Heard): boolean => {
  const event = lastOf(heard.step)
  if (!event) return false
  const { type } = event.command
  if (type === 'warn') return waitsFor(heard.record) === 'shopper'
  if (type === 'pass' && event.from === event.to) return ladderOf(heard) === 'tellShopper'
  if (type === 'hurry' || type === 'addEvidence') return false
  return event.from !== event.to || lineOf(event, asStaff) !== null
}
