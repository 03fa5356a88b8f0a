import type * as z from 'zod/mini'
import type { CollectionName } from '../../../core/collections'
import type { Cloudbase } from './app'

type Filter = Readonly<Record<string, unknown>>
type Fields = Readonly<Record<string, unknown>>

export interface Find {
  readonly order?: readonly (readonly [field: string, direction: 'asc' | 'desc'])[]
  /** CloudBase answers 1000 at most. */
  readonly limit: number
}

/** MongoDB's answer to a second document under a unique key. */
const isDuplicate = (error: unknown): boolean =>
  error instanceof Error &&
  /E11000|duplicate key/i.test(`${error.message} ${String((error as { code?: unknown }).code)}`)

const firstOf = (data: unknown): unknown => (Array.isArray(data) ? (data as unknown[])[0] : data)

/** One collection, parsed at the border: what comes out of the database has the schema's shape. */
export const openCollection = <T extends { readonly _id: string }>(
  { db, command }: Cloudbase,
  name: CollectionName,
  schema: z.ZodMiniType<T>,
) => {
  const collection = db.collection(name)
  /** Objects are put in place of the old ones, never merged into them. */
  const replacing = (fields: Fields) =>
    Object.fromEntries(
      Object.entries(fields).map(([key, value]) => [key, isPlain(value) ? command.set(value) : value]),
    )

  return {
    get: async (id: string): Promise<T | null> => {
      const { data } = await collection.where({ _id: id }).limit(1).get()
      const found = firstOf(data)
      return found === undefined || found === null ? null : schema.parse(found)
    },
    find: async (filter: Filter, { order = [], limit }: Find): Promise<T[]> => {
      let query = collection.where(filter)
      for (const [field, direction] of order) query = query.orderBy(field, direction)
      const { data } = await query.limit(limit).get()
      return (data as unknown[]).map((document) => schema.parse(document))
    },
    count: async (filter: Filter): Promise<number> => (await collection.where(filter).count()).total ?? 0,
    /** `taken` when a unique key holds it already. */
    insert: async (document: T): Promise<'inserted' | 'taken'> => {
      try {
        await collection.add(document)
        return 'inserted'
      } catch (error) {
        if (isDuplicate(error)) return 'taken'
        throw error
      }
    },
    patch: async (filter: Filter, fields: Fields): Promise<number> =>
      (await collection.where(filter).update(replacing(fields))).updated ?? 0,
    put: async ({ _id, ...fields }: T): Promise<void> => {
      await collection.doc(_id).set(fields)
    },
    remove: async (filter: Filter): Promise<void> => {
      await collection.where(filter).remove()
    },
  }
}

const isPlain = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
