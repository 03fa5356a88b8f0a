/** Something said that the server has not confirmed: found again by its sender's own id. */
interface Said {
  readonly clientId: string
}

/** Changes the one item; the others stay the objects they are. */
export const withChanged = <T extends Said>(
  outbox: readonly T[],
  clientId: string,
  how: (item: T) => T,
): readonly T[] => outbox.map((item) => (item.clientId === clientId ? how(item) : item))

/** The same outbox when all stay: what did not change is not written to storage again. */
const onlyThose = <T extends Said>(outbox: readonly T[], stays: (item: T) => boolean): readonly T[] => {
  const left = outbox.filter(stays)
  return left.length === outbox.length ? outbox : left
}

export const without = <T extends Said>(outbox: readonly T[], clientId: string): readonly T[] =>
  onlyThose(outbox, (item) => item.clientId !== clientId)

/** What is shown already needs no second try, however its answer got lost. */
export const withoutArrived = <T extends Said>(
  outbox: readonly T[],
  shown: readonly Said[],
): readonly T[] => {
  if (outbox.length === 0) return outbox
  const arrived = new Set(shown.map(({ clientId }) => clientId))
  return onlyThose(outbox, ({ clientId }) => !arrived.has(clientId))
}
