import { isPlain, type Doc, type Value } from './ejson'
import { isOperators, matcher } from './match'
import { valueOf } from './places'

type Clause = readonly [path: string, condition: Value]

/** Operators that look at no single element: they find a document, but no place in it. */
const placeless = new Set(['$ne', '$nin', '$not', '$exists', '$size'])

/** What the filter asks of fields; of an `$or` the branch that the document answers. */
const clausesOf = (doc: Doc, filter: Doc): readonly Clause[] =>
  Object.entries(filter).flatMap(([key, condition]): readonly Clause[] => {
    const parts = Array.isArray(condition) ? condition.filter(isPlain) : []
    if (key === '$and') return parts.flatMap((part) => clausesOf(doc, part))
    if (key === '$or')
      return parts
        .filter((part) => matcher(part)(doc))
        .slice(0, 1)
        .flatMap((part) => clausesOf(doc, part))
    return key.startsWith('$') ? [] : [[key, condition]]
  })

const ofElements = ([path, condition]: Clause): Doc | undefined => {
  if (!isPlain(condition) || !isOperators(condition)) return { [path]: condition }
  const seeing = Object.entries(condition).filter(([operator]) => !placeless.has(operator))
  return seeing.length > 0 ? { [path]: Object.fromEntries(seeing) } : undefined
}

/**
 * The number of the array's element by which the filter found the document: what `$` stands for (docs:
 * "$ (update)", "$ (projection)"). One that meets every condition on the array when there is one, else the
 * first that meets some. Undefined when the filter asks nothing of this array's elements.
 */
export const positionOf = (doc: Doc, parts: readonly string[], filter: Doc): number | undefined => {
  const list = valueOf(doc, parts)
  if (!Array.isArray(list)) return undefined
  const path = parts.join('.')
  const tests = clausesOf(doc, filter)
    .filter(([key]) => key === path || key.startsWith(`${path}.`))
    .map(ofElements)
    .filter((asked) => asked !== undefined)
    .map((asked) => matcher(asked))
  if (tests.length === 0) return undefined
  const alone = (item: Value): Value => parts.reduceRight<Value>((inner, part) => ({ [part]: inner }), [item])
  const meets = tests.map((test) => list.map((item) => test(alone(item))))
  const all = list.findIndex((_item, at) => meets.every((met) => met[at]))
  const found = [all, ...meets.map((met) => met.indexOf(true))].find((at) => at >= 0)
  return found
}
