import { View } from '@tarojs/components'

export default function OrderDetailPage() {
  return <View className='order-detail-page'>订单详情</View>
}
