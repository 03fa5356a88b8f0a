import { View } from '@tarojs/components'

export default function ChatPage() {
  return <View className='chat-page'>客服</View>
}
