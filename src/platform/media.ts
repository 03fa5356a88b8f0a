import Taro from '@tarojs/taro'
import { isWeapp } from './env'

export interface Photo {
  /** A local file, good until the app is closed. */
  readonly path: string
  readonly bytes: number
}

type Source = 'album' | 'camera'

/**
 * A browser hands over any file. One that is empty or no picture comes along too, so that the server's refusal says
 * why; Taro's own chooser would drop it without a word.
 */
const chooseInBrowser = (from: Source, count: number): Promise<readonly Photo[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    const done = (files: readonly File[]) => {
      input.remove()
      resolve(files.slice(0, count).map((file) => ({ path: URL.createObjectURL(file), bytes: file.size })))
    }
    input.type = 'file'
    input.accept = 'image/*'
    input.hidden = true
    input.multiple = count > 1
    if (from === 'camera') input.capture = 'environment'
    input.onchange = () => done([...(input.files ?? [])])
    input.oncancel = () => done([])
    document.body.append(input)
    input.click()
  })

/** Lets the shopper choose or take photos; none when they changed their mind. */
export const choosePhotos = async (from: Source, count: number): Promise<readonly Photo[]> => {
  if (!isWeapp) return chooseInBrowser(from, from === 'camera' ? 1 : count)
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: from === 'camera' ? 1 : count,
      mediaType: ['image'],
      sourceType: [from],
      sizeType: ['compressed'],
    })
    return tempFiles.map(({ tempFilePath, size }) => ({ path: tempFilePath, bytes: size }))
  } catch {
    return []
  }
}

export const previewPhotos = (urls: readonly string[], current: string): void => {
  void Taro.previewImage({ urls: [...urls], current })
}
