import { say } from './lib/run'
import { runTests, totalsLine, type Totals } from './lib/tests'

/** `npm test [-- filters]`: every test there is, or those that fit the filters. */
const main = async (filters: readonly string[]): Promise<Totals> => {
  try {
    const totals = await runTests({ filters, browser: true })
    if (totals.passed + totals.failed > 0) return totals
    say('没有运行任何测试：没有文件符合条件')
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
  }
  return { passed: 0, failed: 1 }
}

void main(process.argv.slice(2)).then((totals) => {
  console.log(totalsLine(totals))
  process.exitCode = totals.failed === 0 ? 0 : 1
})
