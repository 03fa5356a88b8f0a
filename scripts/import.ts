import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from './import/connect'
import { exitCodeOf, runImport } from './import/run-import'
import { importWords as words } from './import/words'
import { root } from './lib/root'
import { say } from './lib/run'

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

const readArguments = () => {
  const options = { shop: { type: 'string' }, data: { type: 'string', default: '.data' } } as const
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const [file] = positionals
    return file && positionals.length === 1 ? { ...values, file } : null
  } catch (error) {
    say(words.badArgument(error instanceof Error ? error.message : String(error)))
    return null
  }
}

const main = async (): Promise<number> => {
  const given = readArguments()
  if (!given) {
    say(words.usage)
    return 2
  }
  // npm runs this in the project's folder; the file is named from where the person stands.
  const file = resolve(process.env.INIT_CWD ?? process.cwd(), given.file)
  const connection = await connect(resolve(root, given.data), say)
  try {
    const { db, isLocal } = connection
    const onProgress = progressTeller()
    const shop = given.shop === undefined ? {} : { shopId: given.shop }
    const done = await runImport({ file, db, isLocal, say, onProgress, ...shop })
    say(done.ok ? words.summary(done.value) : done.error)
    if (done.ok && done.value.rejectsFile) say(words.rejectsFile(done.value.rejectsFile))
    return exitCodeOf(done)
  } finally {
    await connection.close()
  }
}

void main().then((code) => {
  // The SDK keeps its connections open: without this the process would linger until they time out.
  process.exit(code)
})
