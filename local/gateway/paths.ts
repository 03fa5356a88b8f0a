import { isPlain, type Value } from './ejson'

/** Called with a value that lies at a path; undefined stands for a field that is missing. True stops. */
type Visit = (value: Value) => boolean

const isIndex = (part: string): boolean => /^\d+$/.test(part)

/** Elements of an array on the way: objects are entered, and the element whose number is named. */
const throughArray = (list: readonly Value[], parts: readonly string[], visit: Visit): boolean => {
  for (const item of list) if (isPlain(item) && throughObject(item, parts, visit)) return true
  const [part = '', ...rest] = parts
  const item = list[Number(part)]
  if (!isIndex(part) || item === undefined) return false
  if (rest.length === 0) return visit(item)
  return isPlain(item) || Array.isArray(item) ? descend(item, rest, visit) : false
}

const descend = (value: Value, parts: readonly string[], visit: Visit): boolean => {
  if (Array.isArray(value)) return throughArray(value, parts, visit)
  return isPlain(value) ? throughObject(value, parts, visit) : visit(undefined)
}

const throughObject = (object: Value, parts: readonly string[], visit: Visit): boolean => {
  const [part = '', ...rest] = parts
  const value = isPlain(object) && Object.hasOwn(object, part) ? object[part] : undefined
  return rest.length === 0 ? visit(value) : descend(value, rest, visit)
}

/**
 * Whether some value at the path passes, as MongoDB walks: arrays on the way are entered, an array at the end
 * is asked as a whole (`visit` looks into it when it wants to).
 */
export const someAt = (doc: Value, parts: readonly string[], visit: Visit): boolean =>
  throughObject(doc, parts, visit)

/** The same, and an array at the end is asked element by element too. */
export const someIn = (doc: Value, parts: readonly string[], visit: Visit): boolean =>
  throughObject(doc, parts, (value) => (Array.isArray(value) && value.some(visit)) || visit(value))

/** A path that is there twice, or lies inside of another; undefined when there is none. */
export const conflictOf = (paths: readonly string[]): string | undefined => {
  const ended = paths.map((path) => `${path}.`).sort()
  return ended.find((path, at) => at > 0 && path.startsWith(ended[at - 1] ?? '.'))?.slice(0, -1)
}
