import { newMark, type Collection } from './collection'

interface Versioned {
  readonly _id: string
  readonly version: number
}

/**
 * Writes a document where version `before` stands (0: nothing); false when something else does. A repeat, after an
 * answer that was lost, finds its own mark.
 */
export const putVersion = async <T extends Versioned>(
  collection: Collection<T>,
  document: T,
  before: number,
): Promise<boolean> => {
  if (before === 0) return (await collection.insert(document)) === 'inserted'
  const { _id, ...fields } = document
  const mark = newMark()
  if ((await collection.patch({ _id, version: before }, { ...fields, mark })) > 0) return true
  return (await collection.count({ _id, mark })) > 0
}
