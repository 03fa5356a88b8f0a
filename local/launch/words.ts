import { relative } from 'node:path'
import { DEFAULT_DATA } from './options'

export interface Addresses {
  readonly url: string
  readonly data: string
  readonly root: string
}

/** What local/gateway/data-file.ts finds; what SQLite says beyond that stands as it says it. */
const damage: ReadonlyMap<string, string> = new Map([
  ['its end is missing', '末尾缺了一段'],
  ['it is not a database', '它不是数据库文件'],
  ['it is missing, its log is there', '文件不在，只剩下日志'],
])

/** What npm start says to a person. */
export const words = {
  alreadyRunning: (url: string, pid: number) =>
    `小美已经在用这份数据运行：${url}（进程 ${pid}）\n先停掉它（Ctrl+C），或用 --data 目录 另开一份`,
  waiting: '另一个 npm start 正在启动，等它完成…',
  portTaken: (wanted: number, taken: number) => `端口 ${wanted} 已被占用，改用 ${taken}`,
  loadingDemo: (done: number, total: number) => `载入演示店铺 ${done} / ${total}`,
  noDemoCases: (why: string) => `演示的售后没有载入完，别的都能用：${why}`,
  h5Old: '小程序网页版没有构建成功，手机页面显示的是旧版或无法打开：',
  consoleOld: '客服台没有构建成功，显示的是旧版或无法打开：',
  dataBusy: (folder: string) => `另一个进程正在用 ${folder}。先停掉它，或用 --data 目录 另开一份`,
  dataDamaged: (file: string, why: string) =>
    `数据文件 ${file} 损坏了（${damage.get(why) ?? why}），没有打开，也没有改动它。\n用 npm run restore -- 备份文件 恢复，或用 --data 目录 另开一份`,
  dataNewer: (file: string) =>
    `数据文件 ${file} 是更新版本的小美写的，这个版本读不了；没有打开，也没有改动它。请更新小美，或用 --data 目录 另开一份`,
  journalDamaged: (file: string, line: number) =>
    `企业微信替身的记录 ${file} 第 ${line} 行损坏了，没有打开，也没有改动它。\n用 npm run restore -- 备份文件 恢复；只想丢掉企业微信那边的聊天记录，就把这个文件移走`,
  backupDamaged: (why: string) => `这个备份文件不完好（${why}），什么也没有恢复`,
  backupProblems: {
    notBackup: '不是小美的备份',
    endMissing: '结尾不见了',
    notAsWritten: '内容和备份时不一样',
    tooMuch: '结尾之后还有内容',
    noDatabase: '里面没有数据库',
  },
  backupNewer: '这个备份是更新版本的小美做的，这个版本读不了；什么也没有恢复。请先更新小美',
  restoring: '正在换上恢复的数据，重新启动…',
  restored: (url: string) => `已恢复，地址还是 ${url}`,
  stopping: '正在停止…',
  stopped: '已停止，数据都在，下次 npm start 接着用',
  ready: ({ url, data, root }: Addresses) => {
    const inside = relative(root, data)
    const folder = inside.startsWith('..') ? data : inside
    const there = folder === DEFAULT_DATA ? '' : ` --data ${/\s/.test(folder) ? `"${folder}"` : folder}`
    return [
      '',
      '  小美已经运行',
      '',
      `    顾客的手机      ${url}/phone/`,
      `    坐席的客服台    ${url}/console/`,
      `    坐席的企业微信  ${url}/wecom-standin/`,
      `    本机云的用量    ${url}/_local/`,
      `    全部地址        ${url}/`,
      '',
      `  数据在 ${folder}，重启还在；npm start -- --fresh${there} 从头开始`,
      `  日志在 ${folder}/cloud.log；按 Ctrl+C 停止`,
      '',
    ].join('\n')
  },
} as const

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** What npm run backup and npm run restore say. */
export const backupWords = {
  usage: (command: string) => `用法：npm run ${command} -- 文件 [--data 目录]`,
  noFile: (file: string) => `没有这个文件：${file}`,
  noData: (folder: string) => `${folder} 里还没有数据`,
  working: { backup: '正在备份', restore: '正在检查备份并恢复' },
  ofRunning: (url: string) => `本地云正在运行：${url}`,
  backedUp: (file: string, bytes: number, files: number) =>
    `已备份到 ${file}（${megabytes(bytes)}，${files} 个文件）`,
  restored: (at: string, folder: string) =>
    `已恢复到 ${at} 的样子。恢复前的数据留在 ${folder}/before-restore，确认无误后可以删掉`,
  notBack: '备份已检查完好，但本地云没有在一分钟内重新启动；看一看运行 npm start 的窗口',
} as const

/** What npm run export and npm run import:collection say. */
export const collectionWords = {
  usage: (command: string) => `用法：npm run ${command} -- 集合 文件.json [--data 目录]`,
  noCollection: (collection: string) => `没有 ${collection} 这个集合`,
  exporting: (collection: string) => `正在导出 ${collection}`,
  exported: (collection: string, count: number, file: string) =>
    `${collection} 的 ${count} 条记录已写到 ${file}，每行一条，可以在云开发控制台直接导入`,
  importing: (collection: string) => `正在导入 ${collection}`,
  imported: (collection: string, count: number) => `已导入 ${collection} ${count} 条记录（_id 相同的已替换）`,
  badLine: (line: number, why: string) => `第 ${line} 行${why}。什么也没有导入`,
  lineProblems: {
    notJson: '不是完整的 JSON（每行要是一条记录）',
    notObject: '不是一个 JSON 对象',
    badKey: '有字段名以点开头、结尾，或含有连续的点',
  },
} as const
