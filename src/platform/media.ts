import Taro from '@tarojs/taro'
import { isWeapp } from './env'
import type { LocalFile } from './local-file'
import { bytesOf, canShow, smallerInBrowser, smallerInWeChat } from './picture'
import { agreesToPrivacy } from './privacy'
import { readFilm } from './snapshot'

/** A file that was chosen. */
export interface ChosenFile extends LocalFile {
  readonly kind: 'image' | 'video'
  /** The device sees that it is no photo or film of a kind that may be sent. */
  readonly isOfOtherKind?: boolean
}

export interface Wish {
  /** `any`: WeChat or the browser asks which. */
  readonly from: 'album' | 'camera' | 'any'
  readonly kinds: readonly ChosenFile['kind'][]
  readonly count: number
}

const VIDEO_SECONDS = 60

/** What the server takes (core/files), as browsers call it; a type that is not known says nothing. */
const sendable: Readonly<Record<ChosenFile['kind'], readonly string[]>> = {
  image: ['', 'image/jpeg', 'image/png', 'image/gif', 'image/webp'],
  video: ['', 'video/mp4', 'video/quicktime', 'video/x-m4v'],
}

/**
 * A browser hands over any files and any number: those that may not be sent come along, and one more than there is
 * room for, so that whoever asked can say why; Taro's own chooser would drop them without a word.
 */
const chooseInBrowser = ({ from, kinds, count }: Wish): Promise<readonly File[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    const done = (files: readonly File[]) => {
      input.remove()
      resolve(files.slice(0, count + 1))
    }
    input.type = 'file'
    input.accept = kinds.map((kind) => `${kind}/*`).join(',')
    input.hidden = true
    input.multiple = count > 1
    if (from === 'camera') input.capture = 'environment'
    input.onchange = () => done([...(input.files ?? [])])
    input.oncancel = () => done([])
    document.body.append(input)
    input.click()
  })

const ofBrowser = async (file: File, { kinds }: Wish): Promise<ChosenFile> => {
  const isVideo = file.type.startsWith('video/') || !kinds.includes('image')
  const kind = isVideo ? 'video' : 'image'
  if (!sendable[kind].includes(file.type)) return { kind, path: '', bytes: file.size, isOfOtherKind: true }
  if (isVideo) return { kind, ...(await readFilm(file)) }
  const picture = await smallerInBrowser(file)
  return { kind, ...picture, isOfOtherKind: !(await canShow(picture.path)) }
}

/** WeChat's own thumbnail of a video is a file whose size is not told. */
const posterOf = async (path: string): Promise<Pick<ChosenFile, 'poster'>> => {
  const bytes = path === '' ? null : await bytesOf(path)
  return bytes === null ? {} : { poster: { path, bytes } }
}

const ofWeChat = async (file: Taro.chooseMedia.ChooseMedia): Promise<ChosenFile> => {
  const { tempFilePath: path, size: bytes, fileType, width, height, duration } = file
  if (fileType !== 'video') return { kind: 'image', ...(await smallerInWeChat({ path, bytes })) }
  const durationMs = Math.round(duration * 1_000)
  const poster = await posterOf(file.thumbTempFilePath)
  return { kind: 'video', path, bytes, durationMs, width, height, ...poster }
}

const chooseInWeChat = async ({ from, kinds, count }: Wish): Promise<Taro.chooseMedia.ChooseMedia[]> => {
  const { tempFiles } = await Taro.chooseMedia({
    count,
    mediaType: [...kinds],
    sourceType: from === 'any' ? ['album', 'camera'] : [from],
    sizeType: ['compressed'],
    maxDuration: VIDEO_SECONDS,
  })
  return tempFiles
}

/**
 * Lets the shopper choose or take photos and videos and makes photos smaller, which takes a moment: `onChosen` is told
 * before. None when they changed their mind.
 */
export const chooseFiles = async (wish: Wish, onChosen: () => void): Promise<readonly ChosenFile[]> => {
  const prepared = <T>(files: readonly T[], how: (file: T) => Promise<ChosenFile>) => {
    if (files.length > 0) onChosen()
    return Promise.all(files.map(how))
  }
  if (!(await agreesToPrivacy())) return []
  try {
    if (isWeapp) return await prepared(await chooseInWeChat(wish), ofWeChat)
    return await prepared(await chooseInBrowser(wish), (file) => ofBrowser(file, wish))
  } catch {
    return []
  }
}

export const previewPhotos = (urls: readonly string[], current: string): void => {
  void Taro.previewImage({ urls: [...urls], current })
}
