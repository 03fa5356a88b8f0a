import Taro from '@tarojs/taro'

/** A short word that goes away by itself. */
export const say = (words: string): void => {
  void Taro.showToast({ title: words, icon: 'none', duration: 2_000 })
}
