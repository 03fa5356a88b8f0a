import type { Body, Entry, MediaBody, PlaceBody } from '../config'
import { cardView } from './card-view'
import { mediaUrl } from './client'
import { h } from './dom'
import { words } from './words'

interface Of {
  readonly entry: Entry
  readonly corpId: string
  readonly onPress: (key: string, picked: string | undefined) => void
}

/** Everything that is no text: pictures and films are seen, sounds and files opened, places named. */
export const bodyView = (body: Exclude<Body, { type: 'text' }>, of: Of): HTMLElement => {
  if (body.type === 'location') return placeView(body)
  if (body.type === 'card') return cardView(body, of)
  if (!body.mediaId) return h('div', { class: 'bubble' }, words.preview[body.type])
  const src = mediaUrl(of.corpId, body.mediaId)
  switch (body.type) {
    case 'image':
      return pictureView(src, of.entry)
    case 'video':
      return videoView(src, of.entry)
    case 'voice':
    case 'file':
      return fileView(src, body)
  }
}

const isMine = ({ from }: Entry): boolean => from === 'member'

const pictureView = (src: string, entry: Entry): HTMLElement => {
  const alt = isMine(entry) ? words.ownPicture : words.customerPicture
  return h('a', { class: 'pic', href: src, target: '_blank', rel: 'noopener' }, h('img', { src, alt }))
}

const videoView = (src: string, entry: Entry): HTMLElement => {
  const label = isMine(entry) ? words.ownVideo : words.customerVideo
  return h('video', { class: 'film', src, controls: '', preload: 'metadata', 'aria-label': label })
}

/** What a browser can play it plays; AMR, which only WeCom's client plays, is saved. */
const fileView = (src: string, { type, filename = '' }: MediaBody): HTMLElement => {
  const link = h('a', { href: src, download: filename || 'voice.amr' }, filename || words.voice)
  const isSound = type === 'file' && /\.(mp3|aac|m4a|wav)$/.test(filename)
  const player = isSound ? [h('audio', { class: 'sound', src, controls: '', preload: 'none' })] : []
  return h('div', { class: 'bubble' }, link, ...player)
}

const placeView = ({ label, latitude, longitude }: PlaceBody): HTMLElement =>
  h('div', { class: 'bubble' }, `${label}\n`, h('small', {}, `${latitude}, ${longitude}`))
