import { useState } from 'react'
import { homeWords } from '../../copy/home'
import { useOutboxChanged } from '../../platform/changes'
import { openPage } from '../../platform/navigation'
import { readStored } from '../../platform/storage'
import { useVisibility } from '../../platform/visibility'
import { Card } from '../../ui/card/card'
import { Cell } from '../../ui/cell/cell'
import { OUTBOX, unsentCount } from '../conversation/unsent.shared'

const count = () => unsentCount(readStored(OUTBOX))

/** What waits to be sent, and the way to the chat, where it goes on; nothing when all is sent. */
export function Unsent() {
  const [waiting, setWaiting] = useState(count)
  const lookAgain = () => setWaiting(count())
  useOutboxChanged(lookAgain)
  useVisibility((visible) => {
    if (visible) lookAgain()
  })
  if (waiting === 0) return null
  return (
    <Card>
      <Cell text={homeWords.unsent(waiting)} onPress={() => openPage('chat')} />
    </Card>
  )
}
