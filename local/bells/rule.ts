import type { CollectionSpec } from '../../core/collections/spec'

import { isPlain, type Doc, type Value } from '../gateway/ejson'
import { CloudError } from '../gateway/errors'

/** What the platform puts the reader's own openid in place of, wherever it stands in a client's filter. */
const ownOpenid = '{openid}'

/** A client's filter as the platform understands it. */
export const withOpenid = (value: Value, openid: string): Value => {
  if (value === ownOpenid) return openid
  if (Array.isArray(value)) return value.map((item) => withOpenid(item, openid))
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withOpenid(item, openid)]))
}

const parts = (list: Value): readonly Doc[] => (Array.isArray(list) ? list.filter(isPlain) : [])

const isExactly = (condition: Value, openid: string): boolean => {
  if (!isPlain(condition)) return condition === openid
  if (condition.$eq === openid) return true
  return Array.isArray(condition.$in) && condition.$in.length === 1 && condition.$in[0] === openid
}

/** Can the filter match documents of this reader only, whatever the collection holds? */
const isOwnOnly = (filter: Doc, openid: string): boolean =>
  Object.entries(filter).some(([field, condition]) => {
    const within = parts(condition)
    if (field === '$and') return within.some((part) => isOwnOnly(part, openid))
    if (field === '$or') return within.length > 0 && within.every((part) => isOwnOnly(part, openid))
    return field === '_openid' && isExactly(condition, openid)
  })

export interface Reading {
  readonly filter: Doc
  readonly openid: string
}

/**
 * A client's question has to be a subset of the collection's security rule (`none`: `false`, `own`:
 * `doc._openid == auth.openid`); the platform looks at the question, not at what it would find.
 * @throws CloudError DATABASE_PERMISSION_DENIED
 */
export const checkRead = (rule: CollectionSpec['clientRead'], { filter, openid }: Reading): void => {
  if (rule === 'own' && isOwnOnly(filter, openid)) return
  throw new CloudError('DATABASE_PERMISSION_DENIED', 'Permission denied')
}
