import * as z from 'zod/mini'
import { isRefusalCode, type RefusalCode } from '../core/contracts/refusals'
import type { Call, Contract, Input, Procedure, Reply } from '../core/contracts/procedure'
import { err, ok, type Result } from '../core/shared/result'
import type { Actor } from './actor'
import type { Ports } from './ports'

export type UseCase<P extends Procedure, A extends Actor = Actor> = (
  input: Input<P>,
  at: { readonly actor: A; readonly ports: Ports },
) => Promise<Reply<P>>

export type UseCases<C extends Contract, A extends Actor> = {
  readonly [Area in keyof C]: { readonly [Name in keyof C[Area]]: UseCase<C[Area][Name], A> }
}

/** How the outside reaches a door: who asks what, and how the answer travels back. */
export interface Entry<A extends Actor> {
  open(event: unknown, context: unknown, ports: Ports): Promise<Opened<A>>
}

export type Opened<A extends Actor> =
  /** A call, with the way in which its result is written down for this caller. */
  | {
      readonly kind: 'call'
      readonly actor: A
      readonly call: unknown
      readonly answer: (reply: Result<unknown>) => unknown
    }
  /** The platform itself was answered (a URL check, a refusal at the gate). */
  | { readonly kind: 'answered'; readonly response: unknown }

export interface Door<C extends Contract, A extends Actor> {
  readonly contract: C
  readonly useCases: UseCases<C, A>
  readonly entry: Entry<A>
  readonly ports: Ports
}

const Envelope = z.object({ procedure: z.string(), input: z.unknown() })

const own = <T extends object>(holder: T, key: string): T[keyof T] | undefined =>
  Object.hasOwn(holder, key) ? holder[key as keyof T] : undefined

/** The procedure and the use case of `area.name`; undefined when there is none of that name. */
const lookUp = <C extends Contract, A extends Actor>({ contract, useCases }: Door<C, A>, name: string) => {
  const [area = '', verb = '', ...rest] = name.split('.')
  const procedures = own(contract, area)
  const cases = own(useCases, area)
  if (rest.length > 0 || !procedures || !cases) return undefined
  const procedure = own(procedures, verb)
  const useCase = own(cases, verb) as UseCase<Procedure, A> | undefined
  return procedure && useCase ? { procedure, useCase } : undefined
}

/** Schemas carry refusal codes as their messages: the first that is one says why. */
const refusalOf = (issues: readonly { readonly message: string }[]): RefusalCode =>
  issues.map(({ message }) => message).find(isRefusalCode) ?? 'badRequest'

const perform = async <C extends Contract, A extends Actor>(
  door: Door<C, A>,
  actor: A,
  call: Call,
): Promise<Result<unknown, RefusalCode>> => {
  const found = lookUp(door, call.procedure)
  if (!found) return err('notFound')
  if (!found.procedure.roles.includes(actor.role)) return err('forbidden')

  const input = found.procedure.input.safeParse(call.input ?? {})
  if (!input.success) return err(refusalOf(flatIssues(input.error.issues)))

  const reply = await found.useCase(input.data, { actor, ports: door.ports })
  return reply.ok ? ok(found.procedure.output.parse(reply.value)) : reply // nothing undeclared leaves
}

interface Issue {
  readonly message: string
  readonly errors?: readonly (readonly Issue[])[]
}

/** The issues inside a union's branches count too. */
const flatIssues = (issues: readonly unknown[]): readonly Issue[] =>
  (issues as readonly Issue[]).flatMap((issue) => [issue, ...(issue.errors ?? []).flatMap(flatIssues)])

/** The only way in and out of a door: who is asking → role → input → use case → output → log. */
export const serve =
  <C extends Contract, A extends Actor>(door: Door<C, A>) =>
  async (event: unknown, context: unknown): Promise<unknown> => {
    const opened = await open(door, event, context)
    if (opened.kind === 'answered') return opened.response

    const envelope = Envelope.safeParse(opened.call)
    if (!envelope.success) return opened.answer(err('badRequest'))
    return opened.answer(await logged(door, opened.actor, envelope.data as Call))
  }

/** Without an answer there is nobody to answer to yet: the platform tells the caller that the call failed. */
const open = async <C extends Contract, A extends Actor>(
  door: Door<C, A>,
  event: unknown,
  context: unknown,
) => {
  try {
    return await door.entry.open(event, context, door.ports)
  } catch (error) {
    door.ports.log.error('not opened', { error })
    throw error
  }
}

const logged = async <C extends Contract, A extends Actor>(door: Door<C, A>, actor: A, call: Call) => {
  const { log, now } = door.ports
  const startedAt = now()
  try {
    const reply = await perform(door, actor, call)
    const outcome = reply.ok ? 'ok' : reply.error
    log.info('served', { procedure: call.procedure, outcome, ms: now() - startedAt })
    return reply
  } catch (error) {
    log.error('use case failed', { procedure: call.procedure, error })
    return err('internal' as const)
  }
}
