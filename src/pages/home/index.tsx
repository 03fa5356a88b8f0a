import { View } from '@tarojs/components'

export default function HomePage() {
  return <View className='home-page'>首页</View>
}
