import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'

import { fromLine, type LineDocument } from '../local/backup/lines'
import { inWords } from '../local/launch/in-words'
import { backupWords, collectionWords as words } from '../local/launch/words'
import { readFileCommand } from './lib/file-command'
import { ask, reachLocal, type Access } from './lib/local-cloud'
import { progress, say } from './lib/run'

const AT_ONCE = 50

async function* documentsOf(file: string): AsyncGenerator<LineDocument> {
  let line = 0
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    line += 1
    const document = fromLine(line === 1 ? text.replace(/^\uFEFF/, '') : text, line)
    if (document) yield document
  }
}

/** The platform's "Upsert": a document that is there is replaced. */
const put = (access: Access, collectionName: string, { id, fields }: LineDocument): Promise<unknown> => {
  if (id === undefined) {
    return ask(access, { action: 'database.insertDocument', collectionName, data: [fields] })
  }
  const change = { query: `{"_id":${id}}`, data: fields, merge: false, upsert: true, multi: false }
  return ask(access, { action: 'database.modifyDocument', collectionName, queryType: 'DOC', ...change })
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
const main = async (): Promise<number> => {
  const command = readFileCommand(process.argv.slice(2), 1)
  const [collection] = command?.before ?? []
  if (!command || collection === undefined) {
    say(words.usage('import:collection'))
    return 2
  }
  const stop = progress(words.importing(collection))
  try {
    if (!existsSync(command.file)) throw new Error(backupWords.noFile(command.file))
    const access = await reachLocal(command.data)
    const count = await read(access, collection, command.file).finally(() => access.close())
    say(words.imported(collection, count))
    return 0
  } catch (error) {
    say(inWords(error))
    return 1
  } finally {
    stop()
  }
}

void main().then((code) => process.exit(code))
