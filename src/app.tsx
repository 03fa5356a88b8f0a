import type { PropsWithChildren } from 'react'
import { useLaunch } from '@tarojs/taro'
import { appOutbox } from './features/conversation/app-outbox'
import { beginWithSignIn } from './platform/web/sign-in'
import './styles/app.scss'

// Told by the build's own name, so that the mini-program's first package carries nothing of it.
if (process.env.TARO_ENV === 'h5') beginWithSignIn()

export default function App({ children }: PropsWithChildren) {
  // What was left unsent goes on, on whatever page a browser opens. WeChat's first package can't reach the chat's: there
  // the home page says how much waits, and the chat goes on with it.
  useLaunch(() => {
    if (process.env.TARO_ENV === 'h5') appOutbox()
  })
  return children
}
