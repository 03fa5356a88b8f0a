import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { DATABASE } from '../local/backup/contents'
import { toLine } from '../local/backup/lines'
import { backupWords, collectionWords as words } from '../local/launch/words'
import { runFileCommand } from './lib/file-command'
import { ask, reachLocal, type Access } from './lib/local-cloud'

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
  const unfinished = `${file}.part`
  try {
    await pipeline(Readable.from(lines()), createWriteStream(unfinished))
    renameSync(unfinished, file)
  } finally {
    rmSync(unfinished, { force: true })
  }
  return count
}

/** `npm run export -- COLLECTION FILE`: one document a line, as CloudBase's own import takes them. */
runFileCommand({
  words: 1,
  usage: words.usage('export'),
  doing: ({ before: [collection = ''] }) => words.exporting(collection),
  work: async ({ before: [collection = ''], file, data }) => {
    if (!existsSync(join(data, DATABASE))) throw new Error(backupWords.noData(data))
    const access = await reachLocal(data)
    const count = await write(access, collection, file).finally(() => access.close())
    return words.exported(collection, count, file)
  },
})
