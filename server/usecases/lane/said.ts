import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Said } from '../../../core/contracts/wecom.contract'
import type { MessageBody } from '../../../core/conversation/message'
import { laneWords } from '../../../core/copy/lane'
import { brief } from '../../../core/lane/text'
import { err, type Result } from '../../../core/shared/result'
import { keepFilm, keepPicture, keepVoice } from '../uploads/keep'
import type { Desk } from './desk'
import { sayBody } from './say'

type Of<K extends Said['kind']> = Extract<Said, { kind: K }>

type FileKind = 'image' | 'video' | 'voice'

/** A file of an agent's, checked as a shopper's is. */
const kept = async (
  { ports, shop }: Desk,
  kind: FileKind,
  bytes: Uint8Array,
): Promise<Result<MessageBody, RefusalCode>> => {
  if (kind === 'image') return keepPicture(ports, shop._id, bytes)
  if (kind === 'video') return keepFilm(ports, shop._id, bytes)
  const playable = await ports.voices.playable(bytes)
  return playable ? keepVoice(ports, shop._id, playable) : err('voiceKind')
}

export const sayFile = async (desk: Desk, { kind, mediaId }: Of<FileKind>): Promise<string> => {
  const bytes = await desk.ports.human.media(desk.shop, mediaId)
  const body = bytes.ok ? await kept(desk, kind, bytes.value) : bytes
  return body.ok ? sayBody(desk, body.value) : laneWords.notDone(body.error)
}

const NAME_MAX = 40
const ADDRESS_MAX = 200

/** WeCom gives name and address in one: only a long one is shortened as the name, and whole as the address. */
export const placeOf = ({ latitude, longitude, label }: Of<'location'>): MessageBody => {
  const name = brief(label, NAME_MAX)
  const address = brief(label, ADDRESS_MAX)
  return {
    kind: 'location',
    latitude,
    longitude,
    name: name || laneWords.aPlace,
    address: address === name ? '' : address,
  }
}

/** A link goes as its words: what is behind it belongs to somebody else. */
export const linkText = ({ title, url }: Of<'link'>): string =>
  [brief(title, 100), url].filter(Boolean).join('\n')
