import { signInWords as words } from '../../copy/sign-in'
import { wordsOf } from '../../copy/refusal-words'
import { Button } from '../../ui/button/button'
import { State } from '../../ui/state/state'
import type { SignIn } from './use-sign-in'

const titleOf = ({ refusal }: SignIn): string =>
  refusal === null || refusal === 'sessionExpired' ? words.ask.title : words.failed

/** Who is this? One tap, and what it is good for. */
export function SignInView(signIn: SignIn) {
  const { busy, refusal, go } = signIn
  return (
    <State
      picture={refusal === null || refusal === 'sessionExpired' ? 'empty' : 'failed'}
      title={titleOf(signIn)}
      text={refusal === null ? words.ask.text : wordsOf(refusal)}
    >
      <Button look='primary' busy={busy} onPress={go}>
        {busy ? words.busy : refusal === null ? words.button : words.again}
      </Button>
    </State>
  )
}
