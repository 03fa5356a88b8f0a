import * as z from 'zod/mini'

const Things = z.record(z.string(), z.unknown())

const thingsOf = (name: string): Readonly<Record<string, unknown>> => {
  try {
    return Things.safeParse(JSON.parse(window.sessionStorage.getItem(name) ?? '{}')).data ?? {}
  } catch {
    return {} // somebody else's, or forbidden here
  }
}

/** What this window keeps under a name, by key; what is not of that kind is left out, alone. */
export const readKept = <T>(name: string, kind: z.ZodMiniType<T>): Readonly<Record<string, T>> =>
  Object.fromEntries(
    Object.entries(thingsOf(name)).flatMap(([key, thing]) => {
      const read = kind.safeParse(thing)
      return read.success ? [[key, read.data]] : []
    }),
  )

/** As long as this window lives. */
export const keep = (name: string, things: Readonly<Record<string, unknown>>): void => {
  try {
    window.sessionStorage.setItem(name, JSON.stringify(things))
  } catch {
    // full or forbidden: they live as long as this page
  }
}
