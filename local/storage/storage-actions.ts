import { randomBytes } from 'node:crypto'

import type { Action, Actions, Body } from '../gateway/action'
import { isPlain, type Doc } from '../gateway/ejson'
import { CloudError, badParam } from '../gateway/errors'

import { checkPath, type Storage } from './storage'

/** A link lasts a day unless the caller says otherwise (WeChat documentation, getTempFileURL). */
const defaultLinkSeconds = 86_400
const ticketMs = 15 * 60_000

/** Uploads that the SDK announced: it asks for an address first and sends the bytes there. */
export class Tickets {
  private readonly open = new Map<string, { path: string; until: number }>()

  constructor(private readonly now: () => number) {}

  give(path: string): string {
    for (const [ticket, { until }] of this.open) if (until < this.now()) this.open.delete(ticket)
    const ticket = randomBytes(18).toString('hex')
    this.open.set(ticket, { path, until: this.now() + ticketMs })
    return ticket
  }

  /** The path, once; undefined when the ticket is unknown, used or too old. */
  take(ticket: string): string | undefined {
    const found = this.open.get(ticket)
    this.open.delete(ticket)
    return found && found.until >= this.now() ? found.path : undefined
  }
}

const listOf = (value: unknown): readonly unknown[] => {
  if (!Array.isArray(value) || value.length > 50) throw badParam('a list of at most 50 files is expected')
  return value
}

/** Runs one file of a list; the cloud answers each by itself. */
const each = async (fileID: unknown, run: () => Promise<Doc> | Doc): Promise<Doc> => {
  try {
    return { fileID, code: 'SUCCESS', ...(await run()) }
  } catch (error) {
    if (!(error instanceof CloudError)) throw error
    return { fileID, tempFileURL: '', code: error.code, message: error.message }
  }
}

export interface StorageParts {
  readonly storage: Storage
  readonly tickets: Tickets
  /** The address of the local cloud. */
  readonly base: () => string
}

const link = ({ storage, base }: StorageParts, item: unknown): Promise<Doc> => {
  const { fileid, max_age: maxAge } = isPlain(item) ? item : {}
  return each(fileid, () => {
    const path = storage.pathOf(fileid)
    if (!storage.info(path)) throw new CloudError('STORAGE_FILE_NONEXIST', 'storage file not exists')
    const seconds = typeof maxAge === 'number' && maxAge > 0 ? maxAge : defaultLinkSeconds
    return { tempFileURL: `${base()}/storage/file/${path}?${storage.sign(path, seconds)}`, maxAge: seconds }
  })
}

const remove = ({ storage }: StorageParts, fileid: unknown): Promise<Doc> =>
  each(fileid, async () => {
    await storage.remove(storage.pathOf(fileid), 'admin')
    return {}
  })

const copy = ({ storage }: StorageParts, item: unknown): Promise<Doc> => {
  if (!isPlain(item)) throw badParam('file_list: objects are expected')
  const to = checkPath(item.dst_path)
  return each(storage.fileId(to), async () => {
    const rule = { overwrite: item.overwrite !== false, removeOriginal: item.remove_original === true }
    await storage.copy(checkPath(item.src_path), to, rule)
    return { fileId: storage.fileId(to) }
  })
}

const metadata = ({ storage, tickets, base }: StorageParts, body: Body): Doc => {
  const path = checkPath(body.path)
  const ticket = tickets.give(path)
  const fileId = storage.fileId(path)
  const url = `${base()}/storage/put?ticket=${ticket}`
  return { url, token: ticket, authorization: ticket, fileId, cosFileId: encodeURI(fileId) } // the SDK sends it as a header
}

/** An action that answers each item of a list, under the names that the SDK gives question and answer. */
const listAction = (
  parts: StorageParts,
  names: { readonly from: string; readonly to: string },
  one: (parts: StorageParts, item: unknown) => Promise<Doc>,
): Action => ({
  kind: 'async',
  run: async (body) => {
    const items = listOf(body[names.from]).map((item) => one(parts, item))
    return { data: { [names.to]: await Promise.all(items) } }
  },
})

export const storageActions = (parts: StorageParts): Actions => ({
  'storage.getUploadMetadata': {
    kind: 'async',
    run: (body) => Promise.resolve({ data: metadata(parts, body) }),
  },
  'storage.batchGetDownloadUrl': listAction(parts, { from: 'file_list', to: 'download_list' }, link),
  'storage.batchDeleteFile': listAction(parts, { from: 'fileid_list', to: 'delete_list' }, remove),
  'storage.batchCopyFile': listAction(parts, { from: 'file_list', to: 'copy_list' }, copy),
})
