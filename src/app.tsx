import type { PropsWithChildren } from 'react'
import { useLaunch } from '@tarojs/taro'
import { appOutbox } from './features/conversation/app-outbox'
import { beginWithSignIn } from './platform/web/sign-in'
import './styles/app.scss'

beginWithSignIn()

export default function App({ children }: PropsWithChildren) {
  // What was left unsent goes on, on whatever page the app opens.
  useLaunch(() => void appOutbox())
  return children
}
