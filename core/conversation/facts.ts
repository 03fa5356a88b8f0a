import type { Facts } from '../policy/service-policy'
import { present } from '../shared/present'
import { stageOf } from '../routing/stage'
import type { Command } from './commands'
import { orderNoIn } from './order-in'
import { isOpenService, type ConversationState, type Story } from './state'
import { heard, newStory } from './story'
import { topicOf, urgencyOf } from './topic'

/** Her words count from the moment in which she says them. */
const withWords = (story: Story, command: Command): Story => {
  if (command.type !== 'say') return story
  const { body } = command
  const text = body.kind === 'text' ? body.text : null
  return heard({ story }, { type: 'heard', text, orderNo: orderNoIn(body), photo: body.kind === 'image' })
}

/** By what a row of the shop's policy is chosen for a clock of this session (core/policy). */
export const factsOf = (
  command: Command,
  { service, shopper }: ConversationState,
  { isNew }: { readonly isNew: boolean },
): Facts => {
  const before = isOpenService(service) && !isNew ? service.story : newStory
  const story = withWords(before, command)
  return {
    ...present({ stage: stageOf(story) ?? undefined, topic: topicOf(story) }),
    ...present({ level: isOpenService(service) ? service.level : undefined }),
    urgency: urgencyOf(story),
    tiers: shopper?.tags ?? [],
  }
}
