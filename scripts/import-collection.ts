import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'

import { fromLine, type LineDocument } from '../local/backup/lines'
import { backupWords, collectionWords as words } from '../local/launch/words'
import { runFileCommand } from './lib/file-command'
import { ask, reachLocal, type Access } from './lib/local-cloud'

const AT_ONCE = 50

async function* documentsOf(file: string): AsyncGenerator<LineDocument> {
  let line = 0
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    line += 1
    const document = fromLine(line === 1 ? text.replace(/^\uFEFF/, '') : text, line)
    if (document) yield document
  }
}

const isThere = (error: unknown): boolean => error instanceof Error && error.message.includes('E11000')

/** The platform's "Upsert": a document that is there is replaced. A new one is stored as it stands in the line. */
const put = async (
  access: Access,
  collectionName: string,
  { id, fields }: LineDocument,
): Promise<unknown> => {
  const whole = id === undefined ? fields : `{"_id":${id}${fields === '{}' ? '' : ','}${fields.slice(1)}`
  try {
    return await ask(access, { action: 'database.insertDocument', collectionName, data: [whole] })
  } catch (error) {
    if (id === undefined || !isThere(error)) throw error
    const change = { query: `{"_id":${id}}`, data: fields, merge: false, upsert: true, multi: false }
    return ask(access, { action: 'database.modifyDocument', collectionName, queryType: 'DOC', ...change })
  }
}

/** Reads the file twice: nothing is written when any of its lines is wrong. */
const read = async (access: Access, collection: string, file: string): Promise<number> => {
  let count = 0
  for await (const _document of documentsOf(file)) count += 1
  let batch: LineDocument[] = []
  const flush = async () => {
    await Promise.all(batch.map((document) => put(access, collection, document)))
    batch = []
  }
  for await (const document of documentsOf(file)) if (batch.push(document) === AT_ONCE) await flush()
  await flush()
  return count
}

/** `npm run import:collection -- COLLECTION FILE`: the counterpart of `npm run export`. */
runFileCommand({
  words: 1,
  usage: words.usage('import:collection'),
  doing: ({ before: [collection = ''] }) => words.importing(collection),
  work: async ({ before: [collection = ''], file, data }) => {
    if (!existsSync(file)) throw new Error(backupWords.noFile(file))
    const access = await reachLocal(data)
    const count = await read(access, collection, file).finally(() => access.close())
    return words.imported(collection, count)
  },
})
