import { View } from '@tarojs/components'

export default function OrdersPage() {
  return <View className='orders-page'>我的订单</View>
}
