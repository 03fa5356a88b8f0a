import { BSONRegExp } from 'bson'

import { isPlain, type Value } from './ejson'
import { CloudError } from './errors'

const realPattern = ({ pattern, options }: BSONRegExp): RegExp => {
  try {
    return new RegExp(pattern, options.replace(/[^imsu]/g, '')) // `g` and `y` would make a test remember
  } catch (error) {
    throw new CloudError('DATABASE_INVALID_OPERRATOR', (error as Error).message)
  }
}

/** Patterns arrive as BSON values; the matcher wants real ones. @throws CloudError for a broken pattern */
export const withPatterns = (value: Value): Value => {
  if (value instanceof BSONRegExp) return realPattern(value)
  if (Array.isArray(value)) return value.map(withPatterns)
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withPatterns(item)]))
}
