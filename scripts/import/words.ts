/** What `npm run import` says. */
export const importWords = {
  usage: [
    '用法：npm run import -- 文件.csv|文件.xlsx [--shop 店铺] [--data 目录]',
    '退出码：0 全部导入，1 没有导入（文件或店铺不对），2 参数不对，3 导入了，但有订单没有导入（见 rejects 文件）',
  ].join('\n'),
  noFile: (file: string) => `没有这个文件：${file}`,
  notAFile: (file: string) => `这不是一个文件：${file}`,
  unreadable: (file: string, why: string) => `读不了 ${file}：${why}`,
  noRows: (file: string) => `${file} 只有表头，没有订单`,
  noHeader: (missing: readonly string[]) =>
    `没有认出表头，缺这些列：${missing.join('、')}。可以用的列名见 core/orders/import/columns.ts`,
  noShops: '这里还没有店铺。先运行 npm start，或用 --data 指明数据目录',
  unknownShop: (shop: string, known: string) => `没有店铺 ${shop}。已有：${known}`,
  whichShop: (known: string) => `有几家店铺，请用 --shop 指明导入哪一家：${known}`,
  intoShop: (name: string, shop: string, others: string) =>
    `导入到 ${name}（${shop}）${others ? `，换一家用 --shop：${others}` : ''}`,
  toRunning: (url: string) => `写入正在运行的本地云 ${url}`,
  toFolder: (folder: string) => `本地云没有运行，直接写入 ${folder}`,
  toCloud: (env: string) => `写入云开发环境 ${env}`,
  demoLoaded: '第一次使用，先放入了示例店铺',
  reading: (file: string, size: string) => `正在读取 ${file}（${size}）…`,
  read: (lines: number, orders: number) => `读到 ${lines} 行，${orders} 笔订单`,
  writing: (done: number, all: number) => `已核对 ${done} / ${all} 笔`,
  rejectsHeader: ['行号', '订单号', '原因'],
  rejectsFile: (file: string) => `没有导入的行和原因在 ${file}`,
  summary: (of: { added: number; changed: number; unchanged: number; rejected: number }) =>
    `完成：新增 ${of.added} 笔，更新 ${of.changed} 笔，没有变化 ${of.unchanged} 笔，没有导入 ${of.rejected} 笔`,
} as const
