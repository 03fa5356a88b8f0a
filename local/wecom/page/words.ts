/** Every word of the page that is not in index.html. */
export const words = {
  app: '应用',
  bot: '小美',
  preview: {
    image: '[图片]',
    voice: '[语音]',
    video: '[视频]',
    file: '[文件]',
    location: '[位置]',
    card: '[卡片]',
  },
  voice: '语音',
  file: '文件',
  customerVideo: '顾客发来的视频',
  ownVideo: '我发的视频',
  customerPicture: '顾客发来的图片',
  ownPicture: '我发的图片',
  resend: '没发出去，点这里重发',
  sendingNow: '正在发送',
  pressFailed: '没有送达，请再点一次',
  empty: '还没有消息',
  emptyWhy: '有顾客转人工时，这里会收到通知。现在可以看“我的会话”，或在另一页扮演顾客。',
  threadFailed: '消息没有载入，本机的服务没有应答。已发出的都在，连上后再看。',
  tryAgain: '重新载入',
  noAgents: '还没有客服。先载入演示店铺，再打开这一页。',
  fileType: '只能发 JPG、PNG 图片，MP4 视频，AMR 语音',
  fileEmpty: '这个文件是空的，换一个',
  fileSize: (mb: number) => `不能超过 ${mb} MB，换一个小一点的`,
  notAPlace: '写上名称，经纬度写成“30.2741, 120.1551”这样',
  unread: '有新消息',
  pause: '暂停接待',
  resume: '恢复接待',
  begin: '开始接待',
} as const

/** What the menu's buttons say to the app. */
export const commands = { sessions: '/sessions', help: '/help', busy: '/busy', on: '/on' } as const
