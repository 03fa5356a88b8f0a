import { after } from './clock'
import type { LocalFile } from './local-file'
import { drawn } from './picture'

/** A browser that cannot show a video may never say so. */
const PATIENCE_MS = 8_000

/** Its first picture, once it can be drawn. */
const opened = (path: string): Promise<HTMLVideoElement> =>
  new Promise((resolve, reject) => {
    const video = document.createElement('video')
    const giveUp = after(PATIENCE_MS, () => reject(new Error('no picture')))
    const done = (act: () => void) => () => {
      giveUp()
      act()
    }
    video.muted = true
    video.playsInline = true
    video.preload = 'auto'
    video.onloadeddata = done(() => resolve(video))
    video.onerror = done(() => reject(new Error('no video')))
    video.src = path
  })

/** Length, size and first picture of a chosen video; what is no video comes along with nothing of it. */
export const readFilm = async (file: File): Promise<LocalFile> => {
  const path = URL.createObjectURL(file)
  const plain = { path, bytes: file.size }
  try {
    const video = await opened(path)
    const { videoWidth: width, videoHeight: height, duration } = video
    const poster = await drawn(video, width, height)
    return {
      ...plain,
      width,
      height,
      ...(Number.isFinite(duration) && { durationMs: Math.round(duration * 1_000) }),
      ...(poster && { poster: { path: URL.createObjectURL(poster), bytes: poster.size } }),
    }
  } catch {
    return plain
  }
}
