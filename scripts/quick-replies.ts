import type { Result } from '../core/shared/result'
import { say } from './lib/run'
import { runShopFileCommand, type ShopFile } from './lib/shop-file-command'
import { exportReplies } from './quick-replies/run-export'
import { importReplies } from './quick-replies/run-import'
import { replyScriptWords as words } from './quick-replies/words'

/** Answers the exit code. */
const tell = <T>(done: Result<T>, inWords: (value: T) => string): number => {
  say(done.ok ? inWords(done.value) : done.error)
  return done.ok ? 0 : 1
}

const verbs = new Map([
  ['import', async (choice: ShopFile) => tell(await importReplies(choice), words.imported)],
  [
    'export',
    async (choice: ShopFile) =>
      tell(await exportReplies(choice), (count) => words.exported(count, choice.file)),
  ],
])

runShopFileCommand({ words: 1, usage: words.usage, work: ([verb = '']) => verbs.get(verb) })
