const AT_ONCE = 8

/**
 * Works on them eight at a time: each may take a second of somebody else's. `goesOn` is asked before each eight; what is
 * left then stays undone.
 */
export const sideBySide = async <T>(
  all: readonly T[],
  work: (one: T) => Promise<unknown>,
  goesOn: () => boolean = () => true,
): Promise<void> => {
  for (let at = 0; at < all.length && goesOn(); at += AT_ONCE) {
    await Promise.all(all.slice(at, at + AT_ONCE).map(work))
  }
}
