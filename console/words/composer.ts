/** What the composer says. */
export const composerWords = {
  label: '回复',
  field: (called: string) => `回复${called}`,
  help: '输入 / 找话术，@ 找同事',
  like: (percent: number) => (percent === 100 ? '与话术一致，可以改' : `与话术 ${percent}% 相同`),
  note: '内部备注',
  noteField: '只有同事看得到，@ 谁就在企业微信里提醒谁',
  noteHelp: '顾客看不到',
  addNote: '记下',
  mention: '提到哪位同事',
  noMention: '没有叫这个名字的同事',
  send: '发送',
  enter: 'Enter',
  emoji: '表情',
  image: '照片',
  replies: '话术',
  imageLimit: 'JPG、PNG、GIF、WebP，每张 10 MB 以内，一次最多 9 张',
  notImage: '只能发 JPG、PNG、GIF、WebP 照片',
  tooLarge: (name: string) => `${name} 超过 10 MB，换一张小一点的`,
  tooMany: '一次最多 9 张，多的没有放上来',
  drop: '松开放到待发送',
  tooLong: (over: number) => `超过 1000 字了，再删 ${over} 字，或者分两条发`,
  dropQuote: '不引用了',
  ready: (count: number) => `${count} 张照片待发送`,
  replyImage: '话术附带的照片',
  removeReplyImage: '不发这张照片',
  removeImage: (place: number) => `去掉第 ${place} 张照片`,
} as const

/** Faces that every phone draws. */
export const faces = Array.from('😊😄🙂😉😀👍👌🙏💪👏🎉🌹❤🎁📦🚚🔍📷✅⏰😅😥😔🙇')
