import { mailWords } from '../copy/mail'
import { copyText } from './clipboard'
import { isWeapp } from './env'
import { say } from './say'

/** Begins a letter to that address; WeChat lets no mini-program open the mail app, there the address is copied. */
export const writeMail = async (email: string): Promise<void> => {
  if (!isWeapp) return window.location.assign(`mailto:${encodeURIComponent(email).replace('%40', '@')}`)
  say((await copyText(email)) ? mailWords.copied : mailWords.notCopied(email))
}
