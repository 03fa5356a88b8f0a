import Taro from '@tarojs/taro'

/** A picture in a local file. */
export interface Picture {
  readonly path: string
  readonly bytes: number
}

/** Smaller ones stay as they are. */
const ENOUGH_BYTES = 600 * 1024
/** The longer side of what is sent, px: a crack in a cup is seen, and a photo stays far below a megabyte. */
const LONGEST = 1_920
const QUALITY = 0.82

/** How long a local file of WeChat is, null when it is not there. */
export const bytesOf = (path: string): Promise<number | null> =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().getFileInfo({
      filePath: path,
      success: (info) => resolve(info.size),
      fail: () => resolve(null),
    })
  })

/** WeChat has chosen a smaller one already; what is still large is pressed once more. */
export const smallerInWeChat = async (picture: Picture): Promise<Picture> => {
  if (picture.bytes <= ENOUGH_BYTES || !/\.jpe?g$/i.test(picture.path)) return picture
  try {
    const { tempFilePath } = await Taro.compressImage({ src: picture.path, quality: QUALITY * 100 })
    const bytes = await bytesOf(tempFilePath)
    return bytes !== null && bytes < picture.bytes ? { path: tempFilePath, bytes } : picture
  } catch {
    return picture
  }
}

/** A picture as the browser shows it: turned as its camera was held. */
const loaded = (path: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('no picture'))
    image.src = path
  })

/** Whether the browser finds a picture in it. */
export const canShow = (path: string): Promise<boolean> =>
  loaded(path).then(
    () => true,
    () => false,
  )

/** What can be drawn, as a JPEG of at most that length; null where the browser makes none. */
export const drawn = (source: CanvasImageSource, width: number, height: number): Promise<Blob | null> => {
  const scale = Math.min(1, LONGEST / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const pen = canvas.getContext('2d')
  if (pen === null) return Promise.resolve(null)
  pen.fillStyle = 'white' // what was clear is paper
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(source, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}

/** What is no picture comes back as it is: the server says why it does not take it. Moving ones would stop. */
export const smallerInBrowser = async (file: File): Promise<Picture> => {
  const path = URL.createObjectURL(file)
  const untouched = { path, bytes: file.size }
  if (file.size <= ENOUGH_BYTES || file.type === 'image/gif') return untouched
  try {
    const image = await loaded(path)
    const smaller = await drawn(image, image.naturalWidth, image.naturalHeight)
    if (smaller === null || smaller.size >= file.size) return untouched
    URL.revokeObjectURL(path)
    return { path: URL.createObjectURL(smaller), bytes: smaller.size }
  } catch {
    return untouched
  }
}
