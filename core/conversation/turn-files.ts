import { standingIn } from '../admission/check'
import type { MessageBody } from './message'
import type { Turn } from './turn'

/** The files that a body shows. */
const filesIn = (body: MessageBody): readonly string[] => {
  switch (body.kind) {
    case 'image':
    case 'voice':
      return [body.fileId]
    case 'video':
      return body.poster === undefined ? [body.fileId] : [body.fileId, body.poster]
    case 'faq':
      return body.image ? [body.image.fileId] : []
    default:
      return []
  }
}

/** The shopper's own files: those go with her. What the shop sent may stand in other conversations. */
export const ownFilesOf = ({ messages }: Pick<Turn, 'messages'>): readonly string[] =>
  messages.flatMap(({ from, body }) => (from.kind === 'shopper' ? filesIn(body) : []))

/** Files of a turn that she may see and have: not those that WeChat refused. */
export const filesToHandOut = (turn: Turn): readonly string[] =>
  turn.messages.flatMap(({ body }, position) =>
    standingIn(turn, position) === 'refused' ? [] : filesIn(body),
  )
