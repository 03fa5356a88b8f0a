import * as z from 'zod/mini'
import { err, ok, type Result } from '../../../core/shared/result'

/** Of one chunk of `chat.completion.chunk` what we read: thoughts (`reasoning_content`) and usage are left out. */
const Chunk = z.object({
  choices: z.array(
    z.object({
      delta: z.optional(z.object({ content: z.nullish(z.string()) })),
      finish_reason: z.nullish(z.string()),
    }),
  ),
})

/** CloudBase says `{code, message}`, those behind it `{error: {code, message}}`; either may come in place of a stream. */
const Failure = z.union([
  z.object({ code: z.union([z.string(), z.number()]) }),
  z.object({ error: z.object({ code: z.nullish(z.union([z.string(), z.number()])) }) }),
])

const DONE = '[DONE]'
/** Said to its end: not `length`, `content_filter` … */
const STOP = 'stop'

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** The code of a failure in that text; null when it tells of none. */
export const failureIn = (text: string): string | null => {
  const failure = Failure.safeParse(parse(text))
  if (!failure.success) return null
  return String('code' in failure.data ? failure.data.code : (failure.data.error.code ?? 'unnamed'))
}

/** The data of each event of a stream of server-sent events. */
const eventsIn = (stream: string): readonly string[] =>
  stream
    .split(/(?:\r\n|\r|\n){2}/)
    .map((event) =>
      event
        .split(/\r\n|\r|\n/)
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice('data:'.length).replace(/^ /, ''))
        .join('\n'),
    )
    .filter((data) => data !== '')

type Choice = z.infer<typeof Chunk>['choices'][number]

/** What a stream says that ended of itself, or was ended by that event. */
const whole = (choices: readonly Choice[], isDone: boolean): Result<string> => {
  const ends = choices.flatMap(({ finish_reason: end }) => (end ? [end] : []))
  const end = ends[ends.length - 1] ?? (isDone ? STOP : 'brokenOff')
  return end === STOP ? ok(choices.map(({ delta }) => delta?.content ?? '').join('')) : err(end)
}

/** What was said in a whole stream of chunks; the code of what is wrong where it did not come to its end. */
export const saidIn = (stream: string): Result<string> => {
  const choices: Choice[] = []
  for (const data of eventsIn(stream)) {
    if (data === DONE) return whole(choices, true)
    const chunk = Chunk.safeParse(parse(data))
    if (!chunk.success) return err(failureIn(data) ?? 'unreadable')
    choices.push(...chunk.data.choices)
  }
  const failure = failureIn(stream)
  return failure === null ? whole(choices, false) : err(failure)
}
