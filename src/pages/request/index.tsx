import { useRouter } from '@tarojs/taro'
import { requestWords } from '../../copy/requests'
import { useOrder } from '../../features/order/use-order'
import { RequestContent } from '../../features/requests/request-content'
import { pageParam } from '../../platform/navigation'
import { Page } from '../../ui/page/page'

export default function RequestPage() {
  const { params } = useRouter()
  const kind = pageParam(params, 'kind') === 'cancel' ? 'cancel' : 'address'
  const content = useOrder(pageParam(params, 'orderNo'))

  return (
    <Page title={requestWords.title[kind]}>
      <RequestContent kind={kind} content={content} />
    </Page>
  )
}
