import type { RefusalCode } from '../contracts/refusals'
import { SECOND } from '../shared/time'

const MB = 1024 * 1024

/** What a shopper may upload. */
export const uploadKinds = ['image', 'video', 'voice'] as const
export type UploadKind = (typeof uploadKinds)[number]

interface Limit {
  readonly bytes: number
  readonly tooLarge: RefusalCode
}

/**
 * Pictures as WeCom takes them (media/upload: 10 MB). A minute of video as wx.chooseMedia compresses it has about
 * 10 MB; 25 MB is what WeChat itself long took in a chat, and what a function of 256 MB can check whole. A minute of
 * voice by wx's recorder has under 0.5 MB; 2 MB is what media/upload takes.
 */
export const fileLimits: Readonly<Record<UploadKind, Limit>> = {
  image: { bytes: 10 * MB, tooLarge: 'fileTooLarge' },
  video: { bytes: 25 * MB, tooLarge: 'videoTooLarge' },
  voice: { bytes: 2 * MB, tooLarge: 'voiceTooLarge' },
}

/** wx.chooseMedia films, and wx's recorder of this chat records, at most 60 s; a second more is the container's. */
export const MEDIA_MAX_MS = 61 * SECOND
