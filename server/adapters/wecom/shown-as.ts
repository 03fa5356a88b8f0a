import { laneView } from '../../../core/copy/lane-view'
import type { LaneFile } from '../../../core/lane/render'
import type { MediaFile } from './api'

export type ShownMedia = Omit<MediaFile, 'bytes'>

/** How WeCom's client can show a file: as media, or, where it can't, by a link. */
export type Shown = ShownMedia | { readonly kind: 'link'; readonly words: (link: string) => string }

/** 上传临时素材: MP4 up to 10 MB. */
const VIDEO_BYTES = 10 * 1024 * 1024

const contentTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
  aac: 'audio/aac',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
}

const nameOf = (fileId: string): string => fileId.split('/').at(-1) ?? fileId
const extensionOf = (fileId: string): string => nameOf(fileId).split('.').at(-1) ?? ''

/** JPG and PNG as pictures, films as videos, voices as files that play at a tap. */
export const shownAs = (file: LaneFile): Shown => {
  const extension = extensionOf(file.fileId)
  const contentType = contentTypes[extension] ?? 'application/octet-stream'
  switch (file.kind) {
    case 'image':
      return ['jpg', 'png'].includes(extension)
        ? { kind: 'image', filename: nameOf(file.fileId), contentType }
        : { kind: 'link', words: laneView.pictureLink }
    case 'video':
      return file.bytes <= VIDEO_BYTES
        ? { kind: 'video', filename: nameOf(file.fileId), contentType }
        : { kind: 'link', words: laneView.videoLink }
    case 'voice':
      return { kind: 'file', filename: laneView.voiceFile(file.durationMs, extension), contentType }
  }
}
