import type { RefusalCode } from '../../../core/contracts/refusals'
import type { MessageBody } from '../../../core/conversation/message'
import { sniffAudio, stripTags } from '../../../core/files/audio'
import { sniffImage, stripPrivate } from '../../../core/files/image'
import { fileLimits, MEDIA_MAX_MS, type UploadKind } from '../../../core/files/limits'
import { isMp4, mp4Film, stripMp4 } from '../../../core/files/mp4'
import { err, ok, type Result } from '../../../core/shared/result'
import type { Ports } from '../../ports'

/** A checked file as a message holds it. */
export type Kept<K extends UploadKind> = Extract<MessageBody, { kind: K }>

/** Checks what came by what it is, never by what it says, and keeps it without where and by what it was made. */
type Keep<K extends UploadKind> = (
  ports: Pick<Ports, 'files'>,
  shopId: string,
  bytes: Uint8Array,
) => Promise<Result<Kept<K>, RefusalCode>>

const sizeRefusal = (kind: UploadKind, bytes: Uint8Array): RefusalCode | null => {
  if (bytes.length === 0) return 'fileEmpty'
  return bytes.length > fileLimits[kind].bytes ? fileLimits[kind].tooLarge : null
}

const pictureExtensions = { jpeg: 'jpg', png: 'png', gif: 'gif', webp: 'webp' } as const

export const keepPicture: Keep<'image'> = async ({ files }, shopId, bytes) => {
  const refusal = sizeRefusal('image', bytes)
  if (refusal) return err(refusal)
  const image = sniffImage(bytes)
  if (!image) return err('fileKind')
  const clean = stripPrivate(bytes, image)
  const fileId = await files.keep(shopId, clean, pictureExtensions[image.kind])
  return ok({ kind: 'image', fileId, bytes: clean.length, width: image.width, height: image.height })
}

export const keepFilm: Keep<'video'> = async ({ files }, shopId, bytes) => {
  const refusal = sizeRefusal('video', bytes)
  if (refusal) return err(refusal)
  const film = mp4Film(bytes)
  if (!film) return err(isMp4(bytes) ? 'videoUnreadable' : 'videoKind')
  if (film.durationMs > MEDIA_MAX_MS) return err('videoTooLong')
  const clean = stripMp4(bytes)
  const fileId = await files.keep(shopId, clean, 'mp4')
  return ok({ kind: 'video', fileId, bytes: clean.length, ...film })
}

export const keepVoice: Keep<'voice'> = async ({ files }, shopId, bytes) => {
  const refusal = sizeRefusal('voice', bytes)
  if (refusal) return err(refusal)
  const sound = sniffAudio(bytes)
  // what only WeCom records no phone's browser plays: it is converted before it comes here
  if (!sound || sound.kind === 'amr') return err('voiceKind')
  if (sound.durationMs > MEDIA_MAX_MS) return err('voiceTooLong')
  const clean = stripTags(bytes, sound)
  const fileId = await files.keep(shopId, clean, sound.kind)
  return ok({ kind: 'voice', fileId, bytes: clean.length, durationMs: sound.durationMs })
}
