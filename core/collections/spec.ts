export interface Index {
  readonly name: string
  /** In order; 1 ascending, -1 descending. */
  readonly keys: readonly (readonly [field: string, direction: 1 | -1])[]
  readonly unique?: true
}

export interface CollectionSpec {
  readonly indexes: readonly Index[]
  /** What a client may read directly: nothing, or the documents whose `_openid` is its own. */
  readonly clientRead: 'none' | 'own'
}

export const index = (name: string, ...keys: Index['keys']): Index => ({ name, keys })
export const unique = (name: string, ...keys: Index['keys']): Index => ({ name, keys, unique: true })
