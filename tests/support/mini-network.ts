/** The phone's files and network, as WeChat gives them to the app. */
type Told = (at: { isConnected: boolean }) => void

interface Asked {
  readonly success?: (answer?: unknown) => void
  readonly fail?: (error: unknown) => void
}

export interface MiniNetwork {
  /** The network comes or goes. */
  readonly turn: (isConnected: boolean) => void
  readonly wx: object
}

const USER_DATA = 'wxfile://usr'

/** Files that were chosen exist under any name; those that the app keeps only after it kept them. */
export const newNetwork = (): MiniNetwork => {
  const listeners: Told[] = []
  const kept = new Set<string>()
  const isThere = (path: string) => !path.startsWith(USER_DATA) || kept.has(path)
  const files = {
    accessSync: (path: string) => {
      if (!isThere(path)) throw new Error(`access:fail no such file or directory ${path}`)
    },
    copyFile: ({ destPath, success }: Asked & { destPath: string }) => {
      kept.add(destPath)
      success?.()
    },
    unlink: ({ filePath, success }: Asked & { filePath: string }) => {
      kept.delete(filePath)
      success?.()
    },
    getFileInfo: ({ success }: Asked) => success?.({ size: 20_000 }),
    readdir: ({ dirPath, success }: Asked & { dirPath: string }) =>
      success?.({ files: [...kept].map((path) => path.slice(dirPath.length + 1)) }),
  }
  return {
    turn: (isConnected) => listeners.forEach((told) => told({ isConnected })),
    wx: {
      env: { USER_DATA_PATH: USER_DATA },
      getFileSystemManager: () => files,
      onNetworkStatusChange: (told: Told) => void listeners.push(told),
    },
  }
}
