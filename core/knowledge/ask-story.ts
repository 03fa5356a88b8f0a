import * as z from 'zod/mini'
import { Instant } from '../shared/time'
import { Basis } from './basis'

/** What a session tells of the question that its knowledge was asked last. */
export const AskStory = z.lazy(() =>
  z.object({
    /** How many messages the session had before it: no two questions of a session have the same. */
    n: z.int(),
    at: Instant,
    basis: Basis,
    /** The piece that she chose among those offered. */
    chosen: z.optional(z.string()),
    /** She went to a person after it. */
    toPerson: z.optional(z.literal(true)),
    /** What the person said first, at most `MOST_REPLIES`. */
    replies: z.array(z.string()),
  }),
)
export type AskStory = z.infer<typeof AskStory>

const MOST_REPLIES = 3

/** Was it answered, at once or by what she chose? */
export const isAnswered = ({ basis, chosen }: Pick<AskStory, 'basis' | 'chosen'>): boolean =>
  basis.outcome === 'answer' || chosen !== undefined

/** The answer to what was offered, when it is one of these. */
const chosenBy = (before: AskStory | undefined, { outcome, found }: Basis): string | undefined => {
  const [answer, ...others] = found
  if (before?.basis.outcome !== 'choose' || outcome !== 'answer' || others.length > 0) return undefined
  return before.basis.found.find(({ id }) => id === answer?.id)?.id
}

/** The knowledge was asked: anew, or by a tap on what it had offered. */
export const asked = (
  before: AskStory | undefined,
  { n, at, basis }: Pick<AskStory, 'n' | 'at' | 'basis'>,
): AskStory => {
  const chosen = chosenBy(before, basis)
  return before && chosen !== undefined ? { ...before, chosen } : { n, at, basis, replies: [] }
}

/** She went on to something else: what was answered is past, what was not she may still take to a person. */
export const wentOn = (story: AskStory | undefined): AskStory | undefined =>
  story && isAnswered(story) ? undefined : story

/** She goes to a person. */
export const wentToPerson = (story: AskStory | undefined): AskStory | undefined =>
  story && { ...story, toPerson: true }

/** Words of an agent by which he only comes in. */
const comesIn =
  /为(?:您|你)(?:服务|解答|处理)|(?:有)?(?:什么|啥)(?:可以|能)?(?:帮|问题)|^(?:您好|你好|亲)?[，,。!！\s]*我是/u

/** Do an agent's words answer what the bot was asked? */
export const teaches = (story: AskStory | undefined, text: string): boolean =>
  story?.toPerson === true &&
  story.replies.length < MOST_REPLIES &&
  text.trim().length >= 4 &&
  !comesIn.test(text)

/** An agent has answered that. */
export const withReply = (story: AskStory | undefined, text: string): AskStory | undefined =>
  story && { ...story, replies: [...story.replies, text] }
