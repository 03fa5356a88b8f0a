import type { Cloudbase } from '../server/adapters/cloudbase/app'

type Database = Cloudbase['db']

const BATCH = 200

/**
 * Stores new documents in batches. Where a batch meets a document that is there already (an earlier run was
 * interrupted, somebody else was quicker) its documents are stored one by one, each replacing what was there.
 */
export const putAll = async (
  db: Database,
  collection: string,
  documents: readonly { readonly _id: string }[],
): Promise<void> => {
  for (let from = 0; from < documents.length; from += BATCH) {
    const batch = documents.slice(from, from + BATCH)
    const added = await db
      .collection(collection)
      .add([...batch])
      .then(
        () => true,
        () => false,
      )
    if (added) continue
    for (const { _id, ...fields } of batch) await db.collection(collection).doc(_id).set(fields)
  }
}
