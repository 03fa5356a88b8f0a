import type { Turn } from '../../../core/conversation/turn'
import type { Cloudbase } from '../../../server/adapters/cloudbase/app'
import { shopperOf } from '../people'
import { percentile } from '../../../core/shared/percentile'
import { rounded } from '../statistics'
import { marksIn, type Said, type Talking } from './load'
import { SESSIONS, turnsOf } from './people'

/** Marks in the order in which they stand in a conversation. */
const marksOf = (turns: readonly Turn[]): number[] =>
  turns.flatMap(({ messages }) =>
    messages.flatMap(({ body }) => (body.kind === 'text' ? marksIn(body.text) : [])),
  )

/** How many stand behind one that was said later, of the same person: nobody's words overtake each other. */
const disorder = (marks: readonly number[]): number => {
  let highest = 0
  let count = 0
  for (const mark of marks) {
    if (mark < highest) count += 1
    highest = Math.max(highest, mark)
  }
  return count
}

/** Of one person, in the order of `marks`. */
const ordersOf = (marks: readonly number[], all: readonly Said[]): number[][] => {
  const people = new Map<string, number[]>()
  for (const mark of new Set(marks)) {
    const said = all[mark - 1]
    if (!said) continue
    const key = `${said.session} ${said.by}`
    people.set(key, [...(people.get(key) ?? []), mark])
  }
  return [...people.values()]
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** What the store and WeCom's log say of everything that was said. */
export const recount = async (db: Cloudbase['db'], { all, shown, timed }: Talking) => {
  const stored: number[] = []
  for (let n = 1; n <= SESSIONS; n += 1) stored.push(...marksOf(await turnsOf(db, shopperOf(n))))
  const times = new Map<number, number>()
  for (const mark of stored) times.set(mark, (times.get(mark) ?? 0) + 1)
  const heard = all.filter(({ heardAt }) => heardAt !== undefined)
  const ofShoppers = heard.filter(({ by }) => by === 'shopper')
  const lost =
    heard.filter(({ mark }) => !times.has(mark)).length + ofShoppers.filter((said) => said.shown === 0).length
  const doubled =
    sum([...times.values()].map((count) => count - 1)) +
    sum(ofShoppers.map((said) => Math.max(0, said.shown - 1)))
  const reordered = sum([...ordersOf(stored, all), ...ordersOf(shown, all)].map(disorder))
  const tookMs = timed.flatMap(({ by, dueAt, heardAt, shownAt }) => {
    const at = by === 'agent' ? heardAt : shownAt
    return at === undefined ? [] : [at - dueAt]
  })
  return {
    messages: all.length,
    refused: all.length - heard.length,
    ...{ lost, doubled, reordered },
    p50Ms: rounded(percentile(tookMs, 0.5)),
    p99Ms: rounded(percentile(tookMs, 0.99)),
  }
}
