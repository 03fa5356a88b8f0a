import { browserShopper } from './shopper'

const STORE = 'files'

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('indexedDB'))
  })

/** In a browser several shoppers share one storage: each has a database of their own. */
const open = (): Promise<IDBDatabase> => {
  const { appid, openid } = browserShopper()
  const request = indexedDB.open(`xiaomei.${appid}.${openid}`, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE)
  return answerOf(request)
}

let opened: Promise<IDBDatabase> | undefined
const files = async (mode: IDBTransactionMode): Promise<IDBObjectStore> => {
  opened ??= open()
  return (await opened).transaction(STORE, mode).objectStore(STORE)
}

/** Files by name in the browser's own database; each call fails where there is none (a private window). */
export const browserFiles = {
  put: async (name: string, file: Blob): Promise<void> => {
    await answerOf((await files('readwrite')).put(file, name))
  },
  get: async (name: string): Promise<Blob | null> => {
    const found: unknown = await answerOf((await files('readonly')).get(name) as IDBRequest<unknown>)
    return found instanceof Blob ? found : null
  },
  remove: async (name: string): Promise<void> => {
    await answerOf((await files('readwrite')).delete(name))
  },
  names: async (): Promise<string[]> => {
    const keys = await answerOf((await files('readonly')).getAllKeys())
    return keys.filter((key): key is string => typeof key === 'string')
  },
}
