import { laneWords } from '../../../core/copy/lane'
import { parseLane, type LaneCommand } from '../../../core/lane/grammar'
import type { Shop } from '../../../core/shop/shop'
import type { InboxItem } from '../../lane-ports'
import type { Ports } from '../../ports'
import type { SessionRow } from '../../session-ports'
import type { Desk } from './desk'
import { setDuty } from './duty'
import { end, transfer } from './hand-on'
import { linking } from './link'
import { quickReply } from './quick'
import { answerRequest, listRequests } from './requests'
import { pressCard } from './card'
import { pick, say, sayBody } from './say'
import { linkText, placeOf, sayFile } from './said'
import { listSessions } from './sessions'
import { work } from './work'

const perform = async (desk: Desk, command: LaneCommand): Promise<string> => {
  switch (command.type) {
    case 'say':
      return say(desk, command.to, command.text)
    case 'pick':
      return pick(desk, command.to)
    case 'quick':
    case 'find':
    case 'replies':
      return quickReply(desk, command)
    case 'end':
      return end(desk, command.to)
    case 'transfer':
      return transfer(desk, command)
    case 'plan':
    case 'progress':
    case 'level':
      return work(desk, command)
    case 'link':
    case 'linkConfirmed':
    case 'unlink':
      return linking(desk, command)
    case 'request':
      return answerRequest(desk, command)
    default:
      return ownDesk(desk, command)
  }
}

type Own = Extract<LaneCommand, { type: 'requests' | 'duty' | 'sessions' }>

/** What is about no session. */
const ownDesk = async (desk: Desk, command: Own | OnlyWords): Promise<string> => {
  switch (command.type) {
    case 'requests':
      return listRequests(desk)
    case 'duty':
      return setDuty(desk, command.duty)
    case 'sessions':
      return listSessions(desk)
    default:
      return onlyWords(command)
  }
}

type OnlyWords = Extract<LaneCommand, { type: 'help' | 'unknownCommand' | 'empty' }>

/** What is answered whoever asks. */
const onlyWords = (command: OnlyWords): string => {
  if (command.type === 'help') return laneWords.help
  return command.type === 'empty' ? laneWords.empty : laneWords.unknownCommand(command.word)
}

/** What an agent sent, with the sessions that he held then. */
export interface Received {
  readonly item: InboxItem
  readonly open: readonly SessionRow[]
}

/** What the app answers to one thing that an agent sent; null when nothing is to be said. */
export const answer = async (ports: Ports, shop: Shop, { item, open }: Received): Promise<string | null> => {
  const { said } = item
  if (said.kind === 'event' && said.event !== 'click') return null
  const agent = await ports.agents.find(shop._id, item.userid)
  if (said.kind === 'card') {
    await pressCard(ports, shop, { userid: item.userid, agent, pressed: said, at: item.receivedAt })
    return null
  }
  if (!agent) return laneWords.notAgent
  const desk: Desk = { ports, shop, agent, open, item }
  switch (said.kind) {
    case 'text':
      return perform(desk, parseLane(said.text))
    case 'image':
    case 'video':
    case 'voice':
      return sayFile(desk, said)
    case 'location':
      return sayBody(desk, placeOf(said))
    case 'link':
      return say(desk, null, linkText(said))
    case 'unsupported':
      return laneWords.unsupported(said.msgType)
    case 'event': // a menu entry carries the command that it stands for
      return perform(desk, parseLane(said.eventKey))
  }
}
