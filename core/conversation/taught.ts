import { teaches } from '../knowledge/ask-story'
import { firstOf } from '../shared/graphemes'
import type { MessageBody } from './message'
import { isCourtesy, putsOff } from './promise'
import type { Service } from './state'
import type { Event } from './turn'

type Assigned = Extract<Service, { status: 'assigned' }>

const TAUGHT_MAX = 200

/** What an agent answers is kept for whoever looks after the shop's knowledge; courtesies and delays answer nothing. */
export const taughtBy = (body: MessageBody, mine: Assigned): Event[] => {
  if (body.kind !== 'text' || isCourtesy(body.text) || putsOff(body, mine)) return []
  return teaches(mine.story.ask, body.text) ? [{ type: 'taught', text: firstOf(body.text, TAUGHT_MAX) }] : []
}
