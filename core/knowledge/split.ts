import { asksOf, canonicalOf } from './wordings'

/** Where one sentence ends and another begins; what asks keeps its mark. */
const sentences =
  /(?<=[？?])|[。！!；;\n]+|[，,、\s]*(?:另外(?!一|的|那|两|几)|还有就是|还有(?!没|货|吗|一)|顺便问下|顺便|以及|对了)[，,]?/
const asking = /[？?]$|[吗呢么嘛]/
/** Shorter ones ask nothing by themselves: “在吗”, “急”. */
const LEAST = 3
/** More questions in one message are a person's. */
const MOST = 4

const asks = (sentence: string): boolean => {
  const canonical = canonicalOf(sentence)
  return canonical.length >= LEAST && (asking.test(sentence) || asksOf(canonical).includes(1))
}

/** The questions of one message, in their order; the message itself when it asks one, or none that is seen as such. */
export const questionsIn = (text: string): readonly string[] => {
  const parts = text
    .split(sentences)
    .map((part) => part.trim())
    .filter(asks)
  return parts.length >= 2 && parts.length <= MOST ? parts : [text]
}
