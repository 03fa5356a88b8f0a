import { signInWords } from '../../copy/sign-in'
import { SignInView } from '../../features/sign-in/sign-in-view'
import { useSignIn } from '../../features/sign-in/use-sign-in'
import { Page } from '../../ui/page/page'

export default function SignInPage() {
  return (
    <Page title={signInWords.title} root>
      <SignInView {...useSignIn()} />
    </Page>
  )
}
