import type { MediaType } from './config'
import type { Context } from './context'

const MB = 1024 * 1024

/** 上传临时素材: what each kind may hold. */
export const maxBytes: Readonly<Record<MediaType, number>> = {
  image: 10 * MB,
  voice: 2 * MB,
  video: 10 * MB,
  file: 20 * MB,
}

const textAt = (content: Uint8Array, from: number, to: number): string =>
  Buffer.from(content.subarray(from, to)).toString('latin1')

/** A voice must be AMR and a video MP4, whatever it is called. */
export const isOfType = (content: Uint8Array, type: MediaType): boolean => {
  if (type === 'voice') return textAt(content, 0, 5) === '#!AMR'
  return type === 'video' ? textAt(content, 4, 8) === 'ftyp' : true
}

export interface MediaContent {
  readonly content: Uint8Array
  readonly contentType: string
  readonly filename: string
}

/** Keeps bytes and gives them a media id that all apps of the corp can use. */
export const storeMedia = ({ ledger, now }: Context, corpId: string, media: MediaContent): string => {
  const mediaId = ledger.media.write(media.content)
  const { contentType, filename } = media
  ledger.record({ type: 'stored', at: now(), corpId, mediaId, contentType, filename })
  return mediaId
}
