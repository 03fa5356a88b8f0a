/** Whose words are quoted, as an agent reads it. */
export const quotedAtDesk = { shopper: '顾客', bot: '小美', system: '系统' } as const

/** Why somebody has a session. */
export const tookFromQueue = '自己从排队里接入'
export const assignedBySupervisor = (name: string): string => `主管${name}指派的`
