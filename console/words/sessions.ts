/** What the lists of the desk say. */
export const deskWords = {
  none: '选一个会话开始回复',
  noneWhy: '左边按紧急程度排好了，最急的在最上面',
} as const

export const sessionsWords = {
  mine: '我的会话',
  waiting: '等您回复',
  theirs: '等客户',
  queue: '排队',
  take: '接入',
  emptyMine: '没有会话',
  emptyMineWhy: '接待中时，新的顾客会自动分给您',
} as const
