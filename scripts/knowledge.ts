import type { Result } from '../core/shared/result'
import type { FileCommand } from './lib/file-command'
import { say } from './lib/run'
import { runShopFileCommand, type ShopFile } from './lib/shop-file-command'
import { exportKnowledge } from './knowledge/run-export'
import { importKnowledge, type KnowledgeSummary } from './knowledge/run-import'
import { testKnowledge, type Tested } from './knowledge/run-test'
import { testText } from './knowledge/test-text'
import { knowledgeScriptWords as words } from './knowledge/words'

type Wishes = FileCommand['wishes']

/** Answers the exit code. */
const tell = <T>(done: Result<T>, inWords: (value: T) => string): number => {
  say(done.ok ? inWords(done.value) : done.error)
  return done.ok ? 0 : 1
}

const importText = ({ near, version, ...counts }: KnowledgeSummary): string =>
  [
    ...(near.length > 0 ? [words.near(near)] : []),
    words.imported(counts),
    version === null ? words.drafts : words.published(version),
  ].join('\n')

/** No floor: whatever the precision is. */
const floorOf = ({ floor = '0' }: Wishes): number => (floor === '' ? Number.NaN : Number(floor))

const tellTested = (done: Result<Tested>, floor: number): number => {
  const code = tell(done, testText)
  const precision = done.ok ? done.value.figures.precision : null
  if (!done.ok || (precision ?? 1) >= floor) return code
  say(words.belowFloor(precision, floor))
  return 1
}

const test = async (choice: ShopFile, wishes: Wishes): Promise<number> => {
  const floor = floorOf(wishes)
  if (floor >= 0 && floor <= 1) return tellTested(await testKnowledge(choice), floor)
  say(words.badFloor(String(wishes.floor)))
  return 2
}

const verbs = new Map<string, (choice: ShopFile, wishes: Wishes) => Promise<number>>([
  [
    'import',
    async (choice, { publish }) =>
      tell(await importKnowledge(choice, { publish: publish === true }), importText),
  ],
  [
    'export',
    async (choice) => tell(await exportKnowledge(choice), (count) => words.exported(count, choice.file)),
  ],
  ['test', test],
])

runShopFileCommand({
  words: 1,
  wishes: { publish: { type: 'boolean' }, floor: { type: 'string' } },
  usage: words.usage,
  work: ([verb = ''], wishes) => {
    const work = verbs.get(verb)
    return work && ((choice) => work(choice, wishes))
  },
})
