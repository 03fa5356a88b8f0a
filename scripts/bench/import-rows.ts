import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runImport } from '../import/run-import'
import { BareCloud } from './bare'
import { dropFolder, makeFolder } from './folders'

const ORDERS = 10_000
const HEADER =
  '订单号,订单下单时间,订单状态,收件人姓名,收件人手机,收件人地址,商品总价,订单实际支付金额,订单运费,快递单号,物流公司,商品名称,商品编码(平台),商品属性,商品价格(单件),商品数量'

const day = (n: number): string => `2026-11-${String(1 + (n % 20)).padStart(2, '0')}`

/** One order of two goods as 微信小店 exports it: on two lines, its own figures on each. */
const linesOf = (n: number): readonly string[] => {
  const number = `37299465913${String(10_000_000 + n)}`
  const own = `${number},${day(n)} 10:0${n % 10}:07,已发货,张雨晴,138001${String(10_000 + (n % 90_000))}`
  const sums = `"天山路 ${n} 号，\n门口放","¥1,368.00","¥1,360.00",0,SF1583${n},顺丰速运`
  return [
    `${own},${sums},长绒棉四件套,1001,雾蓝 1.8 米床,"1,299.00",1`,
    `${own},${sums},华夫格毛巾,1002,白,69.00,1`,
  ]
}

const writeExport = (file: string): void => {
  const lines = Array.from({ length: ORDERS }, (_, n) => linesOf(n)).flat()
  writeFileSync(file, `\uFEFF${[HEADER, ...lines].join('\r\n')}\r\n`)
}

/** Lines of an export a second, from the file to stored orders: first all are new, then the same file once more. */
export const measureImport = async (): Promise<Record<string, number>> => {
  const folder = makeFolder('import')
  const file = join(folder, 'orders.csv')
  writeExport(file)
  const cloud = await BareCloud.open(join(folder, 'data'))
  await cloud.db.collection('shops').add({ _id: 'bench', name: 'bench' })

  const run = async (expected: 'added' | 'unchanged'): Promise<number> => {
    const startedAt = performance.now()
    const done = await runImport({ file, db: cloud.db, isLocal: true, say: () => undefined })
    const seconds = (performance.now() - startedAt) / 1000
    if (!done.ok) throw new Error(done.error)
    if (done.value[expected] !== ORDERS)
      throw new Error(`of ${ORDERS} orders ${done.value[expected]} were ${expected}`)
    return Math.round((ORDERS * 2) / seconds)
  }
  const importRowsPerS = await run('added')
  const importAgainRowsPerS = await run('unchanged')
  await cloud.kill()
  dropFolder(folder)
  return { importRowsPerS, importAgainRowsPerS }
}
