import { randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import type { CollectionName } from '../../../core/collections'
import type { CloudbaseDatabase } from './app'

type Filter = Readonly<Record<string, unknown>>
type Fields = Readonly<Record<string, unknown>>

export interface Find {
  readonly order?: readonly (readonly [field: string, direction: 'asc' | 'desc'])[]
  /** CloudBase answers 1000 at most. */
  readonly limit: number
}

const Found = z.object({ data: z.array(z.unknown()) })
const Counted = z.object({ total: z.int() })
const Updated = z.object({ updated: z.int() })
const Returned = z.object({ updated: z.int(), doc: z.optional(z.unknown()) })

/** MongoDB's answer to a second document under a unique key. */
const isDuplicate = (error: unknown): boolean =>
  error instanceof Error && /E11000|duplicate key/i.test(error.message)

const isPlain = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** Tells one write from all others: a repeat, after an answer that was lost, finds its own mark. */
export const newMark = (): string => randomBytes(9).toString('base64url')

/** One collection, parsed at the border: what comes out of the database has the schema's shape. */
export class Collection<T extends { readonly _id: string }> {
  constructor(
    private readonly cloudbase: CloudbaseDatabase,
    private readonly name: CollectionName,
    private readonly schema: z.ZodMiniType<T>,
  ) {}

  /** Made when it is first asked: a cold start needs few of them. */
  private get collection() {
    return this.cloudbase.db.collection(this.name)
  }

  async get(_id: string): Promise<T | null> {
    return (await this.find({ _id }, { limit: 1 }))[0] ?? null
  }

  async find(filter: Filter, find: Find): Promise<T[]> {
    const found = await this.query(filter, find)
    return found.map((document) => this.schema.parse(document))
  }

  /** Numbers of one field of what fits: to count, where whole documents would be dear. */
  async numbers(filter: Filter, field: string, limit: number): Promise<number[]> {
    const found = await this.query(filter, { order: [[field, 'asc']], limit }, { [field]: true })
    return found.map((document) => z.object({ [field]: z.number() }).parse(document)[field] ?? 0)
  }

  private async query(filter: Filter, { order = [], limit }: Find, fields?: Filter): Promise<unknown[]> {
    let query = this.collection.where(filter)
    for (const [field, direction] of order) query = query.orderBy(field, direction)
    const wanted = fields ? query.field(fields) : query
    return Found.parse(await this.cloudbase.ask(() => wanted.limit(limit).get())).data
  }

  async count(filter: Filter): Promise<number> {
    return Counted.parse(await this.cloudbase.ask(() => this.collection.where(filter).count())).total
  }

  /** `taken` when a unique key holds it already. By `insertId` an insert whose answer was lost knows its own document. */
  async insert(document: T): Promise<'inserted' | 'taken'> {
    const insertId = newMark()
    try {
      await this.cloudbase.ask(() => this.collection.add({ ...document, insertId }))
      return 'inserted'
    } catch (error) {
      if (!isDuplicate(error)) throw error
      return (await this.count({ _id: document._id, insertId })) > 0 ? 'inserted' : 'taken'
    }
  }

  /** Many in one request. `taken` when one of them was there already: then any part of the others may be stored. */
  async insertAll(documents: readonly T[]): Promise<'inserted' | 'taken'> {
    try {
      await this.cloudbase.ask(() => this.collection.add([...documents]))
      return 'inserted'
    } catch (error) {
      if (isDuplicate(error)) return 'taken'
      throw error
    }
  }

  /** Changes every document that fits; answers how many. */
  async patch(filter: Filter, fields: Fields): Promise<number> {
    return Updated.parse(
      await this.cloudbase.ask(() => this.collection.where(filter).update(this.replacing(fields))),
    ).updated
  }

  /** Changes one document and answers what it is then; null when there is none. */
  async patchOne(filter: Filter, fields: Fields): Promise<T | null> {
    const { updated, doc } = Returned.parse(
      await this.cloudbase.ask(() => this.collection.where(filter).updateAndReturn(fields)),
    )
    return updated > 0 ? this.schema.parse(doc) : null
  }

  async put({ _id, ...fields }: T): Promise<void> {
    await this.cloudbase.ask(() => this.collection.doc(_id).set(fields))
  }

  async remove(filter: Filter): Promise<void> {
    await this.cloudbase.ask(() => this.collection.where(filter).remove())
  }

  /** Objects are put in place of the old ones, never merged into them (as the SDK would). */
  private replacing(fields: Fields): Fields {
    const { command } = this.cloudbase
    return Object.fromEntries(
      Object.entries(fields).map(([key, value]) => [key, isPlain(value) ? command.set(value) : value]),
    )
  }
}
