import { isWeapp } from './env'

interface WechatNotices {
  readonly requestSubscribeMessage?: (asked: {
    readonly tmplIds: readonly string[]
    readonly success: (answer: Readonly<Record<string, string>>) => void
    readonly fail: () => void
  }) => void
}

/** WeChat's own object; absent in a browser. */
declare const wx: WechatNotices | undefined
const ask = () => (typeof wx === 'undefined' ? undefined : wx.requestSubscribeMessage)

/** Only WeChat has subscribe messages; before base library 2.8.2 it had none. */
export const canAskForNotices = (): boolean => isWeapp && ask() !== undefined

/**
 * Asks for consent to these templates (3 at most); must be called by a tap. Answers those that were agreed to: none when
 * she said no, or switched messages off altogether.
 */
export const askForNotices = (templateIds: readonly string[]): Promise<readonly string[]> =>
  new Promise((resolve) => {
    ask()?.({
      tmplIds: templateIds,
      success: (answer) => resolve(templateIds.filter((id) => answer[id] === 'accept')),
      fail: () => resolve([]),
    })
  })
