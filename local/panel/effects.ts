import type { Doc } from '../gateway/ejson'
import { encode, isPlain, parseObject } from '../gateway/ejson'
import { find } from '../gateway/find'
import type { Gateway } from '../gateway/gateway'
import { keyOf } from '../gateway/keys'
import { PanelError } from './errors'

/** Something that still has to happen, or was given up. */
export interface EffectView {
  readonly collection: 'turns' | 'inbox'
  readonly id: string
  readonly shopId: string
  /** Who it is about: a conversation, or the agent whose words they are. */
  readonly about: string
  /** Types of the effects (`deliver`, `assign`, `release`), `say` for an agent's words; `project` when only lists lag. */
  readonly what: readonly string[]
  /** When it came, ms. */
  readonly at: number
  readonly attempts: number
  /** The next try, ms; null when it was given up. */
  readonly nextAt: number | null
  readonly deadAt: number | null
}

export interface Waiting {
  readonly waiting: readonly EffectView[]
  /** There are more than are listed. */
  readonly more: boolean
}

const MOST = 100
/** Given-up turns stand in no index: so many of the newest are looked through. */
export const DEAD_LOOK_BACK = 50_000

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const number = (value: unknown): number => (typeof value === 'number' ? value : 0)
const orNull = (value: unknown): number | null => (typeof value === 'number' ? value : null)

const turnView = (doc: Doc): EffectView => {
  const delivery = isPlain(doc.delivery) ? doc.delivery : {}
  const effects = Array.isArray(doc.effects) ? (doc.effects as unknown[]) : []
  const types = [...new Set(effects.map((effect) => (isPlain(effect) ? text(effect.type) : '')))]
  return {
    collection: 'turns',
    id: text(doc._id),
    shopId: text(doc.shopId),
    about: text(doc.conversationId),
    what: types.length > 0 ? types : ['project'],
    at: number(doc.at),
    attempts: number(delivery.attempts),
    nextAt: orNull(doc.pendingAt),
    deadAt: orNull(delivery.deadAt),
  }
}

const inboxView = (doc: Doc): EffectView => ({
  collection: 'inbox',
  id: text(doc._id),
  shopId: text(doc.shopId),
  about: text(doc.userid),
  what: ['say'],
  at: number(doc.receivedAt),
  attempts: number(doc.attempts),
  nextAt: orNull(doc.pendingAt),
  deadAt: orNull(doc.deadAt),
})

/** What waits for its next try, the earliest first. */
export const waitingEffects = ({ store }: Gateway): Promise<Waiting> =>
  store.submit(() => {
    const due = (name: string) =>
      find(store.collection(name), {
        filter: { pendingAt: { $gt: 0 } },
        sort: [['pendingAt', 1]],
        limit: MOST + 1,
      }).rows.map(({ doc }) => parseObject(doc, 0))
    const all = [...due('turns').map(turnView), ...due('inbox').map(inboxView)]
    all.sort((a, b) => (a.nextAt ?? 0) - (b.nextAt ?? 0))
    return { waiting: all.slice(0, MOST), more: all.length > MOST }
  }, 'read')

const deadOf = ({ store }: Gateway, name: EffectView['collection']): readonly Doc[] => {
  const { table } = store.collection(name)
  const newest = `SELECT seq, doc FROM ${table} ORDER BY seq DESC LIMIT ${DEAD_LOOK_BACK}`
  const rows = store.db
    .prepare(`SELECT doc FROM (${newest}) WHERE instr(doc, '"deadAt":{') > 0 LIMIT ${MOST}`)
    .all() as { doc: string }[]
  return rows.map(({ doc }) => parseObject(doc, 0))
}

/** What was given up, the newest first, among the newest 50,000 turns and callbacks. */
export const deadEffects = (gateway: Gateway): Promise<readonly EffectView[]> =>
  gateway.store.submit(
    () =>
      [...deadOf(gateway, 'turns').map(turnView), ...deadOf(gateway, 'inbox').map(inboxView)]
        .filter(({ deadAt }) => deadAt !== null)
        .sort((a, b) => b.at - a.at)
        .slice(0, MOST),
    'read',
  )

const revived = ({ delivery }: Doc): Doc => {
  const alive = { deadAt: null, attempts: 0 }
  return isPlain(delivery) ? { delivery: { ...delivery, ...alive } } : alive
}

/** Makes it due now; what was given up begins anew. @throws PanelError `gone` when nothing waits any more */
export const dueNow = (
  { store }: Gateway,
  { collection: name, id }: Pick<EffectView, 'collection' | 'id'>,
  now: number,
): Promise<void> =>
  store.submit(() => {
    const collection = store.collection(name)
    const row = collection.byId(keyOf(id))
    if (!row) throw new PanelError('gone')
    const doc = parseObject(row.doc, 0)
    const view = name === 'turns' ? turnView(doc) : inboxView(doc)
    if (view.deadAt === null && view.nextAt === null) throw new PanelError('gone')
    const due = { ...doc, ...(view.deadAt === null ? {} : revived(doc)), pendingAt: now }
    collection.replace(row, due, encode(due))
  }, 'write')
