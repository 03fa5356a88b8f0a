import { createWriteStream, renameSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { toLine } from '../local/backup/lines'
import { inWords } from '../local/launch/in-words'
import { collectionWords as words } from '../local/launch/words'
import { readFileCommand } from './lib/file-command'
import { ask, reachLocal, type Access } from './lib/local-cloud'
import { progress, say } from './lib/run'

const PAGE = 1_000

interface Page {
  readonly data: { readonly list: readonly string[] }
}

const idOf = (stored: string): unknown => (JSON.parse(stored) as { readonly _id: unknown })._id

/** Every document as its canonical EJSON, in the order of `_id`. */
async function* documents(access: Access, collection: string): AsyncGenerator<string> {
  for (let after: unknown; ;) {
    const query = JSON.stringify(after === undefined ? {} : { _id: { $gt: after } })
    const order = '{"_id":{"$numberInt":"1"}}'
    const asked = { action: 'database.getDocument', collectionName: collection, query, order, limit: PAGE }
    const { list } = (await ask<Page>(access, asked)).data
    yield* list
    const last = list[list.length - 1]
    if (last === undefined || list.length < PAGE) return
    after = idOf(last)
  }
}

const write = async (access: Access, collection: string, file: string): Promise<number> => {
  let count = 0
  async function* lines(): AsyncGenerator<string> {
    for await (const stored of documents(access, collection)) {
      count += 1
      yield `${toLine(stored)}\n`
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(`${file}.part`))
  renameSync(`${file}.part`, file)
  return count
}

/** `npm run export -- COLLECTION FILE`: one document a line, as CloudBase's own import takes them. */
const main = async (): Promise<number> => {
  const command = readFileCommand(process.argv.slice(2), 1)
  const [collection] = command?.before ?? []
  if (!command || collection === undefined) {
    say(words.usage('export'))
    return 2
  }
  const stop = progress(words.exporting(collection))
  try {
    const access = await reachLocal(command.data)
    const count = await write(access, collection, command.file).finally(() => access.close())
    say(words.exported(collection, count, command.file))
    return 0
  } catch (error) {
    say(inWords(error))
    return 1
  } finally {
    stop()
  }
}

void main().then((code) => process.exit(code))
