import type { Service } from '../conversation/state'
import type { AgentRole } from '../routing/agent'

interface Reader {
  readonly role: AgentRole
  readonly userid: string
}

/** Whose a session is at this moment: its agent's, and of nobody before or after. */
export const isHis = (service: Service, sessionId: string, userid: string): boolean =>
  service.status === 'assigned' && service.sessionId === sessionId && service.agentId === userid

/** An agent reads the shoppers of his own sessions; a supervisor reads all, and that is noted down. */
export const reading = (
  service: Service,
  sessionId: string,
  { role, userid }: Reader,
): 'own' | 'noted' | 'denied' => {
  if (isHis(service, sessionId, userid)) return 'own'
  return role === 'supervisor' ? 'noted' : 'denied'
}
