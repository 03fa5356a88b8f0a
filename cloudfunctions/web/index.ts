import { cloudbaseAssistant } from '../../server/adapters/cloudbase/assistant'
import { livePorts } from '../../server/live'
import { webDoor } from '../../server/web-door'

export const main = webDoor(livePorts({ assistant: cloudbaseAssistant(process.env) }), process.env)
