import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { HOUR, Instant, MINUTE } from '../../../core/shared/time'
import type { Files, Upload, Uploads } from '../../ports'
import type { Cloudbase } from './app'
import type { PutAddress } from '../../web-ports'
import { Collection } from './collection'
import { createMemory } from './memory'

export const UploadDocument: z.ZodMiniType<Upload> = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: z.string(),
    openid: z.string(),
    fileId: z.string(),
    until: Instant,
    orderNo: z.optional(z.string()),
  }),
)

export const cloudbaseUploads = (cloudbase: Cloudbase): Uploads => {
  const uploads = new Collection(cloudbase, 'uploads', UploadDocument)
  const { command } = cloudbase
  return {
    begin: async (upload) => {
      await uploads.insert(upload)
    },
    find: (uploadId) => uploads.get(uploadId),
    finish: (uploadId) => uploads.remove({ _id: uploadId }),
    change: async (uploadId, fields) => {
      await uploads.patch({ _id: uploadId }, fields)
    },
    over: (now, limit) => uploads.find({ until: command.lt(now) }, { order: [['until', 'asc']], limit }),
  }
}

/** Links live for an hour and are handed out again for half of it. */
const LINK_MS = HOUR
const linkSeconds = LINK_MS / 1_000

const PutTicket = z.lazy(() =>
  z.object({
    url: z.string(),
    token: z.string(),
    authorization: z.string(),
    cosFileId: z.string(),
  }),
)

export class CloudbaseFiles implements Files {
  private readonly app
  private readonly ask
  private readonly known

  constructor({ app, ask }: Cloudbase, now: () => Instant) {
    this.app = app
    this.ask = ask
    this.known = createMemory<string>({ atMost: 5_000, forMs: 30 * MINUTE, now })
  }

  async idOf(cloudPath: string): Promise<string> {
    return (await this.ask(() => this.app.getUploadMetadata({ cloudPath }))).data.fileId
  }

  async addressOf(cloudPath: string): Promise<PutAddress> {
    const { data } = await this.ask(() => this.app.getUploadMetadata({ cloudPath }))
    const { url, token, authorization, cosFileId } = PutTicket.parse(data)
    // As the SDK's own uploadFile sends it (reference, "Wire format").
    return {
      url,
      headers: {
        authorization,
        'x-cos-security-token': token,
        'x-cos-meta-fileid': cosFileId,
      },
    }
  }

  async read(fileID: string): Promise<Uint8Array | null> {
    try {
      const { fileContent } = await this.ask(() => this.app.downloadFile({ fileID }))
      return fileContent === undefined ? null : new Uint8Array(Buffer.from(fileContent))
    } catch {
      return null // not there: nothing was uploaded under this id
    }
  }

  async keep(shopId: string, bytes: Uint8Array, extension: string): Promise<string> {
    const hash = createHash('sha256').update(bytes).digest('hex')
    const cloudPath = `files/${shopId}/${hash}.${extension}`
    const fileContent = Buffer.from(bytes)
    return (await this.ask(() => this.app.uploadFile({ cloudPath, fileContent }))).fileID
  }

  async remove(fileID: string): Promise<void> {
    await this.ask(() => this.app.deleteFile({ fileList: [fileID] }))
  }

  async links(fileIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const missing = [...new Set(fileIds)].filter((fileId) => this.known.get(fileId) === undefined)
    if (missing.length > 0) await this.askFor(missing)
    return new Map(fileIds.map((fileId) => [fileId, this.known.get(fileId) ?? '']))
  }

  private async askFor(fileIds: readonly string[]): Promise<void> {
    const wanted = fileIds.map((fileID) => ({ fileID, maxAge: linkSeconds }))
    const { fileList } = await this.ask(() => this.app.getTempFileURL({ fileList: wanted }))
    for (const { fileID, tempFileURL } of fileList) if (tempFileURL) this.known.set(fileID, tempFileURL)
  }
}
