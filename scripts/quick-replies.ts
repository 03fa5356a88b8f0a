import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from './import/connect'
import { root } from './lib/root'
import { say } from './lib/run'
import type { FileChoice } from './quick-replies/file-choice'
import { exportReplies } from './quick-replies/run-export'
import { importReplies } from './quick-replies/run-import'
import { replyScriptWords as words } from './quick-replies/words'

const readArguments = () => {
  const options = { shop: { type: 'string' }, data: { type: 'string', default: '.data' } } as const
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const [verb, file] = positionals
    if (positionals.length !== 2 || file === undefined || (verb !== 'import' && verb !== 'export'))
      return null
    return { ...values, verb, file }
  } catch {
    return null
  }
}

type Arguments = NonNullable<ReturnType<typeof readArguments>>

const run = async ({ verb }: Arguments, choice: FileChoice): Promise<number> => {
  const done = verb === 'import' ? await importReplies(choice) : await exportReplies(choice)
  if (!done.ok) say(done.error)
  else
    say(typeof done.value === 'number' ? words.exported(done.value, choice.file) : words.imported(done.value))
  return done.ok ? 0 : 1
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
    const { app, db, isLocal } = connection
    const shop = given.shop === undefined ? {} : { shopId: given.shop }
    return await run(given, { app, db, isLocal, say, file, ...shop })
  } finally {
    await connection.close()
  }
}

void main().then((code) => {
  // The SDK keeps its connections open: without this the process would linger until they time out.
  process.exit(code)
})
