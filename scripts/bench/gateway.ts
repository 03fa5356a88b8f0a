import * as z from 'zod/mini'
import type { Cloudbase } from '../../server/adapters/cloudbase/app'
import { BareCloud } from './bare'
import { dropFolder, makeFolder } from './folders'
import { pastTurn } from './history'
import { percentile } from '../../core/shared/percentile'
import { median, rounded } from './statistics'

type Db = Cloudbase['db']

const ROUNDS = 2_000
const WARM_UP = 400
const WRITERS = 20
const TRIES_EACH = 30

/** Times of `work` one after the other, ms, without the first ones. */
const timed = async (work: (n: number) => Promise<unknown>): Promise<number[]> => {
  const times: number[] = []
  for (let n = 1; n <= WARM_UP + ROUNDS; n += 1) {
    const startedAt = performance.now()
    await work(n)
    if (n > WARM_UP) times.push(performance.now() - startedAt)
  }
  return times
}

/** One turn after the other is stored, then read by its id: what the SDK's caller waits for. */
const measureSingle = async (db: Db): Promise<Record<string, number>> => {
  const turns = db.collection('turns')
  const adds = await timed((n) => turns.add(pastTurn(1, n)))
  const gets = await timed((n) => turns.doc(pastTurn(1, n)._id).get())
  return {
    gatewayGetP50Ms: rounded(median(gets)),
    gatewayGetP99Ms: rounded(percentile(gets, 0.99)),
    gatewayAddP50Ms: rounded(median(adds)),
    gatewayAddP99Ms: rounded(percentile(adds, 0.99)),
  }
}

/** The SDK has no types for what happens inside a transaction. */
interface Transaction {
  collection(name: string): {
    doc(id: string): { get(): Promise<unknown>; update(to: object): Promise<unknown> }
  }
}
interface Transacting {
  runTransaction(work: (transaction: Transaction) => Promise<void>): Promise<unknown>
}

const Counter = z.object({ data: z.object({ value: z.int() }) })
const Counters = z.object({ data: z.array(z.object({ value: z.int() })) })

/** Reads and writes one more. False when the SDK gave up after its repeats; anything else is a fault. */
const increment = (db: Db, id: string): Promise<boolean> =>
  (db as Transacting)
    .runTransaction(async (transaction) => {
      const counter = transaction.collection('counters').doc(id)
      const { value } = Counter.parse(await counter.get()).data
      await counter.update({ value: value + 1 })
    })
    .then(
      () => true,
      (error: unknown) => {
        if ((error as { code?: string }).code === 'DATABASE_TRANSACTION_CONFLICT') return false
        throw error
      },
    )

/** Twenty at once, each at the counter that `idOf` names: acknowledged increments, those stored, and the rate. */
const count = async (db: Db, idOf: (writer: number) => string) => {
  const ids = [...new Set(Array.from({ length: WRITERS }, (_, writer) => idOf(writer)))]
  await db.collection('counters').add(ids.map((_id) => ({ _id, value: 0 })))
  const startedAt = performance.now()
  let acknowledged = 0
  const work = async (writer: number): Promise<void> => {
    for (let n = 0; n < TRIES_EACH; n += 1) if (await increment(db, idOf(writer))) acknowledged += 1
  }
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => work(writer)))
  const perS = rounded((acknowledged * 1_000) / (performance.now() - startedAt), 0)
  const where = { _id: db.command.in(ids) }
  const { data } = Counters.parse(await db.collection('counters').where(where).get())
  return { acknowledged, perS, stored: data.reduce((sum, { value }) => sum + value, 0) }
}

/** All at one counter, where most meet a conflict; then each at its own, which tells what a transaction costs. */
const measureTransactions = async (db: Db): Promise<Record<string, number | boolean>> => {
  const shared = await count(db, () => 'shared')
  const own = await count(db, (writer) => `own-${writer}`)
  return {
    counterExact: [shared, own].every(
      ({ acknowledged, stored }) => acknowledged > 0 && acknowledged === stored,
    ),
    transactionsPerS: own.perS,
    contendedTransactionsPerS: shared.perS,
  }
}

/** The gateway by itself, in a process of its own and durable on disk, through the unmodified SDK. */
export const measureGateway = async (): Promise<Record<string, number | boolean>> => {
  const folder = makeFolder('gateway')
  const cloud = await BareCloud.open(folder)
  try {
    return { ...(await measureSingle(cloud.db)), ...(await measureTransactions(cloud.db)) }
  } finally {
    await cloud.kill()
    dropFolder(folder)
  }
}
