import type { DeskContract } from '../../core/contracts/desk.contract'
import type { DeskActor } from '../actor'
import type { UseCases } from '../serve'
import { end, take, transfer } from './desk/hand-on'
import { me, setDuty } from './desk/me'
import { history, pull } from './desk/read'
import { day, range, today } from './desk/numbers'
import { reply } from './desk/reply'
import { sessions, team } from './desk/sessions'
import { colleagues, shopper } from './desk/shopper'
import { upload } from './desk/upload'

/** What the door `desk` can do for those who answer shoppers. */
export const deskUseCases: UseCases<DeskContract, DeskActor> = {
  desk: {
    ...{ me, setDuty, colleagues },
    ...{ sessions, team, pull, history, shopper },
    ...{ take, upload, reply, transfer, end },
  },
  numbers: { today, day, range },
}
