import { Button, Modal, Spin } from 'antd'
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import type { RefusalCode } from '../../core/contracts/refusals'
import { refusalWords } from '../../core/copy/refusals'
import { place } from '../api/place'
import { goSignIn, hasSignedOut, onSignedIn, signedIn } from '../api/session'
import { shellWords } from '../words/shell'
import { State } from './states'
import './sign-in.css'

const words = shellWords.signIn

/** Begins signing in; tells whether it is on its way, and why it is not. */
const useGoing = () => {
  const [isGoing, setGoing] = useState(false)
  const [why, setWhy] = useState<RefusalCode | null>(null)
  const go = () => {
    setGoing(true)
    void goSignIn().then((refusal) => {
      setWhy(refusal)
      setGoing(refusal === null)
    })
  }
  return { isGoing, why, go }
}

const Signing = () => (
  <main className='sign-in'>
    <Spin />
    <p role='status'>{words.busy}</p>
  </main>
)

/** Nobody is signed in: WeCom says who it is without asking, so the page goes there by itself, once. */
const SignIn = ({ refused }: { readonly refused: RefusalCode | null }) => {
  const { isGoing, why, go } = useGoing()
  const isUnasked = refused === null && !hasSignedOut()
  useEffect(() => {
    if (isUnasked) go()
    // once, when the page opens
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const failure = why ?? refused
  if (failure === null && (isGoing || isUnasked)) return <Signing />
  const isStranger = failure === 'forbidden'
  const [title, because] =
    failure === null
      ? [words.out, words.outWhy]
      : isStranger
        ? [words.stranger, words.strangerWhy]
        : [words.failed, refusalWords[failure]]
  return (
    <main className='sign-in'>
      <State title={title} why={because} isAlert={failure !== null}>
        <Button type='primary' loading={isGoing} onClick={go}>
          {words.again}
        </Button>
      </State>
    </main>
  )
}

/** Over the page, which stays as it is. */
const SignInAgain = ({ early }: { readonly early: boolean }) => {
  const { isGoing, why, go } = useGoing()
  return (
    <Modal
      open
      centered
      closable={false}
      width={360}
      title={early ? words.ended : words.over}
      footer={
        <Button type='primary' loading={isGoing} onClick={go}>
          {words.go}
        </Button>
      }
    >
      <p>{early ? words.endedWhy : words.overWhy}</p>
      {why !== null && <p role='alert'>{refusalWords[why]}</p>}
    </Modal>
  )
}

/** Lets those in who are signed in; when that ends, they sign in again without losing what is on the screen. */
export const SignInGate = ({ children }: { readonly children: ReactNode }) => {
  const state = useSyncExternalStore(onSignedIn, signedIn)
  if (!place) return <State title={shellWords.noShop} why={shellWords.noShopWhy} />
  if (state.status === 'out') return <SignIn refused={state.why} />
  return (
    <>
      {children}
      {state.status === 'over' && <SignInAgain early={state.early} />}
    </>
  )
}
