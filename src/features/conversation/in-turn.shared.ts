/** Two names in turn: setting the same one again would not move a WeChat list. */
export const inTurn = (name: string, turn: number): string => `${name}-${turn % 2}`
