import { copyText } from './clipboard'
import { isWeapp } from './env'

/** Opens a page of the web; WeChat lets no mini-program do so, there it is copied. Tells what it did. */
export const openLink = async (url: string): Promise<'opened' | 'copied' | 'failed'> => {
  if (isWeapp) return (await copyText(url)) ? 'copied' : 'failed'
  window.open(url, '_blank', 'noopener,noreferrer')
  return 'opened'
}
