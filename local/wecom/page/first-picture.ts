/** Wider than a bubble is no thumbnail. */
const WIDTH = 480

const shownFrame = (video: HTMLVideoElement): Promise<boolean> =>
  new Promise((resolve) => {
    video.onloadeddata = () => resolve(true)
    video.onerror = () => resolve(false)
  })

const drawn = (video: HTMLVideoElement): Promise<Blob | null> => {
  const canvas = document.createElement('canvas')
  const scale = Math.min(1, WIDTH / video.videoWidth)
  canvas.width = Math.round(video.videoWidth * scale)
  canvas.height = Math.round(video.videoHeight * scale)
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8))
}

/** The first picture of a film; null when this browser can't show it. */
export const firstPicture = async (file: File): Promise<Blob | null> => {
  const video = document.createElement('video')
  video.muted = true
  video.preload = 'auto'
  const url = URL.createObjectURL(file)
  try {
    const shown = shownFrame(video)
    video.src = url
    return (await shown) && video.videoWidth > 0 ? await drawn(video) : null
  } finally {
    URL.revokeObjectURL(url)
  }
}
