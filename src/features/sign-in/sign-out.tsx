import { signInWords } from '../../copy/sign-in'
import { webDoor } from '../../platform/web/door'
import { signOut } from '../../platform/web/sign-in'
import { Card } from '../../ui/card/card'
import { Cell } from '../../ui/cell/cell'

function Leave() {
  if (!webDoor) return null
  return (
    <Card>
      <Cell text={signInWords.signOut} onPress={() => void signOut()} />
    </Card>
  )
}

const Nothing = () => null

/** On the web one signed in, so one can leave; nothing in WeChat, which knows who holds the phone. */
export const SignOut = process.env.TARO_ENV === 'weapp' ? Nothing : Leave
