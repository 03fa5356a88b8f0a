import { relative } from 'node:path'

export interface Addresses {
  readonly url: string
  readonly data: string
  readonly root: string
}

/** What npm start says to a person. */
export const words = {
  alreadyRunning: (url: string, pid: number) =>
    `小美已经在用这份数据运行：${url}（进程 ${pid}）\n先停掉它（Ctrl+C），或用 --data 目录 另开一份`,
  waiting: '另一个 npm start 正在启动，等它完成…',
  portTaken: (wanted: number, taken: number) => `端口 ${wanted} 已被占用，改用 ${taken}`,
  loadingDemo: (done: number, total: number) => `载入演示店铺 ${done} / ${total}`,
  h5Old: '小程序网页版没有构建成功，手机页面显示的是旧版或无法打开：',
  dataBusy: (folder: string) => `另一个进程正在用 ${folder}。先停掉它，或用 --data 目录 另开一份`,
  dataDamaged: (file: string, why: string) =>
    `数据文件 ${file} 损坏了（${why}），没有打开，也没有改动它。\n用 npm run restore -- 备份文件 恢复，或用 --data 目录 另开一份`,
  dataNewer: (file: string) =>
    `数据文件 ${file} 是更新版本的小美写的，这个版本读不了；没有打开，也没有改动它。请更新小美，或用 --data 目录 另开一份`,
  stopping: '正在停止…',
  stopped: '已停止，数据都在，下次 npm start 接着用',
  ready: ({ url, data, root }: Addresses) => {
    const inside = relative(root, data)
    const folder = inside.startsWith('..') ? data : inside
    return [
      '',
      '  小美已经运行',
      '',
      `    顾客的手机      ${url}/phone/`,
      `    坐席的企业微信  ${url}/wecom-standin/`,
      `    本机云的用量    ${url}/_local/`,
      `    全部地址        ${url}/`,
      '',
      `  数据在 ${folder}，重启还在；npm start -- --fresh 从头开始`,
      `  日志在 ${folder}/cloud.log；按 Ctrl+C 停止`,
      '',
    ].join('\n')
  },
} as const
