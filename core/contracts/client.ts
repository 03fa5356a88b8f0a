import type { Area, Call, Contract, Input, Reply } from './procedure'

type AreaClient<A extends Area> = { readonly [K in keyof A]: (input: Input<A[K]>) => Promise<Reply<A[K]>> }
export type Client<C extends Contract> = { readonly [A in keyof C]: AreaClient<C[A]> }

/**
 * Carries one call to a door: wx in the mini-program, fetch in a browser, a direct call in tests.
 * It answers the door's Result, or `{ ok: false, error: 'offline' }` when the door was not reached; it never throws.
 */
export type Transport = (door: string, call: Call) => Promise<unknown>

/** A typed client of one door: `client.conversation.send({ … })`. */
export const createClient = <C extends Contract>(door: string, contract: C, send: Transport): Client<C> => {
  const areaClient = (area: string) =>
    Object.fromEntries(
      Object.keys(contract[area] ?? {}).map((name) => [
        name,
        (input: unknown) => send(door, { procedure: `${area}.${name}`, input }),
      ]),
    )
  return Object.fromEntries(
    Object.keys(contract).map((area) => [area, areaClient(area)]),
  ) as unknown as Client<C>
}

/** Answers every name with what `make` makes of it; each is made once. */
const byName = <T>(make: (name: string) => T): Record<string, T> =>
  new Proxy<Record<string, T>>({}, { get: (made, name) => (made[String(name)] ??= make(String(name))) })

/**
 * A typed client that knows its contract by type alone, so that no schema is loaded with it: for the app, whose first
 * package every phone downloads. The door checks what comes in.
 */
export const remoteClient = <C extends Contract>(door: string, send: Transport): Client<C> =>
  byName((area) =>
    byName((name) => (input: unknown) => send(door, { procedure: `${area}.${name}`, input })),
  ) as unknown as Client<C>
