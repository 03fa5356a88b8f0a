import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Wish } from '../../core/aftersales/case'
import { rowOf, type CaseRow } from '../../core/aftersales/row'
import { openCase } from '../../core/aftersales/open'
import { orderIdOf, type Order } from '../../core/orders/order'
import { percentile } from '../../core/shared/percentile'
import { DAY, HOUR } from '../../core/shared/time'
import { encode } from '../../local/gateway/ejson'
import { putAll } from '../../local/put-all'
import { openCloudbase } from '../../server/adapters/cloudbase/app'
import { judgeBy } from '../../server/cases/judge'
import { say, secondsSince } from '../lib/run'
import { Consoles } from './desk/agents'
import { dropFolder, makeFolder } from './folders'
import { hurry, openStore } from './history'
import { benchShop, SHOP, shopperOf } from './people'
import { median, rounded } from './statistics'
import { Town } from './town'

const CASES = 200_000
const BATCH = 5_000
const SHOPPERS = 50_000
const SUBMITS = 5
const LOOKS = 100
const FIRST_SHOPPER = 9_001

const wish: Wish = {
  ...{ type: 'return', reason: 'other', goods: 'received', description: '颜色和家里的不配' },
  lines: [{ item: 0, quantity: 1, amountFen: 5_900 }],
  evidence: Array.from({ length: 9 }, (_, n) => ({
    fileId: `cloud://local/files/${SHOP}/${String(n).repeat(64)}.jpg`,
    kind: 'photo',
  })),
}

const orderOf = (n: number, openid: string): Order => {
  const orderNo = `BENCH${String(n).padStart(12, '0')}`
  return {
    _id: orderIdOf(SHOP, orderNo),
    ...{ shopId: SHOP, orderNo, openid, status: 'completed', placedAt: Date.now() - 5 * DAY },
    ...{ paidAt: Date.now() - 5 * DAY, completedAt: Date.now() - 2 * DAY },
    items: [{ title: '手捏陶瓷杯', sku: '月白 320ml', quantity: 2, priceFen: 5_900 }],
    ...{ goodsFen: 11_800, discountFen: 0, freightFen: 0, paidFen: 11_800, parcels: [] },
    ...{ payMethod: '微信支付', paidThrough: '小程序' },
  }
}

/** A case in review, as the doors make it. */
const pattern = (): CaseRow => {
  if (!benchShop) throw new Error('the demo shop of the benchmark is gone')
  const [order, now] = [orderOf(0, shopperOf(1)), Date.now()]
  const judge = judgeBy({ shop: benchShop, order, known: { orders: [], cases: [], days: [] }, now })
  const ground = { order, cases: [], promises: benchShop, authorityFen: 0, now }
  const opened = openCase(
    { caseNo: '260101000000000', openid: shopperOf(1), called: '顾先生', tiers: [], wish, judge },
    ground,
  )
  if (!opened.ok) throw new Error(`the pattern is refused: ${opened.error}`)
  return rowOf({ shopId: SHOP, orderNo: order.orderNo, seq: 1 }, opened.value.record, order)
}

/** Of ten cases nine are over; those that wait for the shop fall due over some days. */
const caseAt = (row: CaseRow, n: number): CaseRow => {
  const caseNo = `26${String(n).padStart(13, '0')}`
  const isOver = n % 10 !== 0
  const dueAt = Date.now() + ((n * 7_919) % (4 * DAY)) - 2 * HOUR
  return {
    ...row,
    ...{ _id: caseNo, orderNo: `PAST${n}`, openid: `oPast${n % SHOPPERS}`, lookAt: null },
    ...{ list: isOver ? 'over' : 'due', listAt: isOver ? -dueAt : dueAt },
    record: { ...row.record, caseNo },
  }
}

const makeCases = async (dataDir: string): Promise<void> => {
  const startedAt = Date.now()
  const row = pattern()
  const store = openStore(dataDir)
  hurry(store, 'cases')
  for (let first = 0; first < CASES; first += BATCH) {
    await store.submit(() => {
      const cases = store.collection('cases')
      for (let n = first; n < first + BATCH; n += 1) {
        const one = caseAt(row, n)
        cases.insert(one, encode(one))
      }
    }, 'write')
  }
  store.close()
  openStore(dataDir).close() // an index that is missing is made at every start
  say(`  ${CASES} cases, indexes made (${secondsSince(startedAt)} s)`)
}

/** What sending cases in has asked of the database so far. */
const submitRequests = async (town: Town): Promise<number> =>
  (await town.figures()).caused
    .filter(({ by }) => by.endsWith('cases.submit'))
    .reduce((sum, { requests }) => sum + requests, 0)

/** Nine photos are kept already; she asks for her goods to be taken back, which a person has to look at. */
const measureSubmit = async (town: Town): Promise<Record<string, number>> => {
  const numbers = Array.from({ length: SUBMITS }, (_, at) => FIRST_SHOPPER + at)
  const orders = numbers.map((n) => orderOf(n, shopperOf(n)))
  await putAll(openCloudbase().db, 'orders', orders)
  const counts: number[] = []
  for (const [at, n] of numbers.entries()) {
    const before = await submitRequests(town)
    const { ok, value } = await town.call(shopperOf(n), 'cases.submit', {
      ...{ clientId: `bench-case-${n}`, orderNo: orders[at]?.orderNo, wish },
    })
    if (!ok) throw new Error(`refused: ${String(value)}`)
    counts.push((await submitRequests(town)) - before)
  }
  return { caseSubmitDbRequests: Math.max(...counts.slice(1)) } // the first reads what the instance does not know yet
}

const measureDue = async (town: Town, consoles: Consoles): Promise<Record<string, number>> => {
  const times: number[] = []
  let refused = 0
  const look = async (): Promise<void> => {
    const startedAt = performance.now()
    const { ok } = await consoles.call(1, 'cases.list', { list: 'due' })
    times.push(performance.now() - startedAt)
    if (!ok) refused += 1
  }
  for (let n = 0; n < 10; n += 1) await look() // starts the instances
  times.length = 0
  const before = (await town.figures()).desk
  for (let n = 0; n < LOOKS; n += 1) await look()
  const after = (await town.figures()).desk
  return {
    dueCasesP50Ms: rounded(median(times)),
    dueCasesP99Ms: rounded(percentile(times, 0.99)),
    dueCasesExaminedRatio: rounded((after.examined - before.examined) / (after.returned - before.returned)),
    refused,
  }
}

/** After-sales in a town with 200,000 cases: sending one in, and the desk's list of what is due first. */
export const measureCases = async (): Promise<Record<string, number>> => {
  const past = join(makeFolder('cases'), 'cloud')
  mkdirSync(past)
  await makeCases(past)
  const town = await Town.open(past)
  const consoles = new Consoles(town)
  try {
    return { ...(await measureSubmit(town)), ...(await measureDue(town, consoles)) }
  } finally {
    consoles.close()
    await town.close()
    dropFolder(past)
  }
}
