import type { RefusalCode } from '../contracts/refusals'

/** What a person reads when the answer is no: what happened, that nothing is lost, what to do. */
export const refusalWords = {
  badRequest: '内容不完整，检查后再试一次',
  forbidden: '您没有权限做这件事',
  notFound: '没有找到，可能已经删除或不属于您',
  internal: '我们这边出了问题，您的内容还在，请稍后再试一次',
  busy: '正在处理同一件事，请再试一次',
  tooFast: '发得太快了，歇几秒再发，内容都还在',
  textMissing: '这条消息不是文字，没有发出',
  textEmpty: '还没有写内容',
  textTooLong: '超过 1000 字了，分成两条发',
  fileEmpty: '这个文件是空的，换一个再发',
  fileTooLarge: '照片超过 10 MB，换一张小一点的',
  fileKind: '只能发 JPG、PNG、GIF、WebP 照片',
  fileMissing: '文件没有传完，点一下重试',
  videoTooLarge: '视频超过 25 MB 了，剪短一点再发',
  videoTooLong: '视频超过 60 秒了，剪短一点再发',
  videoKind: '只能发 MP4、MOV 视频，换一个再发',
  voiceTooLarge: '这段语音太大了，分两段说',
  voiceTooLong: '语音超过 60 秒了，分两段说',
  voiceKind: '这段语音打不开，请重新录一段',
  notAllowed: '现在不能这样做，刷新后看看最新状态',
  rateTooLate: '超过 24 小时，不能再评价了',
  replayed: '这个请求已经收到过了',
  tooMany: '一次发得太多了，分几次发',
  offline: '网络断开了，连上网后再试一次，内容都还在',
} as const satisfies Record<RefusalCode, string>
