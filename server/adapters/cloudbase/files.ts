import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { HOUR, Instant, MINUTE } from '../../../core/shared/time'
import type { Files, Upload, Uploads } from '../../ports'
import type { Cloudbase } from './app'
import { openCollection } from './collection'
import { createMemory } from './memory'

const UploadDocument: z.ZodMiniType<Upload> = z.object({
  _id: z.string(),
  shopId: z.string(),
  openid: z.string(),
  fileId: z.string(),
  begunAt: Instant,
})

export const cloudbaseUploads = (cloudbase: Cloudbase): Uploads => {
  const uploads = openCollection(cloudbase, 'uploads', UploadDocument)
  const { command } = cloudbase
  return {
    begin: async (upload) => {
      await uploads.insert(upload)
    },
    find: (uploadId) => uploads.get(uploadId),
    finish: (uploadId) => uploads.remove({ _id: uploadId }),
    begunBefore: (at, limit) =>
      uploads.find({ begunAt: command.lt(at) }, { order: [['begunAt', 'asc']], limit }),
  }
}

/** Links live for an hour and are handed out again for half of it. */
const LINK_MS = HOUR
const linkSeconds = LINK_MS / 1_000

export const cloudbaseFiles = ({ app }: Cloudbase, now: () => Instant): Files => {
  const known = createMemory<string>({ atMost: 5_000, forMs: 30 * MINUTE, now })

  const askFor = async (fileIds: readonly string[]): Promise<void> => {
    const { fileList } = await app.getTempFileURL({
      fileList: fileIds.map((fileID) => ({ fileID, maxAge: linkSeconds })),
    })
    for (const { fileID, tempFileURL } of fileList) if (tempFileURL) known.set(fileID, tempFileURL)
  }

  return {
    idOf: async (cloudPath) => (await app.getUploadMetadata({ cloudPath })).data.fileId,
    read: async (fileID) => {
      try {
        const { fileContent } = await app.downloadFile({ fileID })
        return fileContent === undefined ? null : new Uint8Array(Buffer.from(fileContent))
      } catch {
        return null // not there: nothing was uploaded under this id
      }
    },
    keep: async (shopId, bytes, extension) => {
      const hash = createHash('sha256').update(bytes).digest('hex')
      const cloudPath = `files/${shopId}/${hash}.${extension}`
      return (await app.uploadFile({ cloudPath, fileContent: Buffer.from(bytes) })).fileID
    },
    remove: async (fileID) => {
      await app.deleteFile({ fileList: [fileID] })
    },
    links: async (fileIds) => {
      const missing = [...new Set(fileIds)].filter((fileId) => known.get(fileId) === undefined)
      if (missing.length > 0) await askFor(missing)
      return new Map(fileIds.map((fileId) => [fileId, known.get(fileId) ?? '']))
    },
  }
}
