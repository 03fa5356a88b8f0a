import { firstOf } from '../shared/graphemes'
import { present } from '../shared/present'
import type { Instant } from '../shared/time'
import { asked, wentOn, wentToPerson, withReply, type AskStory } from '../knowledge/ask-story'
import type { OpenService, Story } from './state'
import type { Event } from './turn'

type EventOf<T extends Event['type']> = Extract<Event, { type: T }>

export const newStory: Story = { asked: [], orderNos: [], photos: 0, botAnswers: 0, offeredPerson: false }

export const keepLast = (list: readonly string[], item: string | null): string[] =>
  item === null ? [...list] : [...list.filter((other) => other !== item), item].slice(-3)

const shortened = (text: string | null): string | null => (text === null ? null : firstOf(text, 60))

const withAsk = ({ ask: _, ...story }: Story, ask: AskStory | undefined): Story => ({
  ...story,
  ...present({ ask }),
})

/** What the bot asked last was answered, or is past. */
export const nothingAsked = { offeredPerson: false, choosingFor: null } as const

/** The story once the shopper has said that. */
export const heard = (
  { story }: Pick<OpenService, 'story'>,
  { text, orderNo, photo }: EventOf<'heard'>,
): Story => ({
  ...(text === null ? withAsk(story, wentOn(story.ask)) : story),
  asked: keepLast(story.asked, shortened(text)),
  orderNos: keepLast(story.orderNos, orderNo),
  photos: story.photos + (photo ? 1 : 0),
  ...nothingAsked,
})

/** The story once the bot has answered that. */
const answered = (
  { story, count }: OpenService,
  { orderNo, offeredPerson, choosingFor, basis }: EventOf<'answered'>,
  at: Instant,
): Story => ({
  ...withAsk(story, basis ? asked(story.ask, { n: count, at, basis }) : wentOn(story.ask)),
  orderNos: keepLast(story.orderNos, orderNo),
  botAnswers: story.botAnswers + (offeredPerson ? 0 : 1),
  offeredPerson,
  choosingFor: choosingFor ?? null,
})

/** The story once she goes to a person. */
export const handedOver = (story: Story): Story => withAsk(story, wentToPerson(story.ask))

/** The story once an agent has said what the bot did not. */
const taught = (story: Story, { text }: EventOf<'taught'>): Story =>
  withAsk(story, withReply(story.ask, text))

const tells = ['heard', 'answered', 'taught'] as const satisfies readonly Event['type'][]
type Tells = EventOf<(typeof tells)[number]>
export const isTold = (event: Event): event is Tells => (tells as readonly string[]).includes(event.type)

/** The story once that was said. */
export const told = (service: OpenService, event: Tells, at: Instant): Story => {
  switch (event.type) {
    case 'heard':
      return heard(service, event)
    case 'answered':
      return answered(service, event, at)
    case 'taught':
      return taught(service.story, event)
  }
}
