import Taro from '@tarojs/taro'
import { isWeapp } from './env'

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
