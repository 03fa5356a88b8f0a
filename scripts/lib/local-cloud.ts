import { startCloud } from '../../local/cloud'
import { prepareData } from '../../local/launch/data-folder'
import { findRunning } from '../../local/launch/running'
import { collectionWords } from '../../local/launch/words'

/** How a command of this machine reaches a local cloud. */
export interface Access {
  readonly url: string
  readonly env: Readonly<Record<string, string>>
}

/** Sends one request, named as this machine's own (local/gateway/signature). Throws, in the cloud's words, when it is refused. */
export const ask = async <T>({ url, env }: Access, body: Readonly<Record<string, unknown>>): Promise<T> => {
  const response = await fetch(`${url}/admin`, {
    method: 'POST',
    headers: { authorization: `Local ${env.TENCENTCLOUD_SECRETID ?? ''}` },
    body: JSON.stringify(body),
  })
  const answer = (await response.json()) as { readonly code?: string; readonly message?: string }
  if (answer.code === 'DATABASE_COLLECTION_NOT_EXIST')
    throw new Error(collectionWords.noCollection(String(body.collectionName)))
  if (answer.code !== undefined) throw new Error(answer.message ?? answer.code)
  return answer as T
}

interface Outcome<T> {
  readonly data: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string }
}

/** One of the actions of local/backup. Throws, in words for a person, when it was not done. */
export const askFor = async <T>(access: Access, body: Readonly<Record<string, unknown>>): Promise<T> => {
  const { data } = await ask<Outcome<T>>(access, body)
  if (data.ok) return data.value
  throw new Error(data.error)
}

/** The cloud that runs on the folder, else one that is opened for this command alone. */
export const reachLocal = async (data: string): Promise<Access & { close(): Promise<void> }> => {
  const running = await findRunning(data)
  if (running) return { ...running, close: async () => undefined }
  prepareData(data, false)
  const cloud = await startCloud({ dataDir: data })
  return { url: cloud.url, env: cloud.sdkEnv(), close: () => cloud.close() }
}
