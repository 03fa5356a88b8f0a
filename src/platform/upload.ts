import Taro from '@tarojs/taro'
import * as z from 'zod/mini'
import { err, ok, type Result } from '../../core/shared/result'
import { isThere, localFile } from './local-file'
import { browserHeaders } from './shopper'
import { callWeb } from './web/call'
import { webDoor } from './web/door'

const PutAddress = z.object({ url: z.string(), headers: z.record(z.string(), z.string()) })
type PutAddress = z.infer<typeof PutAddress>
const Answer = z.object({ ok: z.literal(true), value: PutAddress })

export interface Upload {
  /** Where the server lets it lie: `inbox/<upload id>`. */
  readonly cloudPath: string
  /** A local file as media.ts gives it. */
  readonly path: string
  /** 0–100, rising. */
  readonly onProgress: (percent: number) => void
}

const uploadByWeChat = ({ cloudPath, path, onProgress }: Upload): Promise<void> =>
  new Promise((resolve, reject) => {
    const task = Taro.cloud.uploadFile({
      cloudPath,
      filePath: path,
      success: () => resolve(),
      fail: reject,
    }) as unknown as Partial<Taro.UploadTask.UploadTaskPromise> | undefined
    task?.onProgressUpdate?.(({ progress }) => onProgress(progress))
  })

/** Where a browser puts it: the local cloud takes it by its path, elsewhere the door knows an address for it. */
const placeOf = async (cloudPath: string): Promise<PutAddress> => {
  if (!webDoor) {
    return { url: `/upload?path=${encodeURIComponent(cloudPath)}`, headers: browserHeaders() }
  }
  const uploadId = cloudPath.replace('inbox/', '')
  const reply = await callWeb({ procedure: 'uploads.address', input: { uploadId } })
  return Answer.parse(reply).value
}

const uploadByBrowser = async ({ cloudPath, path, onProgress }: Upload): Promise<void> => {
  const file = await localFile(path)
  const { url, headers } = await placeOf(cloudPath)
  await new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.floor((loaded / total) * 100))
    request.onload = () => (request.status < 300 ? resolve() : reject(new Error(`upload: ${request.status}`)))
    request.onerror = () => reject(new Error('upload: not reached'))
    request.send(file)
  })
}

/** Carries one file to storage; `offline` when it did not arrive whole, `fileGone` when there is none any more. */
export const uploadFile = async (upload: Upload): Promise<Result<true, 'offline' | 'fileGone'>> => {
  try {
    await (process.env.TARO_ENV === 'weapp' ? uploadByWeChat(upload) : uploadByBrowser(upload))
    return ok(true)
  } catch {
    return err((await isThere(upload.path)) ? 'offline' : 'fileGone')
  }
}
