/** What `npm run quick-replies` says. */
export const replyScriptWords = {
  usage: [
    '用法：npm run quick-replies -- import 文件.csv|文件.xlsx [--shop 店铺] [--data 目录]',
    '　　　npm run quick-replies -- export 文件.csv|文件.xlsx [--shop 店铺] [--data 目录]',
    '表格的第一行是表头：先导出一份，在上面改最方便。图片放在表格旁边，写文件名',
    '退出码：0 成了，1 没有成（原因逐行写出，什么都没有写入），2 参数不对',
  ].join('\n'),
  noRows: (file: string) => `${file} 只有表头，没有快捷回复`,
  notImported: (problems: readonly string[], more: number) =>
    ['有的行不对，一条都没有导入：', ...problems, ...(more > 0 ? [`还有 ${more} 行也不对`] : [])].join('\n'),
  imported: (of: { added: number; changed: number; unchanged: number }) =>
    `完成：新增 ${of.added} 条，更新 ${of.changed} 条，没有变化 ${of.unchanged} 条。客服一分钟内就能用上`,
  exporting: (shop: string) => `从 ${shop} 导出`,
  exported: (count: number, file: string) => `导出 ${count} 条到 ${file}`,
  badKind: (file: string) => `只能写成 .csv 或 .xlsx：${file}`,
  notWritten: (file: string, why: string) => `写不了 ${file}：${why}`,
} as const
