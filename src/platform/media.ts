import Taro from '@tarojs/taro'

export interface Photo {
  /** A local file, good until the app is closed. */
  readonly path: string
  readonly bytes: number
}

/** Lets the shopper choose or take photos; none when they changed their mind. */
export const choosePhotos = async (from: 'album' | 'camera', count: number): Promise<readonly Photo[]> => {
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
