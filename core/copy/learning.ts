/** Why questions can't become similar ones of an entry. */
export const learningWords = {
  gone: '这条知识已经不在了，请换一条',
  unpublished: '这条知识还没有发布，发布后才能把问题加进去',
  full: (most: number) => `相似问已满 ${most} 条，先删掉几条再加`,
  titled: (title: string) => `这些问题就是“${title}”的标题，先改它的标题`,
  unfit: (max: number) =>
    `这些问题超过 ${max} 个字、含有单号或手机号，或只是接着上一句问的，请到条目里自己写一条相似问`,
} as const

/** What a version is called that one click has made. */
export const addedText = (title: string, count: number): string =>
  `从学习建议给“${title}”加了 ${count} 条相似问`
