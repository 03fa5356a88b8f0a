import { deskDoor } from '../../server/desk-door'
import { livePorts } from '../../server/live'

export const main = deskDoor(livePorts(), process.env)
