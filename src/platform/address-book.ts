import Taro from '@tarojs/taro'
import { isWeapp } from './env'

export interface ChosenAddress {
  readonly name: string
  readonly phone: string
  readonly province: string
  readonly city: string
  readonly district: string
  readonly detail: string
}

/** Whether WeChat keeps addresses of the shopper here. */
export const hasAddressBook = isWeapp

/** One of the shopper's own addresses in WeChat; null when she chose none. */
export const chooseAddress = async (): Promise<ChosenAddress | null> => {
  try {
    const { userName, telNumber, provinceName, cityName, countyName, detailInfo } = await Taro.chooseAddress()
    return {
      name: userName,
      phone: telNumber,
      province: provinceName,
      city: cityName,
      district: countyName,
      detail: detailInfo,
    }
  } catch {
    return null
  }
}
