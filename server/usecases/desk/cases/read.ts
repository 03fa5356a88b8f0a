import { creditReasonText, toldText } from '../../../../core/copy/aftersales-policy'
import { ruleOfText } from '../../../../core/copy/aftersales-rules'
import { isInCharge, mayReadShopper } from '../../../../core/aftersales/access'
import { creditOf } from '../../../../core/aftersales/policy/credit'
import { decideByPolicy } from '../../../../core/aftersales/policy/decide-by-policy'
import { authorityFenOf } from '../../../../core/aftersales/policy/lists'
import type { AfterSalesPolicy } from '../../../../core/aftersales/policy/policy'
import { toldOf } from '../../../../core/aftersales/policy/told'
import type { CaseRow } from '../../../../core/aftersales/row'
import { mostFenOf, timesFor } from '../../../../core/aftersales/step'
import { toDeskCase, toDeskCaseRow, type Deciding } from '../../../../core/aftersales/to-desk-view'
import type { DeskCase } from '../../../../core/aftersales/desk-view'
import type { CaseList } from '../../../../core/contracts/desk/cases'
import { grantable } from '../../../../core/coupons/earned'
import type { DeskContract } from '../../../../core/contracts/desk.contract'
import type { RefusalCode } from '../../../../core/contracts/refusals'
import type { Order } from '../../../../core/orders/order'
import { toOrderDetail } from '../../../../core/orders/order-view'
import { err, ok, type Result } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import { policyOf } from '../../../cases/judge'
import { aroundCase } from '../../../cases/show'
import type { Ports } from '../../../ports'
import type { UseCase } from '../../../serve'
import { cursorOf, readCursor } from '../../cases/read'
import type { SessionRow } from '../../../session-ports'
import { noteLook } from '../note-look'
import { readSession } from '../open-session'

type Cases = DeskContract['cases']

const PAGE = 30
/** Counts go so far; a page says "99+" then. */
const MOST_COUNTED = 100
const MOST_OF_SHOPPER = 20

/** How much this agent decides alone; without limit where the policy sets none (R48). */
export const authorityOf = ({ shop, role }: DeskActor): number =>
  authorityFenOf(policyOf(shop), role) ?? Number.MAX_SAFE_INTEGER

const pageOf = (
  ports: Ports,
  { shop }: DeskActor,
  {
    list,
    ...page
  }: { readonly list: CaseList; readonly limit: number } & Parameters<Ports['cases']['asked']>[1],
): Promise<readonly CaseRow[]> =>
  list === 'asked' ? ports.cases.asked(shop._id, page) : ports.cases.page(shop._id, list, page)

const placeOf = (row: CaseRow, list: CaseList): string =>
  cursorOf({ at: list === 'asked' ? (row.askedAt ?? 0) : row.listAt, caseNo: row._id })

const countsOf = async (ports: Ports, { shop }: DeskActor) => {
  const [due, waiting, asked] = await Promise.all([
    ports.cases.moments(shop._id, 'due', MOST_COUNTED),
    ports.cases.moments(shop._id, 'waiting', MOST_COUNTED),
    ports.cases.moments(shop._id, 'asked', MOST_COUNTED),
  ])
  const late = due.filter((at) => at < ports.now()).length
  return { due: due.length, late, waiting: waiting.length, asked: asked.length }
}

export const list: UseCase<Cases['list'], DeskActor> = async ({ list: name, cursor }, { actor, ports }) => {
  const after = cursor === undefined ? undefined : readCursor(cursor)
  if (after === null) return err('badRequest')
  const [rows, counts] = await Promise.all([
    pageOf(ports, actor, { list: name, limit: PAGE + 1, after }),
    countsOf(ports, actor),
  ])
  const page = rows.slice(0, PAGE)
  const last = page[page.length - 1]
  const next = rows.length > PAGE && last ? placeOf(last, name) : null
  return ok({ cases: page.map(toDeskCaseRow), next, counts, now: ports.now() })
}

/** A case with its order. */
export interface ShopCase {
  readonly row: CaseRow
  readonly order: Order
}

/** A case of the actor's shop with its order. */
export const shopCase = async (
  ports: Ports,
  { shop }: DeskActor,
  caseNo: string,
): Promise<Result<ShopCase, RefusalCode>> => {
  const row = await ports.cases.find(caseNo)
  if (row?.shopId !== shop._id) return err('notFound')
  const order = await ports.orders.find(shop._id, row.orderNo)
  return order ? ok({ row, order }) : err('notFound')
}

/** By what the case was decided: the policy of its version, and the one in force, whose words do where that is gone. */
const policiesOf = async (ports: Ports, { shop }: DeskActor, { record }: CaseRow) => {
  const inForce = policyOf(shop)
  const { policyVersion } = record.ruling
  const then = policyVersion === inForce.version ? null : await ports.policies.find(shop._id, policyVersion)
  return then ? [then, inForce] : [inForce]
}

/** The rules that spoke. */
const rulingsOf = ({ record: { ruling } }: CaseRow, policies: readonly AfterSalesPolicy[]): string[] => [
  ...new Set(ruling.rules.map((rule) => ruleOfText({ ...ruling, rule }, policies))),
]

/** What the policy as it is today tells her of the wish; clocks stand elsewhere. */
const toldHer = ({ shop }: DeskActor, { row: { record }, order }: ShopCase): string[] => {
  const { facts, state } = record
  const decision = decideByPolicy(policyOf(shop), facts)
  const times = timesFor({ order, promises: shop }, record)
  const told = toldOf({ decision, wish: state.wish, times, now: facts.now })
  const kinds = told.filter(({ kind }) => !['review', 'refund', 'shipment', 'bank'].includes(kind))
  return [...new Set(kinds.map((one) => toldText(one, facts.now)))]
}

const isServing = (session: SessionRow | undefined, { agent }: DeskActor): boolean =>
  session?.status === 'assigned' && session.agentId === agent.userid

/** Her newest session; the conversation itself asks again whether he may read it. */
const chatOf = (actor: DeskActor, { record }: CaseRow, session: SessionRow | undefined): Deciding['chat'] => {
  const { role, agent } = actor
  if (!session) return null
  const mayRead = role === 'supervisor' || isServing(session, actor) || mayReadShopper(record, agent.userid)
  return { sessionId: session._id, mayRead }
}

/** What she showed is hers: whoever neither serves her nor is in charge of the case is noted down, like of a session. */
const noteCaseLook = async (
  ports: Ports,
  actor: DeskActor,
  { row, session }: { readonly row: CaseRow; readonly session: SessionRow | undefined },
): Promise<void> => {
  const { _id: caseNo, openid, record } = row
  const isOwn = isServing(session, actor) || isInCharge(record, actor.agent.userid)
  if (!isOwn && openid !== '') await noteLook(ports, actor, { openid, action: 'read', caseNo })
}

/** One case in full for this reader. */
export const showDeskCase = async (
  ports: Ports,
  actor: DeskActor,
  { row, order }: ShopCase,
): Promise<DeskCase> => {
  const { shop, role } = actor
  const { record } = row
  const [around, [session], policies] = await Promise.all([
    aroundCase(ports, shop, { row, order }),
    row.openid === '' ? [] : ports.sessions.ofShopper(shop._id, row.openid, 1),
    policiesOf(ports, actor, row),
  ])
  await noteCaseLook(ports, actor, { row, session })
  const { name, reasons } = creditOf(record.facts.history, policyOf(shop).credit, record.facts.now)
  const cases = around.steps[around.steps.length - 1]?.cases ?? [record]
  return toDeskCase(row, around, {
    ...{ role, authorityFen: authorityOf(actor), refunds: around.refunds },
    mostFen: mostFenOf({ order, cases }, record),
    rulings: rulingsOf(row, policies),
    told: toldHer(actor, { row, order }),
    policies,
    credit: { level: name, reasons: reasons.map(creditReasonText) },
    order: toOrderDetail(order),
    chat: chatOf(actor, row, session),
    coupons: grantable(record, policyOf(shop)),
  })
}

export const find: UseCase<Cases['find'], DeskActor> = async ({ caseNo }, { actor, ports }) => {
  const found = await shopCase(ports, actor, caseNo)
  return found.ok ? ok({ case: await showDeskCase(ports, actor, found.value) }) : found
}

export const ofShopper: UseCase<Cases['ofShopper'], DeskActor> = async ({ sessionId }, { actor, ports }) => {
  const session = await readSession(ports, actor, sessionId)
  if (!session.ok) return session
  const rows = await ports.cases.ofShopper(actor.shop._id, session.value.row.openid, {
    limit: MOST_OF_SHOPPER,
  })
  return ok({ cases: rows.map(toDeskCaseRow), now: ports.now() })
}

export const reasons: UseCase<Cases['reasons'], DeskActor> = (_, { actor: { shop } }) =>
  Promise.resolve(ok({ reasons: policyOf(shop).rejects.map(({ id, text }) => ({ id, words: text })) }))
