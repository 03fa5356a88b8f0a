const share = (of: number | null): string => (of === null ? '—' : `${(of * 100).toFixed(1)}%`)

/** What `npm run knowledge` says. */
export const knowledgeScriptWords = {
  usage: [
    '用法：npm run knowledge -- import 文件.csv|文件.xlsx|文件.json|starter [--shop 店铺] [--data 目录] [--publish]',
    '　　　npm run knowledge -- export 文件.csv|文件.xlsx|文件.json [--shop 店铺] [--data 目录]',
    '　　　npm run knowledge -- test 标注好的问题.json [--shop 店铺] [--data 目录] [--floor 0.9]',
    'import 先写成草稿，加 --publish 就发布；starter 是随项目带的入门知识库',
    'test 的文件：[{"ask": "退货运费谁出", "right": ["条目编号"]}, …]，没有条目能答的写 []',
    '退出码：0 成了，1 没有成（原因逐行写出，什么都没有写入；test 是准确率低于 --floor），2 参数不对',
  ].join('\n'),
  byName: '命令行导入',
  note: (file: string) => `导入 ${file}`,
  notImported: (problems: readonly string[], more: number) =>
    ['有的行不对，一条都没有导入：', ...problems, ...(more > 0 ? [`还有 ${more} 处也不对`] : [])].join('\n'),
  imported: (of: { added: number; changed: number; unchanged: number }) =>
    `完成：新增 ${of.added} 条，更新 ${of.changed} 条，没有变化 ${of.unchanged} 条`,
  drafts: '已写成草稿，在页面上看过再发布，或加 --publish 再运行一次',
  near: (pairs: readonly { title: string; question: string; theirs: string }[]) =>
    [
      '这些问得很像，看看要不要合成一条：',
      ...pairs.map(({ title, question, theirs }) => `  “${question}”，像“${title}”里的“${theirs}”`),
    ].join('\n'),
  published: (version: number) =>
    version === 0 ? '没有要发布的改动' : `已发布第 ${version} 版，10 秒内生效`,
  notPublished: '刚有人发布了新的一版。导入的在草稿里，加 --publish 再运行一次',
  exporting: (shop: string) => `从 ${shop} 导出`,
  exported: (count: number, file: string) => `导出 ${count} 条到 ${file}`,
  badKind: (file: string) => `只能写成 .csv、.xlsx 或 .json：${file}`,
  notWritten: (file: string, why: string) => `写不了 ${file}：${why}`,
  badFloor: (floor: string) => `--floor 应为 0 到 1 的小数，不是 ${floor}`,
  badQuestions: (file: string) => `${file} 应为 [{"ask": "问题", "right": ["条目编号"]}, …]`,
  unknownKeys: (keys: readonly string[]) => `没有编号是 ${keys.join('、')} 的条目，这些问题算答不上`,
  nothingLive: '这家店还没有发布过知识库',
  figures: (of: {
    questions: number
    precision: number | null
    coverage: number | null
    helped: number | null
    refused: number | null
  }) =>
    [
      `问了 ${of.questions} 句`,
      `准确率 ${share(of.precision)}（答出来的里面，答对的）`,
      `覆盖率 ${share(of.coverage)}（答得了的里面，直接答了的）`,
      `有帮助 ${share(of.helped)}（连同给出的选项里有对的）`,
      `不乱答 ${share(of.refused)}（没有条目能答的里面，没有硬答的）`,
    ].join('\n'),
  confusions: '答错的：',
  columns: ['顾客问', '答成了', '应该是'] as const,
  nobody: '转人工',
  belowFloor: (precision: number | null, floor: number) => `准确率 ${share(precision)} 低于 ${share(floor)}`,
} as const
