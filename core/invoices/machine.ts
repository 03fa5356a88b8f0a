import type { RefusalCode } from '../contracts/refusals'
import { dueAt } from '../policy/clock'
import { beginClock, timingOf, type Promises } from '../policy/waits'
import { present } from '../shared/present'
import { err, ok, type Result } from '../shared/result'
import type { Instant } from '../shared/time'
import type { Invoice, InvoiceState, Person, Step } from './invoice'
import { answerMs, type InvoiceRules } from './rules'
import { edges, guards, openDoubts, stayIn, type Edge, type InvoiceCommand, type Scene } from './table'
import { doubtsOn } from './wish'

export interface World {
  readonly now: Instant
  readonly promises: Promises
  readonly rules: InvoiceRules
}

/** Who says so, and by which words of his. */
export type By =
  | { readonly actor: 'machine' | 'clock' }
  | { readonly actor: 'shopper'; readonly clientId: string }
  | { readonly actor: 'staff'; readonly clientId: string; readonly person: Person }

/** By when the shop has done its part; null when nothing is promised, or it is not the shop's turn. */
export const dueOf = ({ clock }: Pick<Invoice, 'clock'>, promises: Promises): Instant | null => {
  const timing = clock && timingOf(promises, { clock })
  return clock && timing ? dueAt(clock, timing) : null
}

/** By when one that is asked for now is issued. */
export const promisedBy = (promises: Promises, now: Instant): Instant | null =>
  dueOf({ clock: beginClock('invoice', { promises, now }) }, promises)

const noteOf = (command: InvoiceCommand): string | undefined => {
  switch (command.type) {
    case 'askMore':
      return command.words.trim()
    case 'reject':
      return command.reason.trim()
    case 'reverse':
      return command.number
    case 'issue':
      return command.fapiao.number
    default:
      return undefined
  }
}

/** What stands in the state beside its name. */
const stateAfter = ({ current, command }: Scene, { to }: Edge, world: World): InvoiceState => {
  const { state } = current
  const until = world.now + answerMs(world.rules)
  switch (to) {
    case 'asks':
      if (command.type === 'askMore') return { status: to, doubts: [], words: command.words.trim(), until }
      if (state.status === 'asks') return state
      return { status: to, doubts: openDoubts(current), words: null, until }
    case 'issued':
      return command.type === 'issue' ? { status: to, fapiao: command.fapiao } : state
    case 'delivered':
    case 'reversed':
      return 'fapiao' in state ? { status: to, fapiao: state.fapiao } : state
    case 'reversalDue': {
      if (!('fapiao' in state)) return state
      return command.type === 'owe' ? { status: to, fapiao: state.fapiao, dueFen: command.dueFen } : state
    }
    case 'rejected':
      return { status: to, reason: noteOf(command) ?? '' }
    case 'lapsed':
      return { status: to, why: command.type === 'pass' ? 'noAnswer' : 'nothingLeft' }
    default:
      return { status: to }
  }
}

/** Doubts that she was asked about and that stand in what she said again. */
const confirmedAfter = (current: Invoice, command: InvoiceCommand): Invoice['confirmed'] => {
  const { state, confirmed } = current
  if (command.type !== 'amend' || state.status !== 'asks') return confirmed
  const again = doubtsOn(command.wish).filter((doubt) => state.doubts.includes(doubt))
  return [...new Set([...confirmed, ...again])]
}

const clockAfter = (current: Invoice, to: Edge['to'], { now, promises }: World): Invoice['clock'] => {
  const stay = stayIn(to)
  if (stay?.waitsFor !== 'staff') return null
  if (to === current.state.status) return current.clock
  return stay.deadline === 'invoice' || stay.deadline === 'invoiceReversal'
    ? beginClock(stay.deadline, { promises, now })
    : null
}

const fieldsAfter = (current: Invoice, command: InvoiceCommand, by: By): Partial<Invoice> => {
  switch (command.type) {
    case 'amend':
      return { wish: command.wish, confirmed: confirmedAfter(current, command) }
    case 'adjust':
      return { amountFen: command.amountFen, lines: [...command.lines] }
    case 'reverse':
      return { reversedFen: current.reversedFen + command.amountFen, takenBy: null }
    case 'take':
    case 'issue':
      return by.actor === 'staff' ? { takenBy: by.person } : {}
    default:
      return {}
  }
}

const byOf = (by: By): Step['by'] => {
  if (by.actor === 'staff') return by.person
  return by.actor === 'shopper' ? 'shopper' : 'machine'
}

const edgeFor = (scene: Scene): Edge | undefined =>
  edges.find(
    ({ from, command, when }) =>
      from === scene.current.state.status && command === scene.command.type && (when?.(scene) ?? true),
  )

/** One step; its version and place are the change's. */
const stepped = (
  current: Invoice,
  command: InvoiceCommand,
  { by, world }: { readonly by: By; readonly world: World },
): Result<Invoice, RefusalCode> => {
  const { now } = world
  const userid = by.actor === 'staff' ? by.person.userid : null
  const scene = { command, current, now, userid }
  const edge = edgeFor(scene)
  if (edge?.actor !== by.actor) return err('notAllowed')
  const refusal = edge.guards.map((guard) => guards[guard](scene)).find((one) => one !== null)
  if (refusal) return err(refusal)
  const note = noteOf(command)
  const step = {
    ...{ step: edge.command, at: now, by: byOf(by), version: current.version + 1 },
    ...present({ note }),
  }
  return ok({
    ...current,
    ...fieldsAfter(current, command, by),
    state: stateAfter(scene, edge, world),
    clock: clockAfter(current, edge.to, world),
    steps: [...current.steps, step],
  })
}

const machineNext: Partial<Record<InvoiceState['status'], readonly InvoiceCommand['type'][]>> = {
  requested: ['verify', 'ask'],
  verified: ['makeSheet'],
  sheetMade: ['route'],
}

/** The machine goes on by itself until somebody else has the word. */
const goneOn = (invoice: Invoice, world: World): Invoice => {
  for (const type of machineNext[invoice.state.status] ?? []) {
    const next = stepped(invoice, { type } as InvoiceCommand, { by: { actor: 'machine' }, world })
    if (next.ok) return goneOn(next.value, world)
  }
  return invoice
}

const listOf = (invoice: Invoice): Invoice['list'] => {
  if (invoice.state.status === 'asks') return 'waiting'
  return invoice.state.status === 'routed' || invoice.state.status === 'reversalDue' ? 'due' : 'over'
}

/** As it stands in lists, and for the clock to look at it at once: somebody has yet to hear of the change. */
const placed = (invoice: Invoice, { now, promises }: World): Invoice => {
  const list = listOf(invoice)
  const until = invoice.state.status === 'asks' ? invoice.state.until : now
  const listAt = list === 'due' ? (dueOf(invoice, promises) ?? invoice.askedAt) : until
  return { ...invoice, list, listAt, lookAt: now }
}

export type Fresh = Pick<
  Invoice,
  | '_id'
  | 'shopId'
  | 'orderNo'
  | 'seq'
  | 'number'
  | 'openid'
  | 'called'
  | 'firstId'
  | 'wish'
  | 'amountFen'
  | 'lines'
>

/** A request as it is born: checked, written out and handed on in the same moment, or with a question. */
export const requested = (fresh: Fresh, world: World): Invoice => {
  const { now } = world
  const born: Invoice = {
    ...fresh,
    clientId: fresh.firstId,
    ...{ confirmed: [], reversedFen: 0, takenBy: null, clock: null, askedAt: now },
    state: { status: 'requested' },
    steps: [{ step: 'request', at: now, by: 'shopper', version: 1 }],
    ...{ list: 'due', listAt: now, lookAt: now, version: 0, told: 0 },
  }
  return { ...placed(goneOn(born, world), world), version: 1 }
}

/** The rule: what a command makes of a request, or why not. */
export const decideInvoice = (
  command: InvoiceCommand,
  current: Invoice,
  { by, world }: { readonly by: By; readonly world: World },
): Result<Invoice, RefusalCode> => {
  const next = stepped(current, command, { by, world })
  if (!next.ok) return next
  const after = placed(goneOn(next.value, world), world)
  const clientId = 'clientId' in by ? by.clientId : current.clientId
  return ok({ ...after, clientId, version: current.version + 1 })
}
