import * as z from 'zod/mini'
import type { FollowUp } from './follow-up'

/** What a follow-up comes to so far, for the numbers of its session's day. */
export const FollowedUp = z.object({
  /** Who did it, or has to; null: nobody. */
  agentId: z.nullable(z.string()),
  isDone: z.boolean(),
  /** In time. */
  kept: z.boolean(),
  /** She answered. */
  reached: z.boolean(),
  satisfied: z.boolean(),
})
export type FollowedUp = z.infer<typeof FollowedUp>

export const scoreOf = ({ agentId, state }: Pick<FollowUp, 'agentId' | 'state'>): FollowedUp =>
  state.status === 'open'
    ? { agentId, isDone: false, kept: false, reached: false, satisfied: false }
    : {
        agentId: state.by?.userid ?? agentId,
        isDone: true,
        kept: state.kept,
        reached: state.outcome !== 'notReached',
        satisfied: state.outcome === 'satisfied',
      }

const one = (is: boolean): number => (is ? 1 : 0)

/** What it adds to sums. */
export const followedSums = (followUp: FollowedUp | undefined) =>
  followUp
    ? {
        followUps: 1,
        followUpsDone: one(followUp.isDone),
        followUpsKept: one(followUp.kept),
        followUpsReached: one(followUp.reached),
        followUpsSatisfied: one(followUp.satisfied),
      }
    : {}
