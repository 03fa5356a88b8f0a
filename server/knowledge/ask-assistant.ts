import { checkedAnswer, type Cited } from '../../core/knowledge/assistant'
import type { AssistantModel } from '../../core/knowledge/assistant-model'
import { saidOf, type KnownOutcome, type Said } from '../../core/knowledge/known'
import type { LiveKnowledge } from '../../core/knowledge/live'
import { questionsIn } from '../../core/knowledge/split'
import type { Shop } from '../../core/shop/shop'
import type { Assistant, AssistantPorts } from '../assistant-ports'
import type { Ports } from '../ports'

/** What retrieval makes of a message. */
export interface FoundOutcome {
  readonly text: string
  readonly live: LiveKnowledge
  readonly outcome: KnownOutcome
}

type AssistedShop = Pick<Shop, '_id' | 'assistant' | 'hours' | 'calendar' | 'servicePolicy'>

/** Of several questions at once it would answer one, and hide the others: those stay as they are. */
const isToBeAsked = (
  { text, outcome: { basis, said } }: FoundOutcome,
  { rephrase }: AssistantModel,
): boolean => {
  if (basis.outcome === 'choose') return questionsIn(text).length === 1
  return basis.outcome === 'answer' && rephrase === true && said.length === 1
}

/** What was found, as it would be said, by the id of its piece. */
const saidById = ({ live, outcome }: FoundOutcome, shop: AssistedShop): ReadonlyMap<string, Said> =>
  new Map(
    outcome.basis.found.flatMap(({ id }) => {
      const piece = live.pieces.get(id)
      return piece ? [[id, saidOf(piece, shop)] as const] : []
    }),
  )

/** The entry that was chosen answers, with all that belongs to it, in the words that were heard. */
const assisted = ({ basis }: KnownOutcome, said: Said, { key: id, words }: Cited): KnownOutcome => ({
  basis: { ...basis, outcome: 'answer', found: basis.found.filter((found) => found.id === id) },
  said: [{ ...said, answer: words }],
  offered: [],
})

/**
 * Lets the shop's model choose where retrieval is only nearly sure, and say in its own words what retrieval is sure of
 * if the shop wants that. Whatever it does not say, says too late or says beyond its source changes nothing.
 */
export const withAssistant = async (
  { assistant, log }: AssistantPorts & Pick<Ports, 'log'>,
  shop: AssistedShop,
  found: FoundOutcome,
): Promise<KnownOutcome> => {
  const { _id: shopId, assistant: model } = shop
  if (!model || !isToBeAsked(found, model)) return found.outcome
  const byId = saidById(found, shop)
  const sources = [...byId].map(([key, { question, answer }]) => ({ key, title: question, answer }))
  const heard = await assistant.answer({ shopId, model, question: found.text, sources })
  if (!heard?.key) return found.outcome
  const checked = checkedAnswer(heard, sources)
  if (!checked.ok) {
    log.info('assistant not heard', { shopId, why: checked.error })
    return found.outcome
  }
  const said = byId.get(checked.value.key)
  return said ? assisted(found.outcome, said, checked.value) : found.outcome
}

/** For one message, whose turn may be taken several times: the same is asked once. */
export const askedOnce = (assistant: Assistant): Assistant => {
  const answers = new Map<string, ReturnType<Assistant['answer']>>()
  return {
    answer: (asked) => {
      const key = JSON.stringify([asked.question, asked.sources])
      const answer = answers.get(key) ?? assistant.answer(asked)
      answers.set(key, answer)
      return answer
    },
  }
}
