import type { Ports } from '../../ports'
import type { SessionRow } from '../../session-ports'
import { lookAtWaits } from './look-at-waits'
import { rollUp } from './roll-up'

const MOST_SESSIONS = 100

const isOver = ({ status }: SessionRow): boolean => status === 'ended' || status === 'bot'

/** One look for all sessions that something is due about: shoppers who wait, and what is over and has to be counted. */
export const lookAtSessions = async (ports: Ports): Promise<void> => {
  const rows = await ports.sessions.toLook(ports.now(), MOST_SESSIONS)
  await lookAtWaits(
    ports,
    rows.filter((row) => !isOver(row)),
  )
  await rollUp(ports, rows.filter(isOver))
}
