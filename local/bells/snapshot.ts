import { parseObject, type Doc } from '../gateway/ejson'

/** One write to a watchable collection, as it was committed; null: the document was not there. */
export interface Change {
  readonly id: number
  readonly collection: string
  readonly before: Doc | null
  readonly after: Doc | null
}

/** How a change looks to one reader (WeChat's documentation of `Collection.watch`, "ChangeEvent"). */
export interface DocChange {
  readonly id: number
  readonly queueType: 'init' | 'enqueue' | 'update' | 'dequeue'
  readonly dataType: 'init' | 'add' | 'update' | 'remove'
  readonly docId: unknown
  readonly doc: Doc
}

/** What `onChange` is handed. */
export interface Snapshot {
  readonly id: number
  /** Only of the first one. */
  readonly type?: 'init'
  /** Everything that matches after the changes. */
  readonly docs: readonly Doc[]
  readonly docChanges: readonly DocChange[]
}

/** Null when the change does not concern the reader. */
export const seenAs = ({ id, before, after }: Change, matches: (doc: Doc) => boolean): DocChange | null => {
  const was = before !== null && matches(before)
  const is = after !== null && matches(after)
  if (after !== null && is) {
    const [queueType, dataType] = was ? (['update', 'update'] as const) : (['enqueue', 'add'] as const)
    return { id, queueType, dataType, docId: after._id, doc: after }
  }
  if (before === null || !was) return null
  const dataType = after === null ? 'remove' : 'update'
  return { id, queueType: 'dequeue', dataType, docId: before._id, doc: after ?? before }
}

/** The first snapshot of a reader. */
export const initial = (id: number, texts: readonly string[]): Snapshot => {
  const docs = texts.map((text) => parseObject(text, 0))
  const docChanges = docs.map((doc) => ({
    id,
    queueType: 'init' as const,
    dataType: 'init' as const,
    docId: doc._id,
    doc,
  }))
  return { id, type: 'init', docs, docChanges }
}
