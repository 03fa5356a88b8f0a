import type { DeskContract } from '../../core/contracts/desk.contract'
import type { DeskActor } from '../actor'
import type { UseCases } from '../serve'
import { me, setDuty } from './desk/me'
import { history, pull } from './desk/read'
import { reply } from './desk/reply'
import { sessions } from './desk/sessions'

/** What the door `desk` can do for those who answer shoppers. */
export const deskUseCases: UseCases<DeskContract, DeskActor> = {
  desk: { me, setDuty, sessions, pull, history, reply },
}
