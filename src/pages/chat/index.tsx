import { useRouter } from '@tarojs/taro'
import { sceneOf } from '../../features/conversation/scene.shared'
import { Chat } from '../../features/conversation/chat'
import { pageParam } from '../../platform/navigation'

export default function ChatPage() {
  const { params } = useRouter()
  const scene = sceneOf(pageParam(params, 'scene'), pageParam(params, 'orderNo'))
  const text = pageParam(params, 'ask')
  const person = pageParam(params, 'person') !== ''
  const ask = text === '' && !person ? null : { text, person, visit: pageParam(params, 'visit') }
  return <Chat scene={scene} ask={ask} />
}
