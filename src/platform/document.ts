import Taro from '@tarojs/taro'
import { isWeapp } from './env'
import { openLink } from './link'

/** Shows a PDF by its link; where WeChat cannot, the link is copied. Tells what it did. */
export const openPdf = async (url: string): Promise<'opened' | 'copied' | 'failed'> => {
  if (!isWeapp) return openLink(url)
  try {
    const { tempFilePath, statusCode } = await Taro.downloadFile({ url })
    if (statusCode !== 200) return 'failed'
    await Taro.openDocument({ filePath: tempFilePath, fileType: 'pdf', showMenu: true })
    return 'opened'
  } catch {
    return openLink(url)
  }
}
