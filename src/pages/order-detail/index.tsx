import { useRouter } from '@tarojs/taro'
import { detailWords } from '../../copy/orders'
import { OrderContent } from '../../features/order/order-content'
import { useAnswerNews } from '../../features/order/use-answer-news'
import { useOrder } from '../../features/order/use-order'
import { ApplyFor } from '../../features/cases/apply-for'
import { askAboutOrder } from '../../features/orders/go'
import { AskFor } from '../../features/requests/ask-for'
import { isOpenView } from '../../features/requests/request-text'
import { useOrdersChanged } from '../../platform/changes'
import { pageParam } from '../../platform/navigation'
import { BottomBar } from '../../ui/bottom-bar/bottom-bar'
import { Button } from '../../ui/button/button'
import { Icon } from '../../ui/icon/icon'
import { Page } from '../../ui/page/page'
import { Scroll } from '../../ui/scroll/scroll'

export default function OrderDetailPage() {
  const { params } = useRouter()
  const orderNo = pageParam(params, 'orderNo')
  const order = useOrder(orderNo)
  const again = () => void order.again()
  useOrdersChanged(again)
  useAnswerNews(order.state.status === 'ready' && order.state.value.requests.some(isOpenView), again)

  return (
    <Page title={detailWords.title}>
      <Scroll onRefresh={order.again}>
        <OrderContent {...order} />
      </Scroll>
      {order.state.status === 'ready' && (
        <BottomBar>
          <AskFor {...order.state.value} />
          <ApplyFor order={order.state.value.order} />
          <Button look='primary' wide onPress={() => askAboutOrder(orderNo)}>
            <Icon name='chat' />
            {detailWords.askThis}
          </Button>
        </BottomBar>
      )}
    </Page>
  )
}
