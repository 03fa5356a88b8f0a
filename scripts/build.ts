import { ensureBuilt, isTarget, targets } from './lib/builds'
import { say } from './lib/run'

/** `npm run build`, or `npm run build:weapp` and the like: builds what is not up to date. */
const main = async (names: readonly string[]): Promise<void> => {
  const unknown = names.find((name) => !isTarget(name))
  if (unknown !== undefined) throw new Error(`没有 ${unknown} 这个构建目标，可用：${targets.join('、')}`)
  const wanted = names.filter(isTarget)
  await ensureBuilt(wanted.length > 0 ? wanted : targets)
  say('dist 已是最新')
}

main(process.argv.slice(2)).catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
