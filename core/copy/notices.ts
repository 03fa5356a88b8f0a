import type { RequestKind as OrderRequestKind } from '../orders/requests/wanted'
import type { RequestStatus } from '../orders/requests/request'
import type { RequestKind } from '../privacy/request'
import { requestKinds, requestStatusWords } from './requests'

/** What stands in a notice (订阅消息): at most 20 characters a field. */
export const noticeWords = {
  answered: { 事项: '您的留言', 结果: '客服已回复，点开查看' },
  followUp: { 事项: '您之前的问题', 结果: '客服来回访，点开查看' },
  dataRequest: {
    download: { 事项: '下载我的数据', 结果: '已准备好，点开领取' },
    delete: { 事项: '删除我的数据', 结果: '已删除' },
  },
  orderRequest: (kind: OrderRequestKind, status: RequestStatus) => ({
    事项: requestKinds[kind],
    结果: requestStatusWords[kind][status],
  }),
} as const satisfies {
  answered: Record<string, string>
  followUp: Record<string, string>
  dataRequest: Record<RequestKind, Record<string, string>>
  orderRequest: (kind: OrderRequestKind, status: RequestStatus) => Record<string, string>
}
