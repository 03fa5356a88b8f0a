import { signInWords } from '../../copy/sign-in'
import { NoShop } from '../../features/sign-in/no-shop'
import { SignInView } from '../../features/sign-in/sign-in-view'
import { useSignIn } from '../../features/sign-in/use-sign-in'
import { webDoor } from '../../platform/web/door'
import { Page } from '../../ui/page/page'

const SignIn = () => <SignInView {...useSignIn()} />

export default function SignInPage() {
  return (
    <Page title={signInWords.title} root>
      {webDoor ? <SignIn /> : <NoShop />}
    </Page>
  )
}
