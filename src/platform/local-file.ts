import Taro from '@tarojs/taro'
import { isWeapp } from './env'

/** A file on this device: good until the app is closed. What it is of is told as far as it is known. */
export interface LocalFile {
  readonly path: string
  readonly bytes: number
  readonly durationMs?: number
  readonly width?: number
  readonly height?: number
  /** The first picture of a video. */
  readonly poster?: { readonly path: string; readonly bytes: number }
}

/** What a `blob:` address of this page stands for. Browser only; fails when it is gone. */
export const localFile = async (path: string): Promise<Blob> => (await fetch(path)).blob()

/** Whether a local file can still be read. */
export const isThere = async (path: string): Promise<boolean> => {
  try {
    if (isWeapp) Taro.getFileSystemManager().accessSync(path)
    else await localFile(path)
    return true
  } catch {
    return false
  }
}
