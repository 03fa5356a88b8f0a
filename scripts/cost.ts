import { parseArgs } from 'node:util'
import { billsOf, monthOf } from '../local/cost/estimate'
import { measure } from '../local/cost/measure'
import { typicalConversation as steps } from '../local/cost/mix'
import { words } from '../local/cost/words'
import { ensureBuilt } from './lib/builds'
import { at } from './lib/root'
import { say } from './lib/run'

const MOST = 1_000_000

/** Conversations a day; throws in words for a person. */
const readArguments = (): number => {
  const options = { conversations: { type: 'string', default: '200' } } as const
  const { conversations } = parseArgs({ options }).values
  const number = Number(conversations)
  if (!Number.isInteger(number) || number < 1 || number > MOST)
    throw new Error(words.notANumber(conversations))
  return number
}

const main = async (): Promise<void> => {
  const conversationsADay = readArguments()
  await ensureBuilt(['functions'])
  say(words.measuring)
  const measured = await measure(at('dist/cloudfunctions'), steps)
  const { plain, withBell, tick } = measured
  const months = {
    plain: monthOf({ conversation: plain, tick }, conversationsADay),
    withBell: monthOf({ conversation: withBell, tick }, conversationsADay),
  }
  const bills = { plain: billsOf(months.plain), withBell: billsOf(months.withBell) }
  process.stdout.write(words.report({ conversationsADay, steps, measured, months, bills }))
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  say(words.usage)
  process.exitCode = 1
})
