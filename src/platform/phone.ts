import Taro from '@tarojs/taro'

/** Offers to call that number; a shopper who says no said no. */
export const callPhone = (phone: string): void => {
  Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)
}
