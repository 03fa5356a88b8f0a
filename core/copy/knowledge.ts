/** Why an entry of a shop's knowledge can't be used as it is written. */
export const entryWords = {
  noCategory: '没有分类',
  tooDeep: (most: number) => `分类最多 ${most} 级，用 / 分开，例如 售后/退款`,
  longCategory: (name: string, max: number) => `分类“${name}”超过 ${max} 个字`,
  noTitle: '没有标题',
  badTitle: (title: string, [min, max]: readonly [number, number]) =>
    `标题“${title}”应为 ${min} 到 ${max} 个字`,
  titleOfMarks: (title: string) => `标题“${title}”里没有字，顾客问不到它`,
  badSimilar: (question: string, [min, max]: readonly [number, number]) =>
    `相似问“${question}”应为 ${min} 到 ${max} 个字`,
  similarOfMarks: (question: string) => `相似问“${question}”里没有字`,
  tooManySimilar: (max: number) => `相似问超过 ${max} 条`,
  noAnswer: '没有答案',
  longAnswer: (max: number) => `答案超过 ${max} 个字；制度、说明书这样的长文请把类型选为文章`,
  longArticle: (max: number) => `文章超过 ${max} 个字，请分成几篇`,
  unknownSlot: (name: string, known: readonly string[]) =>
    `没有“{${name}}”这个变量，可用的有 ${known.map((one) => `{${one}}`).join(' ')}`,
  strayBrace: '答案里有一个花括号没有配对，变量要写成 {客服时间} 这样',
  badNext: (question: string, [min, max]: readonly [number, number]) =>
    `推荐问“${question}”应为 ${min} 到 ${max} 个字`,
  tooManyNext: (max: number) => `推荐问超过 ${max} 条`,
  longGoods: (word: string, max: number) => `适用商品“${word}”超过 ${max} 个字`,
  tooManyGoods: (max: number) => `适用商品超过 ${max} 个词`,
  endsBefore: '失效时间要晚于生效时间',
  badHot: (max: number) => `首页排序应为 1 到 ${max} 的整数`,
} as const

/** Why an answer was found. */
export const whyWords = {
  same: (question: string) => `原话就是“${question}”`,
  like: (question: string) => `最像“${question}”`,
} as const

/** What a version is called that puts an earlier one back. */
export const rolledBackText = (version: number): string => `恢复到第 ${version} 版`
