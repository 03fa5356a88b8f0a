import Taro from '@tarojs/taro'
import { isThere, localFile } from './local-file'
import { browserFiles } from './browser-files'

/** A file that was chosen: its name among the app's own files, and where it is read from now. */
interface Kept {
  readonly kept: string | null
  readonly path: string
}

/** What waits to be sent in the chat, and what belongs to a claim that is being written: each sweeps its own only. */
type Room = 'outbox' | 'case'

/** Ours among what the app keeps under USER_DATA_PATH (200 MB for all, docs: 文件系统). */
const prefixOf = (room: Room): string => `${room}-`

/** `.jpg`: players go by it. */
const extensionOf = (path: string): string => /\.\w{1,5}$/.exec(path)?.[0] ?? ''

const placeIn = (room: Room, kept: string): string =>
  `${Taro.env.USER_DATA_PATH ?? ''}/${prefixOf(room)}${kept}`

const dropInWeChat = (room: Room, kept: string): void =>
  Taro.getFileSystemManager().unlink({ filePath: placeIn(room, kept), fail: () => undefined })

const sweepInWeChat = (room: Room, wanted: (name: string) => boolean): void =>
  Taro.getFileSystemManager().readdir({
    dirPath: Taro.env.USER_DATA_PATH ?? '',
    success: ({ files: names }) => {
      for (const name of names) {
        const kept = name.slice(prefixOf(room).length)
        if (name.startsWith(prefixOf(room)) && !wanted(kept)) dropInWeChat(room, kept)
      }
    },
    fail: () => undefined,
  })

const inWeChat = (room: Room) => ({
  keep: (name: string, path: string): Promise<string | null> =>
    new Promise((resolve) => {
      const kept = `${name}${extensionOf(path)}`
      Taro.getFileSystemManager().copyFile({
        srcPath: path,
        destPath: placeIn(room, kept),
        success: () => resolve(kept),
        fail: () => resolve(null),
      })
    }),
  open: async ({ kept, path }: Kept): Promise<string | null> => {
    const place = kept === null ? path : placeIn(room, kept)
    return (await isThere(place)) ? place : null
  },
  drop: ({ kept }: Kept): void => {
    if (kept !== null) dropInWeChat(room, kept)
  },
  sweep: (wanted: (name: string) => boolean): void => sweepInWeChat(room, wanted),
})

/** The outbox came first: its names have no prefix. */
const browserPrefix = (room: Room): string => (room === 'case' ? prefixOf(room) : '')

const sweepInBrowser = async (room: Room, wanted: (name: string) => boolean): Promise<void> => {
  for (const name of await browserFiles.names()) {
    const isOurs = name.startsWith(prefixOf('case')) === (room === 'case')
    if (isOurs && !wanted(name.slice(browserPrefix(room).length))) await browserFiles.remove(name)
  }
}

const inBrowser = (room: Room) => {
  const named = (kept: string): string => `${browserPrefix(room)}${kept}`
  return {
    keep: async (name: string, path: string): Promise<string | null> => {
      try {
        await browserFiles.put(named(name), await localFile(path))
        return name
      } catch {
        return null
      }
    },
    open: async ({ kept, path }: Kept): Promise<string | null> => {
      const file = kept === null ? null : await browserFiles.get(named(kept)).catch(() => null)
      if (file !== null) return URL.createObjectURL(file)
      return (await isThere(path)) ? path : null
    },
    drop: ({ kept, path }: Kept): void => {
      if (kept !== null) void browserFiles.remove(named(kept)).catch(() => undefined)
      if (path.startsWith('blob:')) URL.revokeObjectURL(path)
    },
    sweep: (wanted: (name: string) => boolean): void =>
      void sweepInBrowser(room, wanted).catch(() => undefined),
  }
}

const roomed = process.env.TARO_ENV === 'weapp' ? inWeChat : inBrowser

/** The app's own files, where what was chosen survives a restart until it is sent. */
export const keptFiles = roomed('outbox')

/** Photos and videos of a claim that is not sent yet, as long. */
export const keptEvidence = roomed('case')
