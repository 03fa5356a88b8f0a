import { err, ok, type Result } from '../shared/result'
import type { Instant } from '../shared/time'
import { isOpen, type Case, type Wish } from './case'
import { climbed, deadlineOf, type Deadline, type Times } from './clocks'
import type { CaseContext, CaseEvent, CaseRefusal, Command } from './commands'
import { choices, guards, termsAfter, type Scene } from './conditions'
import { caseAfter, draftOf } from './evolve'
import { stays } from './stays'
import { edgeId, edges, type Edge } from './table'

/** A case begins as a draft that survives closing the page. */
export const openDraft = (wish: Wish, now: Instant, times: Times): Case =>
  draftOf(wish, deadlineOf(stays.draft.clock, now, times))

const stayed = (deadline: Deadline, { command, context }: Scene): Deadline => {
  if (command.type === 'pass') return climbed(deadline, context.now, context)
  if (command.type === 'warn') return { ...deadline, warned: true }
  return command.type === 'hurry' ? { ...deadline, hurried: true } : deadline
}

/** By when the next step is due where the edge led. What stays where it is keeps its clock. */
const deadlineAfter = (edge: Edge, scene: Scene): Deadline | null => {
  const { current, context } = scene
  if (!isOpen(edge.to)) return null
  if (edge.to === edge.from && current.deadline) return stayed(current.deadline, scene)
  const { clock, instead } = stays[edge.to]
  const own = instead && choices[instead.when](scene) ? instead.clock : clock
  // the three working days count from the receipt, however long the shop looks at the goods (R120)
  const since = own === 'afterReceipt' ? current.arrivedAt : null
  return deadlineOf(own, since ?? context.now, context)
}

const eventOf = (edge: Edge, scene: Scene): CaseEvent => {
  const { command, current, terms, context } = scene
  const fact = {
    edge: edgeId(edge),
    command,
    from: edge.from,
    to: edge.to,
    at: context.now,
    version: current.version + 1,
    terms,
    outcome: edge.outcome,
  }
  return { ...fact, deadline: deadlineAfter(edge, { ...scene, current: caseAfter(current, fact) }) }
}

/** The rule: what a command makes of a case, or why not. */
export const decide = (
  command: Command,
  current: Case,
  context: CaseContext,
): Result<CaseEvent, CaseRefusal> => {
  const rows = edges.filter(({ from, command: type }) => from === current.status && type === command.type)
  if (rows.length === 0) return err('notAllowed')
  const mine = rows.filter(({ actors }) => actors.includes(command.by.actor))
  if (mine.length === 0) return err('notYours')
  const scene: Scene = { command, current, terms: termsAfter(command, current), context }
  const edge = mine.find(({ when }) => when.every((choice) => choices[choice](scene)))
  if (!edge) return err('notAllowed')
  const refusal = edge.guards.map((guard) => guards[guard](scene)).find((found) => found !== null)
  return refusal ? err(refusal) : ok(eventOf(edge, scene))
}
