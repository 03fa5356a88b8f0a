import { laneWords, type ListedSession } from '../../../core/copy/lane'
import type { Turn } from '../../../core/conversation/turn'
import type { SessionRow } from '../../session-ports'
import { calledOnDay, type Desk } from './desk'

/** As much of the end of a conversation as tells whose turn it is. */
const LAST_TURNS = 10

const spokenBy = ({ messages }: Turn, kind: 'shopper' | 'agent'): boolean =>
  messages.some(({ from }) => from.kind === kind)

/** The shopper's first words after the agent's last ones. */
const waitingSince = (turns: readonly Turn[]): number | null => {
  const answered = turns.map((turn) => spokenBy(turn, 'agent')).lastIndexOf(true)
  return turns.slice(answered + 1).find((turn) => spokenBy(turn, 'shopper'))?.at ?? null
}

const lastWords = (turns: readonly Turn[]): string | null => {
  const texts = turns.flatMap(({ messages }) =>
    messages.flatMap(({ from, body }) =>
      from.kind === 'shopper' && body.kind === 'text' ? [body.text] : [],
    ),
  )
  return texts.at(-1) ?? null
}

const listed = async ({ ports }: Desk, row: SessionRow): Promise<ListedSession> => {
  const turns = await ports.turns.before(row.conversationId, Number.MAX_SAFE_INTEGER, LAST_TURNS)
  return { ...calledOnDay(row), lastWords: lastWords(turns), waitingSince: waitingSince(turns) }
}

/** `/sessions`: what the agent holds, who waits and for how long. */
export const listSessions = async (desk: Desk): Promise<string> =>
  laneWords.sessions(await Promise.all(desk.open.map((row) => listed(desk, row))), desk.ports.now())
