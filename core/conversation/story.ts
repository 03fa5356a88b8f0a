import { firstOf } from '../shared/graphemes'
import { present } from '../shared/present'
import type { OpenService, Story } from './state'
import type { Event } from './turn'

type EventOf<T extends Event['type']> = Extract<Event, { type: T }>

export const newStory: Story = { asked: [], orderNos: [], photos: 0, botAnswers: 0, offeredPerson: false }

export const keepLast = (list: readonly string[], item: string | null): string[] =>
  item === null ? [...list] : [...list.filter((other) => other !== item), item].slice(-3)

const shortened = (text: string | null): string | null => (text === null ? null : firstOf(text, 60))

/** What the bot asked last was answered, or is past. */
export const nothingAsked = { offeredPerson: false, choosingFor: null } as const

/** The story once the shopper has said that. */
export const heard = (
  { story }: Pick<OpenService, 'story'>,
  { text, orderNo, photo }: EventOf<'heard'>,
): Story => ({
  ...story,
  asked: keepLast(story.asked, shortened(text)),
  orderNos: keepLast(story.orderNos, orderNo),
  photos: story.photos + (photo ? 1 : 0),
  ...nothingAsked,
})

/** The story once the bot has answered that. */
export const answered = (
  { story }: OpenService,
  { orderNo, offeredPerson, choosingFor, basis }: EventOf<'answered'>,
): Story => ({
  ...story,
  ...present({ known: basis?.outcome === 'answer' ? basis.found[0]?.id : undefined }),
  orderNos: keepLast(story.orderNos, orderNo),
  botAnswers: story.botAnswers + (offeredPerson ? 0 : 1),
  offeredPerson,
  choosingFor: choosingFor ?? null,
})
