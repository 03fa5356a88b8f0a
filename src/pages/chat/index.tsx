import { View } from '@tarojs/components'
import { Page } from '../../ui/page/page'

export default function ChatPage() {
  return (
    <Page title='客服'>
      <View />
    </Page>
  )
}
