import Taro from '@tarojs/taro'
import { isWeapp } from './env'

/** Puts words on the clipboard; tells whether it worked. WeChat says 内容已复制 by itself. */
export const copyText = async (words: string): Promise<boolean> => {
  try {
    if (isWeapp) await Taro.setClipboardData({ data: words })
    else await navigator.clipboard.writeText(words)
    return true
  } catch {
    return false
  }
}
