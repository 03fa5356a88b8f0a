import { isWeapp } from './env'
import { readStored, writeStored } from './storage'

/** What WeChat wants to be told after somebody decided (用户隐私保护指引, “隐私接口” guide). */
type Decide = (answer: { readonly event: 'agree' | 'disagree'; readonly buttonId?: string }) => void

interface WechatPrivacy {
  readonly onNeedPrivacyAuthorization?: (listener: (decide: Decide) => void) => void
  readonly requirePrivacyAuthorize?: (ways: {
    readonly success: () => void
    readonly fail: () => void
  }) => void
}

/** The page's own button, by which WeChat knows that a person tapped it. */
export const AGREE_BUTTON = 'agree-privacy'
const STORED = 'privacyAgreed'

/** WeChat's own object: these two are newer (base library 2.32.3) than Taro's types. Absent in a browser. */
declare const wx: WechatPrivacy | undefined
const wechat = (): WechatPrivacy => (typeof wx === 'undefined' ? {} : wx)

type Asked = (decide: (agreed: boolean) => void) => void
/** The sheets of the open pages; the one that was opened last asks. */
const sheets: Asked[] = []
let isListening = false

const listenToWechat = (): void => {
  if (isListening) return
  isListening = true
  wechat().onNeedPrivacyAuthorization?.((decide) => {
    ask((agreed) => decide(agreed ? { event: 'agree', buttonId: AGREE_BUTTON } : { event: 'disagree' }))
  })
}

const ask: Asked = (decide) => {
  const sheet = sheets[sheets.length - 1]
  if (sheet) sheet(decide)
  else decide(false)
}

/** The sheet of a page, which asks whenever consent is needed; gives the way to take it down. */
export const onPrivacyAsked = (sheet: Asked): (() => void) => {
  if (isWeapp) listenToWechat()
  sheets.push(sheet)
  return () => {
    sheets.splice(sheets.indexOf(sheet), 1)
  }
}

const inWechat = (): Promise<boolean> =>
  new Promise((resolve) => {
    const { requirePrivacyAuthorize } = wechat()
    if (!requirePrivacyAuthorize) return resolve(true) // before 2.32.3 WeChat did not ask
    requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) })
  })

const inBrowser = (): Promise<boolean> =>
  new Promise((resolve) => {
    if (readStored(STORED) === true) return resolve(true)
    ask((agreed) => {
      if (agreed) writeStored(STORED, true)
      resolve(agreed)
    })
  })

/** Before photos, videos, the camera or a phone number: does the shopper agree to what is done with them? Asked once. */
export const agreesToPrivacy = (): Promise<boolean> => (isWeapp ? inWechat() : inBrowser())
