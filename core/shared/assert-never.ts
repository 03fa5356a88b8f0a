/** Placed in `default:` it makes a forgotten case of a union a compile error. */
export const assertNever = (value: never): never => {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`)
}
