import { isOpenService, type Service } from '../conversation/state'
import type { Level } from '../policy/service-policy'
import type { AgentRole } from '../routing/agent'

interface Reader {
  readonly role: AgentRole
  readonly userid: string
  /** The levels of problems for which the shop names him (core/routing/problem-pool.ts). */
  readonly levels: readonly Level[]
}

/** Whose a session is at this moment: its agent's, and of nobody before or after. */
export const isHis = (service: Service, sessionId: string, userid: string): boolean =>
  service.status === 'assigned' && service.sessionId === sessionId && service.agentId === userid

/** Does the problem of an open session reach those levels? Whoever is named for them is asked about it. */
const reaches = (service: Service, sessionId: string, levels: readonly Level[]): boolean =>
  isOpenService(service) && service.sessionId === sessionId && levels.some((level) => level === service.level)

/**
 * An agent reads the shoppers of his own sessions; a supervisor reads all, and whoever is named for its level reads
 * that session: both are noted down.
 */
export const reading = (
  service: Service,
  sessionId: string,
  { role, userid, levels }: Reader,
): 'own' | 'supervised' | 'asked' | 'denied' => {
  if (isHis(service, sessionId, userid)) return 'own'
  if (role === 'supervisor') return 'supervised'
  return reaches(service, sessionId, levels) ? 'asked' : 'denied'
}
