import { SECOND } from '../../../core/shared/time'
import type { Notifier } from '../../notice-ports'
import type { Log } from '../../ports'
import type { Cloudbase } from '../cloudbase/app'
import { askWechat, isForbidden, isPassing } from './open-api'

const WITHIN_MS = 3 * SECOND
/** 用户拒绝接受消息: no consent is left, or she switched the messages off. */
const DECLINED = 43_101

/** subscribeMessage.send (WeChat documentation, 订阅消息). */
export const wechatNotifier = (cloudbase: Pick<Cloudbase, 'app' | 'ask'>, log: Log): Notifier => ({
  send: async ({ openid, templateId, page, data }) => {
    const message = { touser: openid, templateId, page, data, miniprogramState: 'formal', lang: 'zh_CN' }
    const { code } = await askWechat(cloudbase, {
      apiName: 'subscribeMessage.send',
      data: message,
      withinMs: WITHIN_MS,
    })
    if (code === 0) return 'sent'
    if (code === DECLINED) return 'declined'
    log.info('notice not sent', { templateId, code })
    return isPassing(code) && !isForbidden(code) ? 'busy' : 'wrong'
  },
})
