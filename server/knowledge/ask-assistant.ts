import { checkedAnswer, type Cited, type Source } from '../../core/knowledge/assistant'
import type { AssistantModel } from '../../core/knowledge/assistant-model'
import type { Outcome } from '../../core/knowledge/outcome'
import { questionsIn } from '../../core/knowledge/split'
import type { Shop } from '../../core/shop/shop'
import type { Assistant, AssistantPorts } from '../assistant-ports'
import type { Ports } from '../ports'

/** What retrieval found for a message, with the entries that it names as they would be answered. */
export interface FoundAnswers {
  readonly text: string
  readonly outcome: Outcome
  readonly sources: readonly Source[]
}

/** Instead of retrieval's outcome: the model's choice of an entry (`key`, which is the entry's id), and its words. */
export interface Assisted extends Cited {
  readonly kind: 'assisted'
}

/** Of several questions at once it would answer one, and hide the others: those stay as they are. */
const idsToAsk = ({ text, outcome }: FoundAnswers, { rephrase }: AssistantModel): readonly string[] => {
  if (outcome.kind === 'choose') return questionsIn(text).length === 1 ? outcome.ids : []
  if (outcome.kind !== 'answer' || rephrase !== true || outcome.answers.length !== 1) return []
  return outcome.answers.map(({ id }) => id)
}

/**
 * Lets the shop's model choose where retrieval is only nearly sure, and say in its own words what retrieval is sure of
 * if the shop wants that. Whatever it does not say, says too late or says beyond its source changes nothing.
 */
export const withAssistant = async (
  { assistant, log }: AssistantPorts & Pick<Ports, 'log'>,
  { _id: shopId, assistant: model }: Pick<Shop, '_id' | 'assistant'>,
  found: FoundAnswers,
): Promise<Outcome | Assisted> => {
  if (!model) return found.outcome
  const ids = idsToAsk(found, model)
  const sources = found.sources.filter(({ key }) => ids.includes(key))
  if (sources.length === 0) return found.outcome
  const said = await assistant.answer({ shopId, model, question: found.text, sources })
  if (!said?.key) return found.outcome
  const checked = checkedAnswer(said, sources)
  if (checked.ok) return { kind: 'assisted', ...checked.value }
  log.info('assistant not heard', { shopId, why: checked.error })
  return found.outcome
}

/** For one message, whose turn may have to be taken again: the same is asked once. */
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
