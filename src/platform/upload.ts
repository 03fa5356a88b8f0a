import Taro from '@tarojs/taro'
import { err, ok, type Result } from '../../core/shared/result'
import { isWeapp } from './env'
import { isThere, localFile } from './local-file'
import { browserHeaders } from './shopper'

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

const uploadByBrowser = async ({ cloudPath, path, onProgress }: Upload): Promise<void> => {
  const file = await localFile(path)
  await new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', `/upload?path=${encodeURIComponent(cloudPath)}`)
    for (const [name, value] of Object.entries(browserHeaders())) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.floor((loaded / total) * 100))
    request.onload = () => (request.status < 300 ? resolve() : reject(new Error(`upload: ${request.status}`)))
    request.onerror = () => reject(new Error('upload: not reached'))
    request.send(file)
  })
}

/** Carries one file to storage; `offline` when it did not arrive whole, `fileGone` when there is none any more. */
export const uploadFile = async (upload: Upload): Promise<Result<true, 'offline' | 'fileGone'>> => {
  try {
    await (isWeapp ? uploadByWeChat(upload) : uploadByBrowser(upload))
    return ok(true)
  } catch {
    return err((await isThere(upload.path)) ? 'offline' : 'fileGone')
  }
}
