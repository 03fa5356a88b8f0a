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

/** A film without its first picture is a film all the same. */
const withPoster = async (
  { ports, shop }: Desk,
  body: MessageBody,
  thumbId: string | undefined,
): Promise<MessageBody> => {
  if (body.kind !== 'video' || thumbId === undefined) return body
  const bytes = await ports.human.media(shop, thumbId)
  const picture = bytes.ok ? await keepPicture(ports, shop._id, bytes.value) : bytes
  return picture.ok ? { ...body, poster: picture.value.fileId } : body
}

export const sayFile = async (desk: Desk, said: Of<FileKind>): Promise<string> => {
  const { kind, mediaId } = said
  const bytes = await desk.ports.human.media(desk.shop, mediaId)
  const body = bytes.ok ? await kept(desk, kind, bytes.value) : bytes
  if (!body.ok) return laneWords.notDone(body.error)
  return sayBody(desk, await withPoster(desk, body.value, kind === 'video' ? said.thumbId : undefined))
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
