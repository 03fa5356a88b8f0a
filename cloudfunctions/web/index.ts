import { livePorts } from '../../server/live'
import { webDoor } from '../../server/web-door'

export const main = webDoor(livePorts(), process.env)
