import type { RefusalCode } from '../../../core/contracts/refusals'
import { err, ok, type Result } from '../../../core/shared/result'
import type { Shop } from '../../../core/shop/shop'
import type { Ports } from '../../ports'
import { keepFilm, keepPicture, keepVoice, type Kept } from './keep'

/** Whose upload it is: a shopper's, or an agent's (`uploaderAtDesk`). */
export interface Uploader {
  readonly shop: Shop
  readonly openid: string
}

export interface Keeping extends Uploader {
  /** Where the checked copy is kept; absent: with what the shop's shoppers sent. */
  readonly folder?: string
}

/**
 * Nothing that a client uploaded is trusted (design.md "Uploads"): it must be the uploader's own; the checked copy is
 * kept, and once the message is committed the original goes (`dropUpload`).
 */
export const uploaded = async (
  ports: Ports,
  { shop, openid }: Uploader,
  uploadId: string,
): Promise<Result<Uint8Array, RefusalCode>> => {
  const upload = await ports.uploads.find(uploadId)
  const isHers = upload?.shopId === shop._id && upload.openid === openid
  if (!isHers || upload.orderNo !== undefined) return err('fileMissing')
  const bytes = await ports.files.read(upload.fileId)
  return bytes ? ok(bytes) : err('fileMissing')
}

type Taken<K extends 'image' | 'video' | 'voice'> = Promise<Result<Kept<K>, RefusalCode>>

export const takePicture = async (ports: Ports, keeping: Keeping, uploadId: string): Taken<'image'> => {
  const bytes = await uploaded(ports, keeping, uploadId)
  return bytes.ok ? keepPicture(ports, keeping.folder ?? keeping.shop._id, bytes.value) : bytes
}

export const takeVoice = async (ports: Ports, uploader: Uploader, uploadId: string): Taken<'voice'> => {
  const bytes = await uploaded(ports, uploader, uploadId)
  return bytes.ok ? keepVoice(ports, uploader.shop._id, bytes.value) : bytes
}

interface FilmUpload {
  readonly uploadId: string
  readonly posterId?: string | undefined
}

/** A film with its poster; the film does not wait for a poster that is none. */
export const takeFilm = async (
  ports: Ports,
  keeping: Keeping,
  { uploadId, posterId }: FilmUpload,
): Taken<'video'> => {
  const bytes = await uploaded(ports, keeping, uploadId)
  const film = bytes.ok ? await keepFilm(ports, keeping.folder ?? keeping.shop._id, bytes.value) : bytes
  if (!film.ok || posterId === undefined) return film
  const poster = await takePicture(ports, keeping, posterId)
  return poster.ok ? ok({ ...film.value, poster: poster.value.fileId }) : film
}

/** The original is no longer needed. What a crash leaves behind is swept by the clock. */
export const dropUpload = async (ports: Ports, uploadId: string): Promise<void> => {
  const upload = await ports.uploads.find(uploadId)
  if (!upload) return
  await ports.files.remove(upload.fileId)
  await ports.uploads.finish(uploadId)
}
