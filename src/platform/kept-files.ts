import Taro from '@tarojs/taro'
import { isThere, localFile } from './local-file'
import { browserFiles } from './browser-files'

/** A file that was chosen: its name among the app's own files, and where it is read from now. */
interface Kept {
  readonly kept: string | null
  readonly path: string
}

/** Ours among what the app keeps under USER_DATA_PATH (200 MB for all, docs: 文件系统). */
const PREFIX = 'outbox-'

const placeOf = (kept: string): string => `${Taro.env.USER_DATA_PATH ?? ''}/${PREFIX}${kept}`

/** `.jpg`: players go by it. */
const extensionOf = (path: string): string => /\.\w{1,5}$/.exec(path)?.[0] ?? ''

const inWeChat = {
  keep: (name: string, path: string): Promise<string | null> =>
    new Promise((resolve) => {
      const kept = `${name}${extensionOf(path)}`
      Taro.getFileSystemManager().copyFile({
        srcPath: path,
        destPath: placeOf(kept),
        success: () => resolve(kept),
        fail: () => resolve(null),
      })
    }),
  open: async ({ kept, path }: Kept): Promise<string | null> => {
    const place = kept === null ? path : placeOf(kept)
    return (await isThere(place)) ? place : null
  },
  drop: ({ kept }: Kept): void => {
    if (kept !== null) Taro.getFileSystemManager().unlink({ filePath: placeOf(kept), fail: () => undefined })
  },
  sweep: (wanted: (name: string) => boolean): void => {
    const files = Taro.getFileSystemManager()
    files.readdir({
      dirPath: Taro.env.USER_DATA_PATH ?? '',
      success: ({ files: names }) => {
        for (const name of names) {
          const kept = name.slice(PREFIX.length)
          if (name.startsWith(PREFIX) && !wanted(kept)) inWeChat.drop({ kept, path: '' })
        }
      },
      fail: () => undefined,
    })
  },
}

const inBrowser = {
  keep: async (name: string, path: string): Promise<string | null> => {
    try {
      await browserFiles.put(name, await localFile(path))
      return name
    } catch {
      return null
    }
  },
  open: async ({ kept, path }: Kept): Promise<string | null> => {
    const file = kept === null ? null : await browserFiles.get(kept).catch(() => null)
    if (file !== null) return URL.createObjectURL(file)
    return (await isThere(path)) ? path : null
  },
  drop: ({ kept, path }: Kept): void => {
    if (kept !== null) void browserFiles.remove(kept).catch(() => undefined)
    if (path.startsWith('blob:')) URL.revokeObjectURL(path)
  },
  sweep: (wanted: (name: string) => boolean): void => {
    const removed = async () => {
      for (const name of await browserFiles.names()) if (!wanted(name)) await browserFiles.remove(name)
    }
    void removed().catch(() => undefined)
  },
}

/** The app's own files, where what was chosen survives a restart until it is sent. */
export const keptFiles = process.env.TARO_ENV === 'weapp' ? inWeChat : inBrowser
