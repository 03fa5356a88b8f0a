/** The one way out: a value, or the code of an expected "no". A bug is thrown instead. */
export type Result<T, E extends string = string> = Ok<T> | Err<E>

export interface Ok<T> {
  readonly ok: true
  readonly value: T
}

export interface Err<E extends string> {
  readonly ok: false
  readonly error: E
}

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })
export const err = <E extends string>(error: E): Err<E> => ({ ok: false, error })
