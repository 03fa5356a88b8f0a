import { payoutNews } from '../../core/copy/case-money'
import type { Payout } from '../../core/refunds/payout'
import { minuteText } from '../../core/shared/time'
import type { Ports } from '../ports'
import { inform } from '../turns/inform'

/** Money that waits for her is hers for a day only: she is told in her chat and through WeChat, once. */
export const tellOfPayout = async (ports: Ports, payout: Payout): Promise<void> => {
  const card = payoutNews(payout)
  const { shopId, openid, caseNo, number } = payout
  const shop = card && openid !== '' ? await ports.shops.find(shopId) : null
  if (!card || !shop) return
  const row = await ports.cases.find(caseNo)
  const id = `payout:${number}`
  await inform(ports, shop, {
    openid,
    id,
    command: { type: 'inform', card },
    outside: {
      _id: id,
      kind: 'caseMoved',
      values: {
        ...{ 事项: card.title, 结果: card.statusText, 售后单: caseNo, 订单号: row?.orderNo ?? '' },
        时间: minuteText(ports.now()),
      },
    },
  })
}
