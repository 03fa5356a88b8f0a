import type { Cloudbase } from './app'
import type { Collection } from './collection'

/** Puts a projection of a turn, unless one of a later turn stands there: late or twice changes nothing. */
export const putNewer = async <T extends { readonly _id: string; readonly seq: number }>(
  { command }: Cloudbase,
  collection: Collection<T>,
  document: T,
): Promise<void> => {
  const { _id, ...fields } = document
  const older = { _id, seq: command.lt(document.seq) }
  if ((await collection.patch(older, fields)) > 0) return
  if ((await collection.insert(document)) === 'inserted') return
  await collection.patch(older, fields) // a newer one stands there, or an older one that came in between
}
