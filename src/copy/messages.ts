import { secondsText } from '../../core/copy/conversation'

/** `12.4 MB`, `380 KB`. */
export const sizeText = (bytes: number): string =>
  bytes >= 1024 * 1024
    ? `${(bytes / 1024 / 1024).toFixed(1)} MB`
    : `${Math.max(1, Math.round(bytes / 1024))} KB`

/** `0:32`: how long a video is. */
export const clipText = (durationMs: number): string => {
  const seconds = Math.max(1, Math.round(durationMs / 1_000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Words of single messages, and of what is chosen, recorded and sent. */
export const messageWords = {
  menu: '消息操作',
  copy: '复制',
  quote: '引用',
  apply: '售后',
  copied: '已复制',
  copyFailed: '没有复制成功',
  linkCopied: '链接已复制，到浏览器里粘贴打开',
  dropQuote: '不引用了',
  quoted: (name: string, excerpt: string) => `${name}：${excerpt}`,
  quoteAway: '那条消息在更早的地方，往上翻可以看到',

  phoneMenu: (phone: string) => `电话 ${phone}`,
  call: '拨打',

  checking: '审核中',
  video: (durationMs: number) => `视频 ${clipText(durationMs)}`,
  voice: (durationMs: number) => `语音 ${secondsText(durationMs)}`,
  voicePlaying: '正在播放，点一下停止',
  voiceUnheard: '未听',
  voiceFailed: '这段语音没有放出来，请再点一次',
  closeVideo: '关闭视频',
  place: '位置',
  goods: (quantity: number) => `×${quantity}`,
  caseBy: (when: string) => `${when} 前`,

  panel: {
    video: '视频',
    goods: '商品',
    faq: '常见问题',
    place: '位置',
    history: '查找聊天记录',
    limit: '照片每张 10 MB 以内，视频最长 60 秒',
  },
  goodsSheet: {
    title: '选一件商品发给客服',
    orderFirst: '先选商品所在的订单',
    back: '返回订单',
    failed: '商品没有载入，点这里重试',
  },

  tray: {
    label: '待发送的照片和视频',
    photos: (count: number, bytes: number) => `${count} 张照片，共 ${sizeText(bytes)}`,
    mixed: (count: number, bytes: number) => `${count} 个文件，共 ${sizeText(bytes)}`,
    video: (durationMs: number | undefined, bytes: number) =>
      durationMs === undefined
        ? `视频，${sizeText(bytes)}`
        : `视频 ${clipText(durationMs)}，${sizeText(bytes)}`,
    order: '按住拖动，换顺序',
    place: (place: number, count: number) => `第 ${place} 张，共 ${count} 张`,
    preparing: '正在压缩',
    send: (count: number) => (count > 1 ? `发送 ${count}` : '发送'),
    clear: '全部取消',
    add: '再选几张',
    photo: (place: number) => `第 ${place} 张`,
    forward: '往前移',
    backward: '往后移',
    remove: (place: number) => `去掉第 ${place} 张`,
    tooMany: '一次最多 9 个',
    refused: (count: number, why: string) => `${count} 个没有选上：${why}`,
    videoTooLong: '视频超过 60 秒了，剪短一点再发',
    videoTooLarge: (bytes: number, mostMB: number) =>
      `视频有 ${sizeText(bytes)}，超过 ${mostMB} MB，剪短一点再发`,
  },

  recorder: {
    voice: '说话',
    keyboard: '键盘',
    hold: '按住 说话',
    release: '松开 发送',
    cancel: '松开 取消',
    releaseTip: '松开发送，往上滑取消',
    cancelTip: '松开手指，取消发送',
    left: (seconds: number) => `还能说 ${seconds} 秒`,
    tooShort: '说话时间太短',
    failed: '没有录到声音，请再试一次',
    refusedTitle: '没有麦克风权限',
    refusedInWeChat: '打开麦克风权限后，就能发语音',
    refusedInBrowser: '在浏览器的网站设置里允许麦克风后，就能发语音',
    toSettings: '去设置',
    notNow: '先不用',
    known: '知道了',
  },

  placeFailed: '没有选到位置，请再试一次',
} as const
