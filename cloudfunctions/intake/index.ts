import { intakeDoor } from '../../server/intake-door'
import { livePorts } from '../../server/live'

export const main = intakeDoor(livePorts(), process.env)
