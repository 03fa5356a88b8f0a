/** All of them together; 0 of none. */
export const sum = (values: readonly number[]): number => values.reduce((whole, one) => whole + one, 0)
