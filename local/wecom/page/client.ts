import type { Entry } from '../config'
import type { Chosen, Place } from './choice'
import { firstPicture } from './first-picture'
import type { PageAgent, PageEvent, PageReception, PageThread } from '../page-server'

/** The stand-in's own small API; a refusal or no answer is a thrown error. */
const ask = async <T>(path: string, init?: RequestInit): Promise<T> => {
  const response = await fetch(path, init)
  if (!response.ok) throw new Error(`${path} ${response.status}`)
  return (await response.json()) as T
}

const post = <T>(path: string, body: unknown) =>
  ask<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

export const loadAgents = () => ask<PageAgent[]>('page/agents')

export const loadReception = (agent: string) =>
  ask<PageReception>(`page/reception?${new URLSearchParams({ agent }).toString()}`)

export const loadThread = (agent: string, before?: number) =>
  ask<PageThread>(
    `page/thread?${new URLSearchParams({ agent, ...(before !== undefined && { before: String(before) }) }).toString()}`,
  )

export const say = (agent: string, clientId: string, text: string) =>
  post<Entry>('page/say', { agent, clientId, text })

const keepThumb = (agent: string, picture: Blob) =>
  ask<{ readonly mediaId: string }>(`page/thumb?${new URLSearchParams({ agent }).toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'image/jpeg' },
    body: picture,
  })

/** As WeCom's client does it: a video goes with its first picture, where there is one. */
const thumbOf = async (agent: string, { file, type }: Chosen): Promise<{ readonly thumb?: string }> => {
  const picture = type.media === 'video' ? await firstPicture(file) : null
  return picture ? { thumb: (await keepThumb(agent, picture)).mediaId } : {}
}

export const sendFile = async (agent: string, clientId: string, chosen: Chosen) => {
  const { file, type } = chosen
  const thumb = await thumbOf(agent, chosen)
  const query = new URLSearchParams({
    agent,
    clientId,
    type: type.media,
    name: file.name,
    ...thumb,
  }).toString()
  return ask<Entry>(`page/media?${query}`, {
    method: 'POST',
    headers: { 'content-type': type.sentAs },
    body: file,
  })
}

export const sendPlace = (agent: string, clientId: string, place: Place) =>
  post<Entry>('page/place', { agent, clientId, ...place })

export const sendAgain = (agent: string, id: string) => post<unknown>('page/again', { agent, id })

export const press = (
  agent: string,
  id: string,
  pressed: { readonly key: string; readonly picked?: string },
) => post<unknown>('page/press', { agent, id, ...pressed })

export const mediaUrl = (corpId: string, id: string) =>
  `page/media?${new URLSearchParams({ corpId, id }).toString()}`

/** Hears of every line; `onState` says whether the connection stands. */
export const watch = (onEvent: (event: PageEvent) => void, onState: (isOpen: boolean) => void) => {
  const events = new EventSource('page/events')
  events.onopen = () => onState(true)
  events.onerror = () => onState(false)
  events.onmessage = ({ data }: MessageEvent<string>) => onEvent(JSON.parse(data) as PageEvent)
}
