import { exitCodeOf, runImport } from './import/run-import'
import { importWords as words } from './import/words'
import { say } from './lib/run'
import { runShopFileCommand } from './lib/shop-file-command'

const TELL_EVERY_MS = 1_000

/** Tells how far it is, not more than once a second. */
const progressTeller = () => {
  let toldAt = Date.now()
  return (done: number, all: number): void => {
    if (Date.now() - toldAt < TELL_EVERY_MS) return
    toldAt = Date.now()
    say(words.writing(done, all))
  }
}

runShopFileCommand({
  usage: words.usage,
  work: () => async (shopFile) => {
    const done = await runImport({ ...shopFile, onProgress: progressTeller() })
    say(done.ok ? words.summary(done.value) : done.error)
    if (done.ok && done.value.rejectsFile) say(words.rejectsFile(done.value.rejectsFile))
    return exitCodeOf(done)
  },
})
