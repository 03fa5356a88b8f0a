import { useEffect, useState } from 'react'
import type { RefusalCode } from '../../../core/contracts/refusals'
import { heldSession } from '../../platform/web/session'
import { broughtBack, finishSignIn, goToWechat } from '../../platform/web/sign-in'

export interface SignIn {
  readonly busy: boolean
  /** Why it did not work, or why to sign in again. */
  readonly refusal: RefusalCode | null
  readonly go: () => void
}

/** Signing in: goes to WeChat, and ends here when WeChat brings the shopper back. */
export const useSignIn = (): SignIn => {
  const [isBack] = useState(() => broughtBack() !== null)
  const [busy, setBusy] = useState(isBack)
  const [refusal, setRefusal] = useState<RefusalCode | null>(() =>
    !isBack && heldSession() ? 'sessionExpired' : null,
  )

  const run = (work: () => Promise<RefusalCode | null>): void => {
    setBusy(true)
    void work().then((refused) => {
      if (refused === null) return // the page is about to be left
      setRefusal(refused)
      setBusy(false)
    })
  }

  useEffect(() => {
    if (isBack) run(finishSignIn)
  }, [isBack])

  return { busy, refusal, go: () => run(goToWechat) }
}
