/** What the search in one shopper's conversation says. */
export const searchWords = {
  open: '查找聊天记录',
  label: (called: string) => `查找和${called}的聊天记录`,
  close: '关闭查找',
  words: '说过的话、商品、订单号',
  from: '从哪天',
  to: '到哪天',
  kind: '找什么',
  kinds: { all: '全部', photos: '照片和视频', orders: '订单和商品' },
  search: '查找',
  found: '找到的消息',
  none: '没有找到',
  noneWhy: '换几个字，或把日期放宽一些',
  noneYet: '这一段里没有，继续往前找',
  more: '继续往前找',
  goingBack: '正在翻到那条消息',
  tooFar: '那条消息太早，没有翻到。把日期缩小到那几天再看',
} as const
