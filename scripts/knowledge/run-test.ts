import { basename } from 'node:path'
import * as z from 'zod/mini'
import type { Asker } from '../../core/knowledge/entry'
import { askKnowledge, type LiveKnowledge } from '../../core/knowledge/live'
import { figuresOf, judgeBy, type Figures, type Judged, type Labelled } from '../../core/knowledge/measure'
import { err, ok, type Result } from '../../core/shared/result'
import { chooseShop } from '../import/choose-shop'
import { readBytes } from '../import/read-source'
import type { ShopFile } from '../lib/shop-file-command'
import { knowledgePorts } from './ports'
import { knowledgeScriptWords as words } from './words'

const Questions = z.array(z.object({ ask: z.string(), right: z.array(z.string()) }))

const readQuestions = async ({ file, say }: ShopFile): Promise<Result<readonly Labelled[]>> => {
  const bytes = await readBytes(file, say)
  if (!bytes.ok) return bytes
  try {
    return ok(Questions.parse(JSON.parse(bytes.value.toString('utf8'))))
  } catch {
    return err(words.badQuestions(basename(file)))
  }
}

/** A question that was answered wrongly: the titles of what answered it, and of what would have been right. */
export interface Confusion {
  readonly ask: string
  readonly answered: readonly string[]
  readonly right: readonly string[]
}

export interface Tested {
  readonly figures: Figures
  readonly confusions: readonly Confusion[]
  /** Named as right, though nothing that is live is called so. */
  readonly unknown: readonly string[]
}

const confusionsOf = (judged: readonly Judged[], live: LiveKnowledge): readonly Confusion[] => {
  const titles = new Map(live.entries.map(({ entry }) => [entry.key, entry.title]))
  const titlesOf = (keys: readonly string[]) => keys.map((key) => titles.get(key) ?? key)
  return judged
    .filter(({ outcome, isRight }) => outcome === 'answer' && !isRight)
    .map(({ ask, ids, right }) => ({ ask, answered: titlesOf(ids), right: titlesOf(right) }))
}

/** Asks what a shop has published each of the labelled questions, as a shopper would (R106). */
export const testKnowledge = async (choice: ShopFile): Promise<Result<Tested>> => {
  const questions = await readQuestions(choice)
  if (!questions.ok) return questions
  const shop = await chooseShop({ ...choice, say: () => undefined })
  if (!shop.ok) return shop
  const { knowledge, now } = knowledgePorts(choice)
  const live = await knowledge.live(shop.value)
  if (!live) return err(words.nothingLive)

  const asker: Asker = { by: 'shopper', now: now() }
  const judged = judgeBy((ask) => askKnowledge(live, ask, { asker }), questions.value)
  const known = new Set(live.entries.map(({ entry }) => entry.key))
  const named = new Set(questions.value.flatMap(({ right }) => right))
  return ok({
    figures: figuresOf(judged),
    confusions: confusionsOf(judged, live),
    unknown: [...named].filter((key) => !known.has(key)),
  })
}
