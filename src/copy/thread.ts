/** What the list of messages and the line above it say. */
export const threadCopy = {
  unread: '以下是新消息',
  newMessages: (count: number) => `${count} 条新消息`,
  overtaken: '后面的消息先发出了',
  slow: '网络有点慢，请稍等',
  unsent: (count: number) => `${count} 条消息连上网后自动发出`,
  tooFast: (seconds: number) => `发得太快了，${seconds} 秒后自动发出`,
} as const
