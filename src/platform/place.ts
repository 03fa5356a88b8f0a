import Taro from '@tarojs/taro'
import { wholeWithin } from '../../core/shared/graphemes'
import { isWeapp } from './env'
import { agreesToPrivacy } from './privacy'

/** GCJ-02, as every map in China has it. */
export interface Place {
  readonly name: string
  readonly address: string
  readonly latitude: number
  readonly longitude: number
}

/** A browser has a map to choose from only where the deployment brought a key for it. */
export const canChoosePlace = (): boolean => isWeapp || LOCATION_APIKEY !== ''

/** What the chooser says when the shopper went back. */
const CANCELLED = /cancel|取消/

/** Lets the shopper choose a place: null when they changed their mind, `failed` when there was no map. */
export const choosePlace = async (): Promise<Place | null | 'failed'> => {
  if (!(await agreesToPrivacy())) return null
  try {
    const { name, address, latitude, longitude } = await Taro.chooseLocation({})
    return { name: wholeWithin(name, 100), address: wholeWithin(address, 200), latitude, longitude }
  } catch (error) {
    const { errMsg = '' } = error as { errMsg?: string }
    return CANCELLED.test(errMsg) ? null : 'failed'
  }
}

/** A map that needs no key, for browsers. */
const mapUrl = ({ name, address, latitude, longitude }: Place): string => {
  const marker = `coord:${latitude},${longitude};title:${name};addr:${address}`
  const query = new URLSearchParams({ marker, referer: 'xiaomei' })
  return `https://apis.map.qq.com/uri/v1/marker?${query.toString()}`
}

export const openPlace = (place: Place): void => {
  if (isWeapp) void Taro.openLocation({ ...place, scale: 17 })
  else window.open(mapUrl(place), '_blank', 'noopener')
}
